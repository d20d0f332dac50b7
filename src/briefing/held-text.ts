import type { Reader } from './reader.ts'

/** What a digest is limited to: topic ids and pack ids; empty means all. */
export interface EditionScope {
  readonly topics: readonly string[]
  readonly packs: readonly string[]
}

/** Names everything that a digest can show, for sentences that say that it was shown: no more than it is limited to. */
export function heldText({ topics, packs }: EditionScope, { say, topicTitle }: Reader): string {
  const key = ['edition.held', ...(packs.length > 0 ? ['packs'] : []), ...(topics.length > 0 ? ['topics'] : [])].join(
    '-',
  )
  return say(key, { topics: topics.map(topicTitle).join(say('edition.topic-separator')) })
}
