import { findSharedSource, itemBlock, sharedSourceNote } from '../briefing/item-block.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import { note, paragraph } from '../message/blocks.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'

/** A titled list of items, as `risks` or `quotes` show it. */
export interface Listing {
  readonly heading: string
  /** Best first; those past `MOST_LISTED` are counted, not shown. */
  readonly items: readonly CorpusItem[]
  /** What to say when there is none. */
  readonly empty: string
}

/** How many items a list shows: what a reader scrolls through on a phone without losing the thread. */
export const MOST_LISTED = 6

/** Shows a list of numbered items under a heading, and how many more there are. */
export function showListing(context: CommandContext, listing: Listing): CommandOutcome {
  const { reader } = context
  if (listing.items.length === 0) return justSay(context, plainMessage(context, listing.empty))
  const shown = listing.items.slice(0, MOST_LISTED)
  const hidden = listing.items.length - shown.length
  const sharedSource = findSharedSource(shown)
  const blocks: MessageBlock[] = [
    { kind: 'heading', text: listing.heading },
    ...shown.map((item, index) => itemBlock(item, reader, { number: index + 1, sharedSource })),
    ...sharedSourceNote(sharedSource, reader),
  ]
  if (hidden > 0) {
    blocks.push(note(reader.say('command.more-items', { count: hidden })))
  }
  const summary = reader.say('command.listing-summary', { heading: listing.heading, count: shown.length })
  const message: Message = { language: reader.language, summary, blocks }
  return justSay(
    context,
    message,
    shown.map((item) => item.id),
  )
}

/** One plain sentence as a message. */
export function plainMessage(context: Pick<CommandContext, 'reader'>, text: string): Message {
  return { language: context.reader.language, summary: text, blocks: [paragraph(text)] }
}

/** Items by weight, heaviest first; equals in order of id, so that the order never depends on chance. */
export function byWeight(a: CorpusItem, b: CorpusItem): number {
  return b.weight - a.weight || (a.id < b.id ? -1 : 1)
}
