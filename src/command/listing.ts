import { findSharedSource, itemBlock, sharedSourceNote } from '../briefing/item-block.ts'
import type { Reader } from '../briefing/reader.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import { paragraph } from '../message/blocks.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'

/** A titled list of items, as `risks` or `quotes` show it. */
export interface Listing {
  readonly heading: string
  /** What stands between the heading and the items of the first page; mostly empty. */
  readonly above: readonly MessageBlock[]
  /** Best first; those past the page are counted, and a button leads to them. */
  readonly items: readonly CorpusItem[]
  /** What to say when there is none. */
  readonly empty: string
  /** Which `MOST_LISTED` of the items to show, from 1; past the last, the last. */
  readonly page: number
  /** The command line that shows the list, to which the number of a further page is put. */
  readonly line: string
}

/** How many items a list shows: what a reader scrolls through on a phone without losing the thread. */
export const MOST_LISTED = 6

/** Shows a page of numbered items under a heading, how many more there are, and a button for them. */
export function showListing(context: CommandContext, listing: Listing): CommandOutcome {
  const { reader } = context
  const lastPage = Math.max(1, Math.ceil(listing.items.length / MOST_LISTED))
  const page = Math.min(listing.page, lastPage)
  const first = (page - 1) * MOST_LISTED
  const upToPage = listing.items.slice(0, first + MOST_LISTED)
  const shown = upToPage.slice(first)
  if (shown.length === 0) return justSay(context, plainMessage(context, listing.empty))
  const sharedSource = findSharedSource(shown)
  const hidden = listing.items.length - upToPage.length
  const next = `${listing.line} ${page + 1}`
  const blocks: MessageBlock[] = [
    { kind: 'heading', text: listing.heading },
    ...(page === 1 ? listing.above : []),
    ...shown.map((item, index) => itemBlock(item, reader, { number: first + index + 1, sharedSource })),
    ...sharedSourceNote(sharedSource, reader),
    ...moreButton(reader, { hidden, next }),
  ]
  const summary = reader.say('command.listing-summary', { heading: listing.heading, count: listing.items.length })
  const message: Message = { language: reader.language, summary, blocks }
  const posted = upToPage.map((item) => item.id)
  return { ...justSay(context, message, posted), page: { from: first, next: hidden === 0 ? null : next } }
}

function moreButton(reader: Reader, { hidden, next }: { hidden: number; next: string }): readonly MessageBlock[] {
  if (hidden === 0) return []
  const label = reader.say('command.more-items', { count: hidden })
  return [{ kind: 'actions', actions: [{ verb: 'command', label, value: next }] }]
}

/** Splits the number of a page off what stands after a command: `risks 2` is the second page of `risks`. */
export function readPage(argument: string): { readonly subject: string; readonly page: number } {
  const match = /(?<!\d)[1-9]\d?$/u.exec(argument)
  if (match === null) return { subject: argument, page: 1 }
  return { subject: argument.slice(0, match.index).trimEnd(), page: Number(match[0]) }
}

/** One plain sentence as a message. */
export function plainMessage(context: Pick<CommandContext, 'reader'>, text: string): Message {
  return { language: context.reader.language, summary: text, blocks: [paragraph(text)] }
}

/** Items by weight, heaviest first; equals in order of id, so that the order never depends on chance. */
export function byWeight(a: CorpusItem, b: CorpusItem): number {
  return b.weight - a.weight || (a.id < b.id ? -1 : 1)
}
