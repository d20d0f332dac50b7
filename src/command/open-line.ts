import { citeSpans } from '../corpus/cite-spans.ts'
import type { Citation, CorpusItem } from '../corpus/corpus.ts'
import type { Document } from '../document/document.ts'
import { LONGEST_WORDING } from '../message/shorten.ts'
import { characterBorderBefore } from '../message/split-text.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import { findDocument, findWords, type LostWords } from './find-words.ts'
import type { Knowledge } from './knowledge.ts'

/** A passage opened from a citation, in the source's own wording. */
export interface OpenedLine {
  readonly citation: Citation
  /** The sentence before; empty at a document's start, and when the source's text is not loaded. */
  readonly before: string
  /** The sentences that the cited passage touches, or what is around it in very long ones; empty without the source's text. */
  readonly line: string
  /** Whether the sentences begin before `line` or go on behind it. */
  readonly isCut: { readonly before: boolean; readonly after: boolean }
  /** The sentence after; empty at a document's end, and when the source's text is not loaded. */
  readonly after: string
  /**
   * There when the source was edited since the reference was made, and its words are not to be found in it. Then nothing
   * of the source is opened, and the citation names no passage.
   */
  readonly changed?: LostWords
}

/** Code units of what stands before a line and behind it. */
export const LONGEST_NEIGHBOUR = 400
const NOTHING = { before: '', line: '', after: '', isCut: { before: false, after: false } } as const

/**
 * Opens what a reference names.
 * @param reference an item's id, or that of a passage.
 * @param posted as for `findWords`.
 * @returns `undefined` when there is no such item or document.
 */
export function openLine(knowledge: Knowledge, reference: string, posted?: CorpusItem): OpenedLine | undefined {
  const found = findWords(knowledge, reference, posted)
  if (found === undefined) return undefined
  if (found.kind === 'changed') {
    const citation = { ...citeSpans(found.document, []), section: undefined, span: undefined }
    return { citation, ...NOTHING, changed: found.words }
  }
  const citation = found.kind === 'item' ? found.item.citation : citeSpans(found.document, found.spans)
  const document = findDocument(knowledge, citation.source)
  if (document === undefined || citation.span === undefined) return { citation, ...NOTHING }
  return { citation, ...sentencesAround(document, citation.span) }
}

function sentencesAround(document: Document, span: Span): Omit<OpenedLine, 'citation'> {
  const { sentences, text } = document
  const first = sentences.findIndex((sentence) => overlapsSpan(sentence.span, span))
  const last = sentences.findLastIndex((sentence) => overlapsSpan(sentence.span, span))
  const whole = { start: sentences[first]?.span.start ?? span.start, end: sentences[last]?.span.end ?? span.end }
  const { start, end } = partAround(text, whole, span)
  const before = first > 0 ? sentences[first - 1] : undefined
  const after = last >= 0 ? sentences[last + 1] : undefined
  return {
    before: before === undefined ? '' : sliceSpan(text, before.span),
    line: text.slice(start, end),
    after: after === undefined ? '' : sliceSpan(text, after.span),
    isCut: { before: start > whole.start, after: end < whole.end },
  }
}

/** Of sentences that are too long to show, what stands around a passage of theirs, cut between two characters. */
function partAround(text: string, whole: Span, span: Span): Span {
  if (whole.end - whole.start <= LONGEST_WORDING) return whole
  const start = Math.max(whole.start, span.start - LONGEST_NEIGHBOUR)
  const end = Math.min(whole.end, span.end + LONGEST_NEIGHBOUR, start + LONGEST_WORDING)
  return { start: characterBorderBefore(text, whole.start, start), end: characterBorderBefore(text, start + 1, end) }
}
