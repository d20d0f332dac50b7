import { afterEdition } from '../briefing/after-edition.ts'
import { composeEdition } from '../briefing/compose-edition.ts'
import { DEFAULT_PREFERENCES, type Edition } from '../briefing/edition.ts'
import { editionMessage, numberedItems } from '../briefing/edition-message.ts'
import { heldText } from '../briefing/held-text.ts'
import type { ChannelMemory } from '../briefing/memory.ts'
import type { Reader } from '../briefing/reader.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { dateText } from '../message/date-text.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { localDate } from '../schedule/local-date.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { Delivery, DeliveryContent } from './delivery.ts'

/** What a delivery's content is made from; the same values always give the same content. */
export interface ContentRequest {
  readonly delivery: Delivery
  readonly subscription: Pick<Subscription, 'options' | 'schedule'>
  readonly channel: ChannelMemory
  readonly corpus: Corpus
  /** The channel's reader, in the language of the digest. */
  readonly reader: Reader
}

/** What a delivery says, and what the channel has seen once it is fixed. */
export interface ComposedContent {
  readonly content: DeliveryContent
  readonly channel: ChannelMemory
}

/** Of three items, two are takeaways. */
const TAKEAWAY_SHARE = 2 / 3

/**
 * Composes what a delivery says to its channel.
 * @returns `undefined` when the channel has seen everything and wants no word about that.
 */
export function composeContent(request: ContentRequest): ComposedContent | undefined {
  const { channel, subscription, reader } = request
  const { whenNothingNew } = subscription.options
  const fresh = compose(request, new Set(channel.seen))
  const isEmpty = numberedItems(fresh).length === 0
  if (isEmpty && whenNothingNew === 'silent') return undefined
  const edition = isEmpty && whenNothingNew === 'revisit' ? compose(request, new Set()) : fresh
  const items = numberedItems(edition)
  const { options } = subscription
  const message = withNotes(editionMessage(edition, reader, options), request, isEmpty && items.length > 0)
  // where there are no lines, nothing is left for a thread
  const layout = items.length === 0 ? 'flat' : options.layout
  const content = { edition: edition.number, items, message, layout }
  return { content, channel: afterEdition(channel, edition) }
}

/** Who asks for more items than a digest usually has asks for more than a screen. */
const DEFAULT_ITEMS = DEFAULT_PREFERENCES.takeaways + DEFAULT_PREFERENCES.quotes

function compose(
  { delivery, subscription, channel, corpus, reader }: ContentRequest,
  seen: ReadonlySet<string>,
): Edition {
  const { items, topics } = subscription.options
  const takeaways = Math.ceil(items * TAKEAWAY_SHARE)
  const columns = DEFAULT_PREFERENCES.columns * Math.max(1, items / DEFAULT_ITEMS)
  const wanted = {
    corpus: ofPacks(corpus, subscription.options.packs),
    seen,
    preferences: { language: reader.language, topics, takeaways, quotes: items - takeaways, columns },
    number: (channel.edition?.number ?? 0) + 1,
    date: localDate(delivery.dueAtMs, subscription.schedule.zone),
    opinions: channel.opinions,
  }
  const edition = composeEdition(wanted)
  // a digest of so few items that none is kept for quotes shows them when there are no other takeaways
  if (takeaways < items || numberedItems(edition).length > 0) return edition
  return composeEdition({ ...wanted, preferences: { ...wanted.preferences, takeaways: 0, quotes: items } })
}

/** The items of certain packs; all of them when none is named. */
function ofPacks(corpus: Corpus, packs: readonly string[]): Corpus {
  if (packs.length === 0) return corpus
  return { ...corpus, items: corpus.items.filter(({ id }) => packs.some((pack) => id.startsWith(`${pack}/`))) }
}

/** Says what is out of the ordinary: that it comes late, stands for several, or has been shown before. */
function withNotes(message: Message, { delivery, subscription, reader }: ContentRequest, isRepeat: boolean): Message {
  const notes: string[] = []
  const date = dateText(localDate(delivery.dueAtMs, subscription.schedule.zone), reader.language)
  const isLate = delivery.history[0]?.reason === 'catch-up'
  if (delivery.missed > 0) notes.push(reader.say('delivery.note-merged', { date, count: delivery.missed }))
  else if (isLate) notes.push(reader.say('delivery.note-late', { date }))
  if (isRepeat) notes.push(reader.say('delivery.note-revisit', { held: heldText(subscription.options, reader) }))
  const blocks = notes.map((note): MessageBlock => ({ kind: 'note', content: [textRun(note, 'quiet')] }))
  return blocks.length === 0 ? message : { ...message, blocks: [...message.blocks, ...blocks] }
}
