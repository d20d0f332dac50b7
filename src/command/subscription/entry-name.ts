import type { Reader } from '../../briefing/reader.ts'
import type { SubscriptionDesk } from './desk.ts'

/**
 * Names one of a channel's subscriptions by its number, and by its topics where it has some: `digest 2: Risks`.
 * @returns empty where there is only one, which needs no name.
 */
export function entryName(id: string, { entries }: Pick<SubscriptionDesk, 'entries'>, reader: Reader): string {
  const { say, topicTitle } = reader
  const at = entries.findIndex(({ subscription }) => subscription.id === id)
  const entry = entries[at]
  if (entry === undefined) return say('subscription.entry-ended')
  if (entries.length === 1) return ''
  const { topics } = entry.subscription.options
  const names = topics.map(topicTitle).join(say('edition.topic-separator'))
  return say(names === '' ? 'subscription.entry' : 'subscription.entry-of', { number: at + 1, topics: names })
}
