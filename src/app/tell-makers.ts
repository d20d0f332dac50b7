import type { Reader } from '../briefing/reader.ts'
import { newEntryBlock } from '../command/subscription/entry-block.ts'
import { paragraph } from '../message/blocks.ts'
import type { Message } from '../message/message.ts'
import type { Platform } from '../ports/platform.ts'
import { inviteText } from '../subscription/invite-text.ts'
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
    const summary = reader.say('subscription.gone-told', { invite: inviteText(target, reader.say) })
    await platform.tell(user, target, restMessage(summary, theirs, { nowMs, reader }))
  }
}

/** The sentence above tells of all of them why they rest. */
function restMessage(
  summary: string,
  resting: readonly Subscription[],
  { nowMs, reader }: { readonly nowMs: number; readonly reader: Reader },
): Message {
  const entries = resting.map((subscription, index) =>
    newEntryBlock(
      { subscription: { ...subscription, pause: undefined }, dueAtMs: undefined },
      { number: index + 1, nowMs },
      reader,
    ),
  )
  return { language: reader.language, summary, blocks: [paragraph(summary), ...entries] }
}
