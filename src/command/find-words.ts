import type { CorpusItem } from '../corpus/corpus.ts'
import { findReferred, idByPlace, idByWords, type Reference, readReference } from '../corpus/reference.ts'
import type { Document } from '../document/document.ts'
import type { Span } from '../text/span.ts'
import type { Knowledge } from './knowledge.ts'

/** What is there of what a reference names. */
export type Referred =
  | { readonly kind: 'item'; readonly item: CorpusItem }
  /** Words of a document that are no item, or none any more; `spans` are those of their parts. */
  | { readonly kind: 'words'; readonly document: Document; readonly spans: readonly Span[] }
  /** The document was edited since, and no place of it is what was meant. */
  | { readonly kind: 'changed'; readonly document: Document; readonly words: LostWords }

/** Words that stand in a document no more, or of which it cannot be told where they stand now. */
export type LostWords = 'gone' | 'untold'

/**
 * Finds what a reference names: the item, or the very words, wherever in their document they stand now. Nothing else is
 * ever taken for it because it stands where the words stood.
 * @param posted the item as it was posted, where that is remembered: an older reference does not tell its words itself.
 * @returns `undefined` when there is no such item or document.
 */
export function findWords(knowledge: Knowledge, reference: string, posted?: CorpusItem): Referred | undefined {
  const byWords = posted === undefined ? reference : idByWords(posted)
  const item = knowledge.items.get(byWords)
  if (item !== undefined) return { kind: 'item', item }
  const read = readReference(byWords)
  const document = read && findDocument(knowledge, read.document)
  if (read === undefined || document === undefined) return undefined
  const older = read.marks.length === 0 && read.kind !== undefined ? findByPlace(knowledge, byWords) : undefined
  return older === undefined ? findIn(document, read) : { kind: 'item', item: older }
}

function findIn(document: Document, read: Reference): Referred {
  const found = findReferred(document, read)
  const [spans] = found
  if (spans !== undefined && found.length === 1) return { kind: 'words', document, spans }
  const isGone = found.length === 0 && read.marks.length > 0
  return { kind: 'changed', document, words: isGone ? 'gone' : 'untold' }
}

function findByPlace({ corpus }: Knowledge, reference: string): CorpusItem | undefined {
  return corpus.items.find((item) => idByPlace(item) === reference)
}

/** The loaded document of an id. */
export function findDocument({ corpus }: Knowledge, id: string): Document | undefined {
  return corpus.analyses.find(({ document }) => document.id === id)?.document
}
