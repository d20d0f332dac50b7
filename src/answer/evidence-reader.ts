import type { Document } from '../document/document.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { readParts } from './read-evidence.ts'
import type { PartKey, Question } from './read-question.ts'

/** Tells which parts of one question stand in a text; each sentence of a document is read once. */
export interface EvidenceReader {
  readonly question: Question
  readonly rules: SearchRules
  /** Parts in a sentence of a document; none where there is no such sentence. */
  sentence(document: Document, sentence: number): ReadonlySet<PartKey>
  /** Parts in any text. */
  text(text: string): ReadonlySet<PartKey>
}

const NONE: ReadonlySet<PartKey> = new Set()

/** Makes a reader for one question; to be thrown away with it. */
export function createEvidenceReader(question: Question, rules: SearchRules): EvidenceReader {
  const texts = new Map<string, ReadonlySet<PartKey>>()
  const sentences = new Map<Span, ReadonlySet<PartKey>>()
  const text = (read: string): ReadonlySet<PartKey> => {
    if (read.trim() === '') return NONE
    const known = texts.get(read)
    if (known !== undefined) return known
    const found = readParts(question, read, rules)
    texts.set(read, found)
    return found
  }
  return {
    question,
    rules,
    text,
    sentence(document, sentence) {
      const span = document.sentences[sentence]?.span
      if (span === undefined) return NONE
      const known = sentences.get(span)
      if (known !== undefined) return known
      const found = text(sliceSpan(document.text, span))
      sentences.set(span, found)
      return found
    },
  }
}
