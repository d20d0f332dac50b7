import type { Group } from './across/group.ts'
import { isHanText, questionGroups } from './across/question-groups.ts'
import { scoreGroups } from './across/score-groups.ts'
import { askedPart } from './asked-part.ts'
import { addBestSentences, LOOKED_AT } from './best-sentence.ts'
import { rarityOf } from './bm25.ts'
import { hanTerm, type SearchIndex } from './index-passages.ts'
import { findPhrases } from './phrase-tree.ts'
import { passagesWith } from './postings.ts'
import type { QueryTerm } from './query-term.ts'
import { readValues } from './read-values.ts'
import { scoreWords } from './score-words.ts'
import { takeTerms } from './text-terms.ts'
import { topPlaces } from './top-hits.ts'

export { askedPart, LONGEST_QUESTION } from './asked-part.ts'
export { rarityOf } from './bm25.ts'

/** A passage that was found. */
export interface Hit {
  readonly id: string
  /** Place of the passage among those indexed. */
  readonly place: number
  /** 0 for a passage that was only asked about; comparable between the hits of one question only. */
  readonly score: number
  /** How much of what a passage could reach for this question in its language; from 0 to 1. */
  readonly share: number
}

/** What to report of a search. */
export interface Wanted {
  /** So many of the best. */
  readonly top: number
  /** Places whose scores are reported too, behind the best, in the order given; none when not given. */
  readonly also?: readonly number[]
  /** The question in groups, where it has been put into groups for another index of the same terms. */
  readonly groups?: () => readonly Group[]
}

/** A single Han character says less than a pair or a word. */
const CHARACTER_WEIGHT = 0.35
/** A character in half of all passages or more tells them apart no more, and half of them would have to be scored. */
const COMMON_CHARACTER = Math.log(2)
/** Where its very words can be matched, a concept adds little; synonyms of a common word are common. */
const CONCEPT_WEIGHT = 0.05
/** A question of two long sentences has as many; what has more was pasted. */
const MOST_TERMS = 96
/** A value adds to the digits it is written with. */
const VALUE_WEIGHT = 0.5

/**
 * Finds the passages that fit a question best, best first; none when the question has no known term.
 *
 * Passages in the question's language are scored by its words, the others by groups of words that say the same, brought
 * to the same scale, so that one ranking holds both languages.
 */
export function searchIndex(index: SearchIndex, question: string, wanted: Wanted): readonly Hit[] {
  const { top, also = [] } = wanted
  const { scores } = index.room
  const isHanQuestion = isHanText(askedPart(index.rules, question))
  const terms = queryTerms(index, question)
  const ceiling = scoreWords(index, terms)
  addBestSentences(index, terms, topPlaces(scores, LOOKED_AT))
  const home = isHanQuestion ? 1 : 0
  let most = { home: ceiling, abroad: 0 }
  if (hasOthers(index, isHanQuestion)) {
    const groups = wanted.groups?.() ?? questionGroups(index, question, isHanQuestion)
    const ceilingAbroad = scoreGroups(index, groups, isHanQuestion)
    const scale = index.rules.dictionary === undefined ? 1 : abroadScale(ceiling / ceilingAbroad, isHanQuestion)
    most = { home: ceiling, abroad: ceilingAbroad * scale }
    takeAbroad(index, home, scale)
  }
  const best = topPlaces(scores, top)
  const isBest = new Set(best)
  return [...best, ...also.filter((place) => !isBest.has(place))].map((place) => {
    const score = scores[place] ?? 0
    const reachable = (index.isHan[place] === home ? most.home : most.abroad) * (1 + BEST_SENTENCE_SHARE)
    return { id: index.ids[place] ?? '', place, score, share: score === 0 ? 0 : Math.min(1, score / reachable) }
  })
}

/** Puts the scores abroad in place for the passages that are not in the question's language. */
function takeAbroad({ isHan, room: { scores, abroad } }: SearchIndex, home: number, scale: number): void {
  for (let i = 0; i < scores.length; i++) if (isHan[i] !== home) scores[i] = (abroad[i] ?? 0) * scale
}

/** What the best sentence can add to a ceiling. */
const BEST_SENTENCE_SHARE = 0.3

/** What makes scores abroad comparable, measured over questions whose passage is in either language. */
const ABROAD_SCALES = { ofLatinQuestion: 1.1, ofHanQuestion: 1.38 } as const

/**
 * A question's ceiling abroad is lower the less of it could be translated. Dividing by the whole of it would let a
 * passage win that has the only word that could; the root keeps half of that distrust.
 */
function abroadScale(ceilingRatio: number, isHanQuestion: boolean): number {
  const factor = isHanQuestion ? ABROAD_SCALES.ofHanQuestion : ABROAD_SCALES.ofLatinQuestion
  return ceilingRatio > 0 && Number.isFinite(ceilingRatio) ? factor * Math.sqrt(ceilingRatio) : factor
}

/** Tells whether any passage is in another language than the question. */
function hasOthers({ ids, hanCount }: SearchIndex, isHanQuestion: boolean): boolean {
  return isHanQuestion ? hanCount < ids.length : hanCount > 0
}

/** Reads the terms of a question that the index knows, each once. */
export function queryTerms(index: SearchIndex, question: string): readonly QueryTerm[] {
  const { rules, words } = index
  const asked = askedPart(rules, question)
  const terms = new Map<number, QueryTerm>()
  const add = (term: number | undefined, weight: number): void => {
    if (term === undefined || passagesWith(index, term) === 0 || (terms.get(term)?.weight ?? 0) >= weight) return
    terms.set(term, { term, weight, rarity: rarityOf(index, term) })
  }
  for (const { concept } of findPhrases(rules.concepts, asked)) add(words.get(`#${concept}`), CONCEPT_WEIGHT)
  takeTerms(asked, {
    character: (unit) => {
      const term = hanTerm(index, unit)
      if (rarityOf(index, term) >= COMMON_CHARACTER) add(term, CHARACTER_WEIGHT)
    },
    pair: (key) => add(hanTerm(index, key), 1),
    word: (stem) => {
      if (!rules.stopStems.has(stem)) add(words.get(stem), 1)
    },
  })
  readValues(asked, rules.numbers, (value) => add(words.get(value), VALUE_WEIGHT))
  return mostTelling([...terms.values()])
}

/** Who pastes a page asks by its rare words; the common ones would have half of all passages scored for nothing. */
function mostTelling(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  if (terms.length <= MOST_TERMS) return terms
  return [...terms].sort((a, b) => b.weight * b.rarity - a.weight * a.rarity).slice(0, MOST_TERMS)
}
