import { createVocabulary, type Vocabulary } from './across/vocabulary.ts'
import { LENGTH_SHARE, SATURATION } from './bm25.ts'
import { addText, createDraft, type Draft } from './draft-index.ts'
import { findHan, type HanTable, hanPair } from './han-table.ts'
import { type Postings, sortPostings } from './postings.ts'
import type { SearchRules } from './search-rules.ts'

/** Something that can be found. */
export interface Passage {
  readonly id: string
  readonly text: string
  /** What stands around it, such as its heading: helps to find it, counts less. */
  readonly context?: string
}

/**
 * An inverted index in typed arrays. An index is never changed: adding and removing makes another. `room` alone is
 * overwritten, by every question.
 */
export interface SearchIndex extends Postings {
  readonly rules: SearchRules
  readonly ids: readonly string[]
  readonly han: HanTable
  /** Stems, numbers, values (with `=` before), concepts (`#`) and names in Han characters (`~`). */
  readonly words: ReadonlyMap<string, number>
  /** How long each passage is, in terms, those of the context counted by a quarter. */
  readonly lengths: Float32Array
  /** By passage: how many quarters of a count its length holds against a term, as BM25 has it. */
  readonly holds: Float32Array
  /** 1 for a passage in Chinese, 0 for others. */
  readonly isHan: Uint8Array
  /** How many passages are in Chinese. */
  readonly hanCount: number
  /** By what else the words can be found; made when first asked for. */
  readonly vocabulary: () => Vocabulary
  /** The text of a passage by its place; `undefined` where the texts are not at hand. */
  readonly textAt: ((place: number) => string) | undefined
  readonly room: Room
}

/**
 * Room for the scores of a question: new arrays each time would have the garbage collector stop a question in a
 * hundred for several milliseconds.
 */
export interface Room {
  readonly scores: Float32Array
  readonly abroad: Float32Array
  /** Zeros between two uses. */
  readonly counts: Float32Array
  readonly touched: Uint32Array
}

const CONTEXT_SHARE = 0.25

/** How long passages are: of long ones 32 sentences are told apart, of short ones 8, in a quarter of the room. */
export type PassageLength = 'long' | 'short'

/** Indexes passages; ids may repeat, places do not. Linear in the length of the texts. */
export function buildIndex(
  passages: readonly Passage[],
  rules: SearchRules,
  length: PassageLength = 'long',
): SearchIndex {
  const sentences = length === 'short' ? new Uint8Array(0) : new Uint32Array(0)
  const draft = createDraft(rules, sentences)
  const read = readPassages(draft, passages, 0)
  const postings = sortPostings(draft.postings, draft.termCount)
  const ids = passages.map(({ id }) => id)
  const parts = { rules, ids, han: draft.han, words: draft.words, ...postings, ...read }
  const index = { ...assembleIndex(parts), textAt: (place: number) => passages[place]?.text ?? '' }
  // the first question across languages should not have to wait for it
  if (rules.dictionary !== undefined) index.vocabulary()
  return index
}

/** What an index is put together from; all else of it follows. */
export type IndexParts = Omit<SearchIndex, 'vocabulary' | 'textAt' | 'room' | 'holds' | 'hanCount'>

/** Puts an index together. */
export function assembleIndex(parts: IndexParts): SearchIndex {
  const { ids, lengths, rules } = parts
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const meanLength = total > 0 ? total / lengths.length : 1
  let vocabulary: Vocabulary | undefined
  return {
    ...parts,
    hanCount: parts.isHan.reduce((sum, one) => sum + one, 0),
    holds: lengths.map((length) => 4 * SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * (length / meanLength))),
    textAt: undefined,
    vocabulary: () => {
      vocabulary ??= createVocabulary(parts, rules.dictionary?.sounds ?? new Map())
      return vocabulary
    },
    room: {
      scores: new Float32Array(ids.length),
      abroad: new Float32Array(ids.length),
      counts: new Float32Array(ids.length),
      touched: new Uint32Array(ids.length),
    },
  }
}

/**
 * Reads passages into a draft.
 * @param from the place of the first one.
 */
export function readPassages(
  draft: Draft,
  passages: readonly Passage[],
  from: number,
): Pick<SearchIndex, 'lengths' | 'isHan'> {
  const lengths = new Float32Array(passages.length)
  const isHan = new Uint8Array(passages.length)
  for (const [i, passage] of passages.entries()) {
    const read = addPassage(draft, passage, from + i)
    lengths[i] = read.length
    isHan[i] = read.isHan ? 1 : 0
  }
  return { lengths, isHan }
}

function addPassage(draft: Draft, { text, context }: Passage, place: number) {
  const own = addText(draft, { text, place, isContext: false })
  const around = context === undefined ? 0 : addText(draft, { text: context, place, isContext: true }).length
  return { length: own.length + around * CONTEXT_SHARE, isHan: own.hanCount * 2 > own.length }
}

/** The number of a Han character or pair in an index. */
export function hanTerm(index: SearchIndex, key: number): number | undefined {
  return findHan(index.han, key)
}

/** The terms that a word of Han characters is found by, all of which stand in a passage that has it; none if unknown. */
export function hanWordTerms(index: SearchIndex, word: string): readonly number[] {
  if (word.length === 1) return knownTerms([hanTerm(index, word.charCodeAt(0))])
  const pairs: (number | undefined)[] = []
  for (let i = 0; i + 1 < word.length; i++)
    pairs.push(hanTerm(index, hanPair(word.charCodeAt(i), word.charCodeAt(i + 1))))
  return knownTerms(pairs)
}

function knownTerms(terms: readonly (number | undefined)[]): readonly number[] {
  const known = terms.filter((term) => term !== undefined)
  return known.length === terms.length ? known : []
}
