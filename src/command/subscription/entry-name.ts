import type { Reader } from '../../briefing/reader.ts'
import type { SubscriptionDesk } from './desk.ts'

/**
 * Names one of a channel's subscriptions by its number, and by its topics where it has some: `digest 2: Risks`.
 * @returns empty where there is only one, which needs no name.
 */
export function entryName(
  id: string,
  { entries, damaged }: Pick<SubscriptionDesk, 'entries' | 'damaged'>,
  reader: Reader,
): string {
  const { say, topicTitle } = reader
  const ids = [...entries.map(({ subscription }) => subscription.id), ...damaged]
  const at = ids.indexOf(id)
  if (at < 0) return say('subscription.entry-ended')
  if (ids.length === 1) return ''
  const topics = entries[at]?.subscription.options.topics ?? []
  const names = topics.map(topicTitle).join(say('edition.topic-separator'))
  return say(names === '' ? 'subscription.entry' : 'subscription.entry-of', { number: at + 1, topics: names })
}
