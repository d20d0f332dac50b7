import type { Citation, CorpusItem } from '../corpus/corpus.ts'
import { note } from '../message/blocks.ts'
import { citationText, sectionText, sourceText } from '../message/citation-text.ts'
import type { Action, Inline, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { madeOnce } from '../text/made-once.ts'
import { displayedText, isConverted } from './displayed-text.ts'
import { type ShownText, shownText, translationFor } from './item-text.ts'
import type { Reader } from './reader.ts'

/** How an item is shown among others. */
export interface ItemStyle {
  /** The number a reader can refer to. */
  readonly number: number | undefined
  /** The message names this source once for all its items: they name only their sections. */
  readonly sharedSource: Citation | undefined
}

/**
 * Writes an item for a reader: the wording, who said it, where it comes from, and how to check it.
 * Text in Simplified characters is shown to readers of Traditional ones converted, and the details say so.
 * The same item in the same place is the same block for the same reader.
 */
export function itemBlock(item: CorpusItem, reader: Reader, style: ItemStyle): MessageBlock {
  const known = knownBlocks(reader)(item)
  const found = known.find(({ number, sharedSource }) => number === style.number && sharedSource === style.sharedSource)
  if (found !== undefined) return found.block
  const block = writeBlock(item, reader, style)
  known.push({ ...style, block })
  if (known.length > MOST_STYLES) known.shift()
  return block
}

interface KnownBlock extends ItemStyle {
  readonly block: MessageBlock
}

/** An item stands in few places of the editions of one hour. */
const MOST_STYLES = 12

const knownBlocks = madeOnce((_reader: Reader) => madeOnce((_item: CorpusItem): KnownBlock[] => []))

function writeBlock(item: CorpusItem, reader: Reader, style: ItemStyle): MessageBlock {
  const shown = shownText(item, reader.language)
  const actions = itemActions(item, reader, style.number)
  const content = [textRun(displayedText(shown, reader))]
  const details = [textRun(detailsText(item, shown, reader, style.sharedSource), 'quiet')]
  if (item.kind === 'takeaway') return { kind: 'item', number: style.number, content, details, actions }
  const translation = translationFor(item, shown, reader.language)
  return {
    kind: 'quote',
    number: style.number,
    content,
    translation: translation === undefined ? [] : [textRun(translationText(translation, reader))],
    attribution: attributionOf(item, reader),
    details,
    actions,
  }
}

/**
 * Finds the one source that all items come from.
 * @returns a citation of it; `undefined` when there are several sources, or fewer than two items.
 */
export function findSharedSource(items: readonly CorpusItem[]): Citation | undefined {
  const [first, ...others] = items
  if (first === undefined || others.length === 0) return undefined
  const isShared = others.every((item) => item.citation.source === first.citation.source)
  return isShared ? first.citation : undefined
}

/** Names a shared source in a quiet line; no line when there is none. */
export function sharedSourceNote(shared: Citation | undefined, reader: Reader): readonly MessageBlock[] {
  if (shared === undefined) return []
  const text = reader.say('edition.source', { source: sourceText(shared, reader.language) })
  return [note(text)]
}

/** The one-line name of a speaker for a reader: `郭嵩 · 香港科技大学教授`. */
export function attributionOf(item: CorpusItem, reader: Reader): readonly Inline[] {
  const { speaker } = item
  if (speaker === undefined) return [textRun(reader.say('edition.unnamed-speaker'), 'quiet')]
  const name = textRun(speaker.name[reader.language], 'strong')
  const role = speaker.role?.[reader.language]
  return role === undefined || role === '' ? [name] : [name, textRun(` · ${role}`)]
}

function translationText(translation: ShownText, reader: Reader): string {
  return reader.say('edition.translation', { text: displayedText(translation, reader) })
}

function detailsText(item: CorpusItem, shown: ShownText, reader: Reader, shared: Citation | undefined): string {
  const topics = item.topics.slice(0, 2).map(reader.topicTitle).join(reader.say('edition.topic-separator'))
  const name = shared === undefined ? citationText : sectionText
  const cited = name(item.citation, reader.language)
  // a heading of the source is shown in the characters that its line is shown in
  const [source, converted] = isConverted(shown, reader)
    ? [reader.toTraditional(cited), reader.say('edition.converted')]
    : [cited, '']
  return [topics, source, converted].filter((part) => part !== '').join(' · ')
}

/** One button an item keeps a digest to a phone screen; what opens offers to say why. */
function itemActions(item: CorpusItem, reader: Reader, number: number | undefined): readonly Action[] {
  return [showLineAction(item.id, reader, number)]
}

/** The button that opens the line behind a numbered item. */
export function showLineAction(reference: string, { say }: Reader, number: number | undefined): Action {
  const action = { verb: 'show-line', label: say('edition.show-line'), value: reference } as const
  return number === undefined ? action : { ...action, spoken: say('edition.show-line-of', { number }) }
}
