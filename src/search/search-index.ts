import { hanTerm, passagesWith, type SearchIndex } from './index-passages.ts'
import { findPhrases } from './phrase-tree.ts'
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
  /** What it counts in a passage of the question's language. */
  readonly weight: number
  /** What it counts in a passage of another language: there, a concept stands for its words. */
  readonly weightAbroad: number
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
/** A single Han character says less than a pair or a word. */
const CHARACTER_WEIGHT = 0.35
/** A character in half of all passages or more tells them apart no more, and half of them would have to be scored. */
const COMMON_CHARACTER = Math.log(2)
/** Where its very words can be matched, a concept adds little; synonyms of a common word are common. */
const CONCEPT_WEIGHT = 0.25

/**
 * Finds the passages that fit a question best, best first; none when the question has no known term.
 *
 * Every passage is scored twice, by the question's words and by its concepts with what no concept covers, and keeps
 * the higher: so one ranking holds for passages in the question's language and in others.
 */
export function searchIndex(index: SearchIndex, question: string, { top }: { readonly top: number }): readonly Hit[] {
  const terms = queryTerms(index, question)
  const [scores, abroad] = index.room
  scorePassages(index, terms, { into: scores, weightOf: ({ weight }) => weight })
  if (terms.some(({ weight, weightAbroad }) => weightAbroad > weight)) {
    scorePassages(index, terms, { into: abroad, weightOf: ({ weightAbroad }) => weightAbroad })
    for (let i = 0; i < scores.length; i++) scores[i] = Math.max(scores[i] ?? 0, abroad[i] ?? 0)
  }
  return topPlaces(scores, top).map((place) => ({ id: index.ids[place] ?? '', place, score: scores[place] ?? 0 }))
}

/** Reads the terms of a question that the index knows, each once. */
export function queryTerms(index: SearchIndex, question: string): readonly QueryTerm[] {
  const { rules, words } = index
  const asked = askedPart(rules, question)
  const terms = new Map<number, QueryTerm>()
  const add = (term: number | undefined, weight: number, weightAbroad: number): void => {
    if (term === undefined || (terms.get(term)?.weight ?? 0) >= weight) return
    terms.set(term, { term, weight, weightAbroad, rarity: rarityOf(index, term) })
  }
  const isInConcept = new Uint8Array(asked.length)
  for (const { concept, span } of findPhrases(rules.concepts, asked)) {
    isInConcept.fill(1, span.start, span.end)
    add(words.get(`#${concept}`), CONCEPT_WEIGHT, 1)
  }
  readTerms(asked, {
    character: (unit, start) => {
      const term = hanTerm(index, unit)
      if (rarityOf(index, term) < COMMON_CHARACTER) return
      add(term, CHARACTER_WEIGHT, isInConcept[start] === 1 ? 0 : CHARACTER_WEIGHT)
    },
    pair: (key, start) => {
      const isCovered = isInConcept[start] === 1 || isInConcept[start + 1] === 1
      add(hanTerm(index, key), 1, isCovered ? 0 : 1)
    },
    word: (stem, start) => {
      if (!rules.stopStems.has(stem)) add(words.get(stem), 1, isInConcept[start] === 1 ? 0 : 1)
    },
  })
  return [...terms.values()]
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

interface Scoring {
  /** One place a passage; what it held is lost. */
  readonly into: Float32Array
  readonly weightOf: (term: QueryTerm) => number
}

function scorePassages(index: SearchIndex, terms: readonly QueryTerm[], { into: scores, weightOf }: Scoring): void {
  const { starts, passages, counts, lengths } = index
  scores.fill(0)
  for (const query of terms) {
    const most = weightOf(query) * query.rarity * (SATURATION + 1)
    if (most === 0) continue
    const end = starts[query.term + 1] ?? 0
    for (let i = starts[query.term] ?? 0; i < end; i++) {
      const place = passages[i] ?? 0
      const count = (counts[i] ?? 0) / 4
      const held = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * (lengths[place] ?? 1))
      scores[place] = (scores[place] ?? 0) + (most * count) / (count + held)
    }
  }
}
