import type { CorpusItem, ItemText } from '../corpus/corpus.ts'
import { isReadable, type LanguageTag } from '../text/language.ts'

/** A wording of an item for one reader. */
export interface ShownText {
  readonly text: string
  readonly language: LanguageTag
  readonly nature: ItemText['nature']
}

/**
 * Picks the wording a reader should see first.
 *
 * A takeaway is shown in the reader's language if the editor wrote it in that; a quote is always shown as it was
 * said, because a translation is not what the speaker said: the translation stands beside it.
 */
export function shownText(item: CorpusItem, reader: LanguageTag): ShownText {
  const original = item.texts.find((text) => text.nature === 'original') ?? item.texts[0]
  if (original === undefined) throw new Error(`item ${item.id} has no text`)
  if (item.kind === 'quote') return original
  return (
    item.texts.find((text) => text.language === reader) ??
    item.texts.find((text) => isReadable(text.language, reader)) ??
    original
  )
}

/** Finds a translation for a reader who does not read the wording shown; `undefined` when none is needed or known. */
export function translationFor(item: CorpusItem, shown: ShownText, reader: LanguageTag): ShownText | undefined {
  if (isReadable(shown.language, reader)) return undefined
  return (
    item.texts.find((text) => text.language === reader) ?? item.texts.find((text) => isReadable(text.language, reader))
  )
}

/** Tells whether an item has any wording that a reader of the language reads. */
export function isItemReadable(item: CorpusItem, reader: LanguageTag): boolean {
  return item.texts.some((text) => isReadable(text.language, reader))
}

/**
 * Measures a text as a terminal or a phone lays it out: a Han or full-width character takes two columns.
 * @see Unicode Standard Annex 11, East Asian Width (the common wide ranges).
 */
export function columnsOf(text: string): number {
  let columns = 0
  for (let i = 0; i < text.length; i++) columns += text.charCodeAt(i) >= 0x2e80 ? 2 : 1
  return columns
}

/** What an item takes of a screen, in columns: its wording, a translation beside it, and who said it. */
export function itemColumns(item: CorpusItem, reader: LanguageTag): number {
  const shown = shownText(item, reader)
  if (item.kind === 'takeaway') return columnsOf(shown.text)
  const { name, role } = item.speaker ?? {}
  const beside = [translationFor(item, shown, reader)?.text, name?.[reader], role?.[reader]]
  return beside.reduce((columns, text = '') => columns + columnsOf(text), columnsOf(shown.text))
}
