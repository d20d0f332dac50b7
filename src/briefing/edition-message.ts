import type { Citation } from '../corpus/corpus.ts'
import { note, paragraph } from '../message/blocks.ts'
import { dateText } from '../message/date-text.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { countText } from './count-text.ts'
import type { Edition, EditionChoice } from './edition.ts'
import { type EditionScope, heldText } from './held-text.ts'
import { findSharedSource, itemBlock, sharedSourceNote } from './item-block.ts'
import type { Reader } from './reader.ts'

/** How an edition is posted. */
export interface EditionFrame extends EditionScope {
  /** `thread`: what is seen first is the summary, which says where the lines are. */
  readonly layout: 'thread' | 'flat'
}

const WHOLE: EditionFrame = { layout: 'flat', topics: [], packs: [] }

/**
 * Writes an edition as a message: heading, numbered takeaways, numbered quotes, and how to go on.
 * Numbers run through both, so that `#5` names one item.
 * @returns a plain sentence that nothing is new when the edition is empty.
 */
export function editionMessage(edition: Edition, reader: Reader, frame: EditionFrame = WHOLE): Message {
  const { say, language } = reader
  const values = { date: dateText(edition.date, language), number: edition.number }
  if (numberedItems(edition).length === 0) return nothingNew(edition, reader, frame)
  const counts = countText(edition, reader, say('edition.count-and'))
  const summary = frame.layout === 'thread' ? 'edition.summary-thread' : 'edition.summary'
  return {
    language,
    summary: say(summary, { ...values, counts }),
    blocks: [
      { kind: 'heading', text: say('edition.heading', values) },
      note(say('edition.subheading', { ...values, counts: countText(edition, reader, ' · ') })),
      ...editionBlocks(edition, reader),
      ...sharedSourceNote(editionSource(edition), reader),
      note(say('edition.footer')),
      { kind: 'actions', actions: [{ verb: 'command', label: say('edition.more'), value: 'more' }] },
    ],
  }
}

/** Ids of an edition's items in the order of their numbers: `#1` is the first. */
export function numberedItems(edition: Edition): readonly string[] {
  return [...edition.takeaways, ...edition.quotes].map((choice) => choice.item.id)
}

/** Blocks of an edition's items, numbered through, quotes under their own heading. */
export function editionBlocks(edition: Edition, reader: Reader): readonly MessageBlock[] {
  const sharedSource = editionSource(edition)
  const block = (choice: EditionChoice, index: number): MessageBlock =>
    itemBlock(choice.item, reader, { number: index + 1, sharedSource })
  const takeaways = edition.takeaways.map(block)
  const quotes = edition.quotes.map((choice, index) => block(choice, takeaways.length + index))
  if (quotes.length === 0) return takeaways
  const heading: MessageBlock = { kind: 'paragraph', content: [textRun(reader.say('edition.quotes'), 'strong')] }
  return [...takeaways, { kind: 'divider' }, heading, ...quotes]
}

function editionSource({ takeaways, quotes }: Edition): Citation | undefined {
  return findSharedSource([...takeaways, ...quotes].map(({ item }) => item))
}

function nothingNew(edition: Edition, reader: Reader, scope: EditionScope): Message {
  const date = dateText(edition.date, reader.language)
  const text = reader.say('edition.nothing-new', { date, held: heldText(scope, reader) })
  return {
    language: reader.language,
    summary: text,
    blocks: [paragraph(text)],
  }
}
