import { hanTerm, passagesWith, type SearchIndex } from './index-passages.ts'
import { walkPhrases } from './phrase-tree.ts'
import { readTerms } from './read-terms.ts'
import type { SearchRules } from './search-rules.ts'
import { topPlaces } from './top-hits.ts'

/** A passage that was found. */
export interface Hit {
  readonly id: string
  /** Place of the passage among those indexed. */
  readonly place: number
  /** Above 0; comparable between the hits of one question only. */
  readonly score: number
}

/** One term of a question that the index knows. */
export interface QueryTerm {
  readonly term: number
  readonly weight: number
  /** How rare the term is: the BM25 inverse document frequency, above 0. */
  readonly rarity: number
}

/**
 * A question is read this far. Nobody types more; what is pasted beyond it is not what is asked, and a question
 * of 10 MB must cost no more than one of 2,000 characters.
 */
export const LONGEST_QUESTION = 2000

/** How the count of a term saturates, and how much a long passage is held back: BM25's k1 and b. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.75
/** A single Han character says less than a pair or a word; a concept says as much as a word. */
const CHARACTER_WEIGHT = 0.2

/** Finds the passages that fit a question best, best first; none when the question has no known term. */
export function searchIndex(index: SearchIndex, question: string, { top }: { readonly top: number }): readonly Hit[] {
  const scores = scorePassages(index, queryTerms(index, question))
  return topPlaces(scores, top).map((place) => ({ id: index.ids[place] ?? '', place, score: scores[place] ?? 0 }))
}

/** Reads the terms of a question that the index knows, each once. */
export function queryTerms(index: SearchIndex, question: string): readonly QueryTerm[] {
  const { rules } = index
  const terms = new Map<number, number>()
  const add = (term: number | undefined, weight: number): void => {
    if (term !== undefined) terms.set(term, Math.max(weight, terms.get(term) ?? 0))
  }
  const walk = walkPhrases(rules.concepts, (concept) => add(index.words.get(`#${concept}`), 1))
  readTerms(askedPart(rules, question), {
    character: (unit, start) => {
      add(hanTerm(index, unit), CHARACTER_WEIGHT)
      walk.step(unit, start, start + 1)
    },
    pair: (key) => add(hanTerm(index, key), 1),
    word: (stem, start, end) => {
      walk.step(stem, start, end)
      if (!rules.stopStems.has(stem)) add(index.words.get(stem), 1)
    },
  })
  return [...terms].map(([term, weight]) => ({ term, weight, rarity: rarityOf(index, term) }))
}

/** A question folded, cut to `LONGEST_QUESTION`, with the words that tell nothing blanked: places in it stay. */
export function askedPart(rules: SearchRules, question: string): string {
  let folded = rules.fold(question.slice(0, LONGEST_QUESTION))
  for (const phrase of rules.stopPhrases) folded = folded.replaceAll(phrase, ' '.repeat(phrase.length))
  return folded
}

/** How rare a term is among the passages, as BM25 counts it; above 0, highest for one that none has (`undefined`). */
export function rarityOf(index: SearchIndex, term: number | undefined): number {
  const withTerm = term === undefined ? 0 : passagesWith(index, term)
  return Math.log(1 + (index.ids.length - withTerm + 0.5) / (withTerm + 0.5))
}

function scorePassages(index: SearchIndex, terms: readonly QueryTerm[]): Float32Array {
  const { starts, passages, counts, lengths } = index
  const scores = new Float32Array(index.ids.length)
  for (const { term, weight, rarity } of terms) {
    const end = starts[term + 1] ?? 0
    const most = weight * rarity * (SATURATION + 1)
    for (let i = starts[term] ?? 0; i < end; i++) {
      const place = passages[i] ?? 0
      const count = (counts[i] ?? 0) / 4
      const held = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * (lengths[place] ?? 1))
      scores[place] = (scores[place] ?? 0) + (most * count) / (count + held)
    }
  }
  return scores
}
