import { itemBlock } from '../briefing/item-block.ts'
import type { Reader } from '../briefing/reader.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import type { Correction } from '../corpus/corrections.ts'
import { dateText } from '../message/date-text.ts'
import { fitSummary } from '../message/fit.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import type { DeliveryContent } from './delivery.ts'

/** What a content is corrected by; the same values always give the same content. */
export interface Corrections {
  /** All there are, in their order. */
  readonly all: readonly Correction[]
  /** Items as they are published now. */
  readonly items: ReadonlyMap<string, CorpusItem>
  /** Of the content's own language. */
  readonly reader: Reader
}

/** Finds the corrections of what a content shows. */
export function correctionsIn({ items }: DeliveryContent, all: readonly Correction[]): readonly Correction[] {
  return all.filter(({ item }) => items.includes(item))
}

/**
 * Puts right what a content shows: a withdrawn item gives way to the words that say so, under its number; a corrected
 * one is shown as it stands now, and says so. Everything else, and every number, stays.
 * @returns the same content when nothing of it was corrected. Correcting it again makes no difference.
 */
export function correctContent(content: DeliveryContent, corrections: Corrections): DeliveryContent {
  const found = correctionsIn(content, corrections.all)
  if (found.length === 0) return content
  // the last one of an item says how it stands
  const byItem = new Map(found.map((correction) => [correction.item, correction]))
  const blocks = content.message.blocks.map((block) => {
    const number = block.kind === 'item' || block.kind === 'quote' ? block.number : undefined
    const correction = number === undefined ? undefined : byItem.get(content.items[number - 1] ?? '')
    return number === undefined || correction === undefined ? block : corrected(correction, number, corrections)
  })
  return { ...content, message: { ...content.message, blocks } }
}

/**
 * Finds the corrections that a content does not know of: what was fixed after one of them came says already what its
 * item says now, or that it was withdrawn.
 */
export function correctionsUnknownTo(content: DeliveryContent, corrections: Corrections): readonly Correction[] {
  const correctedBlocks = correctContent(content, corrections).message.blocks
  const wordsOf = (block: MessageBlock | undefined): string => JSON.stringify({ ...block, details: [], actions: [] })
  return correctionsIn(content, corrections.all).filter(({ item }) => {
    const number = content.items.indexOf(item) + 1
    const at = content.message.blocks.findIndex((block) => 'number' in block && block.number === number)
    return at >= 0 && wordsOf(content.message.blocks[at]) !== wordsOf(correctedBlocks[at])
  })
}

function corrected(correction: Correction, number: number, { items, reader }: Corrections): MessageBlock {
  const item = items.get(correction.item)
  const on = dateText(correction.on, reader.language)
  const note = reader.say(`delivery.${correction.kind}-on`, { date: on })
  if (correction.kind === 'withdrawn' || item === undefined) {
    const words = correction.say[reader.language]
    return { kind: 'item', number, content: [textRun(words)], details: [textRun(note, 'quiet')], actions: [] }
  }
  const block = itemBlock(item, reader, { number, sharedSource: undefined })
  if (block.kind !== 'item' && block.kind !== 'quote') return block
  return { ...block, details: [textRun(`${note} · `, 'quiet'), ...block.details] }
}

/** What a note says about. */
export interface NoteRequest extends Omit<Corrections, 'all'> {
  readonly correction: Correction
  /** What was posted. */
  readonly content: DeliveryContent
}

/** Writes the note that a correction leaves in the thread of a post. */
export function correctionMessage({ correction, content, items, reader }: NoteRequest): Message {
  const { say, language } = reader
  const number = content.items.indexOf(correction.item) + 1
  const words = correction.say[language]
  const heading = say(`delivery.note-${correction.kind}`, { number, date: dateText(correction.on, language) })
  const item = items.get(correction.item)
  const now = correction.kind === 'corrected' && item !== undefined
  return {
    language,
    summary: fitSummary(`${heading} ${words}`),
    blocks: [
      { kind: 'paragraph', content: [textRun(heading, 'strong')] },
      { kind: 'paragraph', content: [textRun(words)] },
      ...(now ? [itemBlock(item, reader, { number, sharedSource: undefined })] : []),
    ],
  }
}
