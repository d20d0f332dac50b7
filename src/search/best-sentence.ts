import { OWN_COUNT } from './draft-index.ts'
import type { SearchIndex } from './index-passages.ts'
import { advanceTo } from './postings.ts'
import type { QueryTerm } from './query-term.ts'

/** How much the best sentence counts beside the passage. */
const SENTENCE_WEIGHT = 0.6
/** How many passages are looked at closely; what is not among them by its words will not be first by one sentence. */
export const LOOKED_AT = 20
/** Sentences told apart. */
export const SENTENCE_BITS = 32

/**
 * Raises the scores of the best passages by what their best sentence has of the question: words that stand together
 * say more than the same words pages apart.
 */
export function addBestSentences(index: SearchIndex, terms: readonly QueryTerm[], places: readonly number[]): void {
  const { scores } = index.room
  const sums = new Float32Array(SENTENCE_BITS)
  for (const place of places) {
    sums.fill(0)
    for (const { term, weight, rarity } of terms) addTerm(sums, sentencesOf(index, term, place), weight * rarity)
    scores[place] = (scores[place] ?? 0) + SENTENCE_WEIGHT * highestOf(sums, 0)
  }
}

/** The highest sum of a sentence, of `SENTENCE_BITS` of them from a place on; 0 where all are less. */
export function highestOf(sums: Float32Array, from: number): number {
  let highest = 0
  for (let at = from; at < from + SENTENCE_BITS; at++) highest = Math.max(highest, sums[at] ?? 0)
  return highest
}

/** The sentences of a passage that a term stands in, as bits. */
export function sentencesOf({ starts, passages, sentences }: SearchIndex, term: number, place: number): number {
  const end = starts[term + 1] ?? 0
  const at = advanceTo(passages, place, { from: starts[term] ?? 0, end })
  return at < end && passages[at] === place ? (sentences[at] ?? 0) : 0
}

/** Tells whether a term stands in a passage itself; values have no sentence, but count in full where they stand. */
export function standsIn(index: SearchIndex, term: number, place: number): boolean {
  const end = index.starts[term + 1] ?? 0
  const at = advanceTo(index.passages, place, { from: index.starts[term] ?? 0, end })
  return at < end && index.passages[at] === place && (index.sentences[at] !== 0 || (index.counts[at] ?? 0) >= OWN_COUNT)
}

function addTerm(sums: Float32Array, sentences: number, worth: number): void {
  for (let rest = sentences; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest)
    sums[bit] = (sums[bit] ?? 0) + worth
  }
}
