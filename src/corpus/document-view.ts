import type { Analysis } from '../analysis/analysis.ts'
import type { Document } from '../document/document.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { type CompactText, compactText } from './compact-text.ts'

/** A document with what looking for passages in it needs; each part is made when first asked for. */
export interface DocumentView {
  readonly analysis: Analysis
  readonly document: Document
  readonly compact: () => CompactText
  /** Compact texts of the sentences, in their order. */
  readonly sentences: () => readonly string[]
}

/** Widest gap in code units between two parts of one quote: room for who says it. */
const WIDEST_GAP = 400

/** Makes a document ready to be looked at. */
export function viewDocument(analysis: Analysis): DocumentView {
  const { document } = analysis
  let compact: CompactText | undefined
  let sentences: readonly string[] | undefined
  return {
    analysis,
    document,
    compact: () => {
      compact ??= compactText(document.folded)
      return compact
    },
    sentences: () => {
      sentences ??= document.sentences.map(({ span }) => compactText(sliceSpan(document.folded, span)).text)
      return sentences
    },
  }
}

/** Tells whether all phrases stand in a document, whatever its punctuation and white space. No phrases: no. */
export function holdsPhrases(view: DocumentView, phrases: readonly CompactText[]): boolean {
  return phrases.length > 0 && phrases.every((phrase) => view.compact().text.includes(phrase.text))
}

/**
 * Finds the parts of a quotation, word for word, one after another.
 * @param parts compact, from folded texts.
 * @returns the exact span of each; `undefined` unless every part is there, near the one before.
 */
export function findParts(view: DocumentView, parts: readonly CompactText[]): readonly Span[] | undefined {
  const { text, offsets } = view.compact()
  const [first, ...others] = parts
  if (first === undefined || first.text === '') return undefined
  for (let at = text.indexOf(first.text); at >= 0; at = text.indexOf(first.text, at + first.text.length)) {
    const spans = followParts(text, at, first, others)
    if (spans !== undefined) return spans.map(({ start, end }) => originalSpan(offsets, start, end))
  }
  return undefined
}

function followParts(
  text: string,
  at: number,
  first: CompactText,
  others: readonly CompactText[],
): readonly Span[] | undefined {
  const spans = [{ start: at, end: at + first.text.length }]
  for (const part of others) {
    const from = spans.at(-1)?.end ?? 0
    const start = text.slice(from, from + WIDEST_GAP + part.text.length).indexOf(part.text)
    if (start < 0 || part.text === '') return undefined
    spans.push({ start: from + start, end: from + start + part.text.length })
  }
  return spans
}

function originalSpan(offsets: Int32Array, start: number, end: number): Span {
  return { start: offsets[start] ?? 0, end: (offsets[end - 1] ?? -1) + 1 }
}

/** Finds the first sentence in which all words stand together; `undefined` when there is none, or no words. */
export function findSentence(view: DocumentView, words: readonly CompactText[]): Span | undefined {
  if (words.length === 0) return undefined
  const index = view.sentences().findIndex((sentence) => words.every((word) => sentence.includes(word.text)))
  return view.document.sentences[index]?.span
}
