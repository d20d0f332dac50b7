import type { Arena } from '../text/arena.ts'
import { isEmptyTerm, type Words, weightOf } from './read-words.ts'
import { COUNT, factOf, SENTENCES, type TermTable } from './term-table.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Flags of a term within one document. */
export const IN_TITLE = 1
/** It occurs in the first sentences. */
export const IN_LEAD = 2
/** It is one of the terms that most sentences share. */
export const KEY = 4
/** It occurs in more than one sentence. */
export const RECURRING = 8

/** What a document makes of its terms, by number. */
export interface Marks {
  readonly flags: Uint8Array
  /** Natural logarithm of how often each occurs. */
  readonly logCounts: Float64Array
  /** What each adds to the part `wording`. */
  readonly weights: Float64Array
}

/** The natural logarithms of the counts that most terms have. */
const LOGARITHMS = Float64Array.from({ length: 64 }, (_, count) => Math.log(count))
const LEAD_SENTENCES = 3
const KEY_TERMS = 10

/** Marks the terms of a document. Linear in their number. */
export function markTerms(words: Words, titleTerms: ReadonlySet<number>, vocabulary: Vocabulary, arena: Arena): Marks {
  const { terms, ids, firstOf } = words
  const flags = arena.bytes(terms.size)
  const logCounts = arena.numbers(terms.size)
  const weights = arena.numbers(terms.size)
  const mark = (id: number, flag: number) => {
    flags[id] = (flags[id] ?? 0) | flag
  }
  for (const id of titleTerms) mark(id, IN_TITLE)
  const leadEnd = firstOf[Math.min(LEAD_SENTENCES, firstOf.length - 1)] ?? 0
  for (let at = 0; at < leadEnd; at++) mark(ids[at] ?? 0, IN_LEAD)
  const recurring: number[] = []
  for (let id = 0; id < terms.size; id++) {
    weights[id] = weightOf(terms, id, vocabulary)
    const count = factOf(terms, id, COUNT)
    // most terms occur once: the logarithm of 1 is 0, as the array has it
    if (count === 1) continue
    logCounts[id] = LOGARITHMS[count] ?? Math.log(count)
    if (factOf(terms, id, SENTENCES) > 1) recurring.push(id)
  }
  for (const id of recurring) mark(id, RECURRING)
  for (const id of keyTerms(terms, recurring)) mark(id, KEY)
  return { flags, logCounts, weights }
}

/**
 * The terms that most sentences share, ties in order of first use.
 * @param recurring in that order. Few are wanted of many, so that they are not all sorted.
 */
function keyTerms(terms: TermTable, recurring: readonly number[]): readonly number[] {
  const sentencesOf = (id: number | undefined) => (id === undefined ? 0 : factOf(terms, id, SENTENCES))
  const best: number[] = []
  for (const id of recurring) {
    if (isEmptyTerm(terms, id)) continue
    const sentences = sentencesOf(id)
    let place = best.length
    while (place > 0 && sentencesOf(best[place - 1]) < sentences) place--
    if (place === KEY_TERMS) continue
    for (let at = Math.min(best.length, KEY_TERMS - 1); at > place; at--) best[at] = best[at - 1] ?? id
    best[place] = id
  }
  return best
}
