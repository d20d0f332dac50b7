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
}

/** Tells whoever made subscriptions that they rest, each person once, and of their own. */
export async function tellMakers(
  { platform, readerOf, language }: TellingParts,
  target: Target,
  resting: readonly Subscription[],
): Promise<void> {
  const makers = new Set(resting.map(({ createdBy }) => createdBy).filter((user) => user !== ''))
  for (const user of makers) {
    const theirs = resting.filter(({ createdBy }) => createdBy === user)
    const reader = readerOf(theirs[0]?.options.language ?? language)
    await platform.tell(user, target, restMessage(theirs, reader))
  }
}

function restMessage(resting: readonly Subscription[], reader: Reader): Message {
  const summary = reader.say('subscription.gone-told')
  const entries = resting.map((subscription, index) =>
    entryBlock({ subscription, dueAtMs: undefined }, index + 1, reader),
  )
  return { language: reader.language, summary, blocks: [paragraph(summary), ...entries] }
}
