import type { Edition } from './edition.ts'
import { numberedItems } from './edition-message.ts'
import type { ChannelMemory } from './memory.ts'

/**
 * How much of what an edition left out is told to who asks why an item was chosen. No more is remembered: whole items
 * in every script are most of what a store would keep of a channel.
 */
export const LEFT_OUT_TOLD = 3

/**
 * So many items are remembered as seen, the last ones. Digests of six lines a day fill it in four years; without an end
 * every line that is written in the channel would read ever more.
 */
export const MOST_SEEN = 10_000

/**
 * What a channel remembers once it was shown an edition: that, and that it has seen its items.
 * @returns the channel as it was for an edition without items: that is none, and its number is still to be had.
 */
export function afterEdition(channel: ChannelMemory, edition: Edition): ChannelMemory {
  const items = numberedItems(edition)
  if (items.length === 0) return channel
  const seen = [...new Set([...channel.seen, ...items])].slice(-MOST_SEEN)
  return { ...channel, seen, edition: { ...edition, leftOut: edition.leftOut.slice(0, LEFT_OUT_TOLD) } }
}
