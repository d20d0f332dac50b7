import { sourceOf } from '../search/corpus-passage.ts'
import type { SearchRules } from '../search/search-rules.ts'
import type { LanguageTag } from '../text/language.ts'
import type { AnswerOutcome } from './answer.ts'
import type { Candidate } from './find-candidates.ts'
import type { Question } from './read-question.ts'

/** What speaks for a candidate, by name; every value from 0 to 1. The names are those of `content/lang/<tag>/answer.json`. */
export type Signs = Readonly<Record<string, number>>

/** A candidate with how well it fits. */
export interface Judged extends Candidate {
  readonly signs: Signs
  /** Comparable between the candidates of one question only; a difference of 1 is a factor of e in the odds. */
  readonly fit: number
}

/** From these confidences on, a passage answers, or is at least worth showing as the nearest. */
const ANSWERED = 0.5
const NEAREST = 0.1
/** Much of what another language says goes unseen, so that little is enough to show a passage as the nearest. */
const NEAREST_ABROAD = 0.03
/** Kinds that a passage shows by a figure or a word for one, or does not tell at all. */
const COUNTED = ['number', 'amount', 'price', 'when'] as const

/** Judges candidates against each other, in their order. Linear in their number and the question's length. */
export function judge(question: Question, candidates: readonly Candidate[], rules: SearchRules): readonly Judged[] {
  const distinct = distinctIn(question, candidates)
  const support = supportIn(candidates)
  return candidates.map((candidate) => {
    const signs = signsOf(question, candidate, { distinct: distinct(candidate), support: support(candidate) })
    return { ...candidate, signs, fit: weigh(signs, weightsFor(rules, candidate.wording.language).fit) }
  })
}

/**
 * How sure it is that the best of the judged tells what was asked, from 0 to 1.
 * What is counted and nowhere named, or asked for and nowhere shown, is a prior of ours: reading-comprehension questions hardly ask for that.
 */
export function confidenceOf(question: Question, best: Judged, rules: SearchRules): number {
  const { sure } = weightsFor(rules, best.wording.language)
  const isUncounted = best.evidence.wanted === 0
  const isUnshown = best.evidence.shown === 0 && COUNTED.some((kind) => question.asks.has(kind))
  const odds = (sure.constant ?? 0) + weigh(best.signs, sure) + (isUncounted ? -1.5 : 0) + (isUnshown ? -1 : 0)
  return 1 / (1 + Math.exp(-odds))
}

/** What may be said with a confidence in a passage, which may stand only in a language that the question is not in. */
export function outcomeOf(confidence: number, isAbroad: boolean): AnswerOutcome {
  if (confidence >= ANSWERED) return 'answered'
  return confidence >= (isAbroad ? NEAREST_ABROAD : NEAREST) ? 'nearest' : 'none'
}

function weightsFor(rules: SearchRules, language: LanguageTag): SearchRules['judgement']['en'] {
  return rules.judgement[language === 'en' ? 'en' : 'zh-Hans']
}

function weigh(signs: Signs, weights: Readonly<Record<string, number>>): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (signs[name] ?? 0), 0)
}

function signsOf(question: Question, { found, evidence, isForeign }: Candidate, among: Signs): Signs {
  const { keys: _, shown, ...own } = evidence
  const kinds = Object.fromEntries([...question.asks].map((kind) => [`shown-${kind}`, shown]))
  const missing = question.asks.size > 0 && shown === 0 ? 1 : 0
  return { found, ...own, ...among, ...kinds, missing, foreign: isForeign ? 1 : 0, abroad: isForeign ? found : 0 }
}

/** Share of what the question names that stands in a candidate, by how few of the candidates have it. */
function distinctIn(question: Question, candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const weights = question.parts.flatMap(({ key }) => {
    const having = candidates.filter(({ evidence }) => evidence.keys.has(key)).length
    return having === 0 ? [] : [{ key, weight: Math.log(1 + candidates.length / having) }]
  })
  const all = weights.reduce((sum, { weight }) => sum + weight, 0)
  return ({ evidence }) =>
    all === 0 ? 0 : weights.reduce((sum, { key, weight }) => sum + (evidence.keys.has(key) ? weight : 0), 0) / all
}

/** How much of its document was found, as a share of the document most was found of. */
function supportIn(candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const sums = new Map<string, number>()
  for (const { passage, found } of candidates) {
    const source = sourceOf(passage)
    sums.set(source, (sums.get(source) ?? 0) + found)
  }
  const most = Math.max(...sums.values())
  return ({ passage }) => (sums.get(sourceOf(passage)) ?? 0) / most
}
