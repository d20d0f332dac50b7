import type { Reader } from '../briefing/reader.ts'
import { entryBlock } from '../command/subscription/entry-block.ts'
import { paragraph } from '../message/blocks.ts'
import type { Message } from '../message/message.ts'
import type { Platform } from '../ports/platform.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { Target } from '../subscription/target.ts'
import type { LanguageTag } from '../text/language.ts'

/** What telling takes. */
export interface TellingParts {
  readonly platform: Pick<Platform, 'tell'>
  readonly readerOf: (language: LanguageTag) => Reader
  /** Spoken where a subscription does not say. */
  readonly language: LanguageTag
  /** In milliseconds since 1970. */
  readonly nowMs: number
}

/** Tells whoever made subscriptions that they rest, each person once, and of their own. */
export async function tellMakers(
  { platform, readerOf, language, nowMs }: TellingParts,
  target: Target,
  resting: readonly Subscription[],
): Promise<void> {
  const makers = new Set(resting.map(({ createdBy }) => createdBy).filter((user) => user !== ''))
  for (const user of makers) {
    const theirs = resting.filter(({ createdBy }) => createdBy === user)
    const reader = readerOf(theirs[0]?.options.language ?? language)
    await platform.tell(user, target, restMessage(theirs, nowMs, reader))
  }
}

function restMessage(resting: readonly Subscription[], nowMs: number, reader: Reader): Message {
  const summary = reader.say('subscription.gone-told')
  const entries = resting.map((subscription, index) =>
    entryBlock({ subscription, dueAtMs: undefined }, { number: index + 1, nowMs }, reader),
  )
  return { language: reader.language, summary, blocks: [paragraph(summary), ...entries] }
}
