import type { Judgement, Judgements, SearchRules } from '../search/search-rules.ts'
import type { LanguageTag } from '../text/language.ts'
import type { AnswerOutcome } from './answer.ts'
import type { Candidate } from './find-candidates.ts'
import type { PartKey, Question } from './read-question.ts'

/** What speaks for a candidate, by name; every value from 0 to 1. The names are those of `content/lang/<tag>/answer.json`. */
export type Signs = Readonly<Record<string, number>>

/** A candidate with how well it fits. */
export interface Judged extends Candidate {
  readonly signs: Signs
  /** What speaks for it because of its thread; empty where there is none before it. */
  readonly leaning: Signs
  /** Comparable between the candidates of one question only; a difference of 1 is a factor of e in the odds. */
  readonly fit: number
}

const NO_SIGNS: Signs = {}

/** All that speaks for a candidate, by name. */
export function allSigns({ signs, leaning }: Judged): Signs {
  return { ...signs, ...leaning }
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
  return candidates.map((candidate) => {
    const signs = signsOf(question, candidate, distinct(candidate))
    return { ...candidate, signs, leaning: NO_SIGNS, fit: weigh(signs, weightsFor(rules, candidate).fit) }
  })
}

/** How likely a question is about what its thread was about; from 0 to 1. */
export function stayingOf({ staying, wording }: Candidate, rules: SearchRules): number {
  return chanceOf(staying, judgementsFor(rules, wording.language).staying)
}

/**
 * What speaks for a candidate because of what its thread was about, by name.
 * With a new subject hardly anything does: it is not dragged back.
 * @param stays how likely the question is about that.
 */
export function threadSigns({ recalled, united, evidence }: Candidate, stays: number): Signs {
  const { beside } = recalled
  return {
    recalled: stays * beside,
    'recalled-best': beside === 1 ? stays : 0,
    'recalled-share': stays * recalled.share,
    'recalled-lead': stays * recalled.lead,
    'recalled-around': stays * beside * evidence.alikeAround,
    'recalled-own': stays * beside * evidence.alike,
    united: stays * united.beside,
    'united-lead': stays * united.lead,
  }
}

/** What these signs add to a candidate's fit. */
export function leaningFit({ wording }: Candidate, signs: Signs, rules: SearchRules): number {
  return weigh(signs, judgementsFor(rules, wording.language).thread)
}

/**
 * How sure it is that the best of the judged tells what was asked, from 0 to 1.
 * What is counted and nowhere named, or asked for and nowhere shown, is a prior of ours: reading-comprehension questions hardly ask for that.
 */
export function confidenceOf(question: Question, best: Judged, rules: SearchRules): number {
  const { sure } = weightsFor(rules, best)
  const isUncounted = best.evidence.wanted === 0
  const isUnshown = best.evidence.shown === 0 && COUNTED.some((kind) => question.asks.has(kind))
  const odds =
    (sure.constant ?? 0) + weigh(best.signs, sure, best.leaning) + (isUncounted ? -1.5 : 0) + (isUnshown ? -1 : 0)
  return logistic(odds)
}

/** What speaks against taking a passage for an answer, however sure it looks. */
export interface Doubts {
  /** It was found by a wording in another language than the question's. */
  readonly isForeign: boolean
  /** It stands only in a language that the question is not in. */
  readonly isAbroad: boolean
  /** It does not hold what is asked for. */
  readonly isUntold: boolean
  /** It holds next to nothing of the question. */
  readonly isFar: boolean
}

/** Dictionaries find something of most questions: what they find must leave no doubt to be an answer. */
const ANSWERED_ABROAD = 0.9
/** An editor's item in another language that holds less of what is asked shares a word by chance. */
const LEAST_HELD_ABROAD = 0.2
/** The same where it is worded in the question's language too, and that wording holds still less. */
const LEAST_HELD_BESIDE = 0.4

/**
 * A source's own sentence has no other wording to find it by, and a dictionary misses much of what it says. Measured on
 * questions to one text: with this, of ten lines of a text about something else two are still shown as near instead of
 * six, and of a hundred that tell what was asked two are lost; with a quarter, seven.
 */
const LEAST_HELD_AROUND = 0.1

/** Tells whether what stands in another language has so little of a question that it is not even near. */
export function isFar({ isForeign, passage, wording, evidence }: Judged): boolean {
  if (!isForeign) return false
  if (passage.kind !== 'item') return evidence.alikeAround < LEAST_HELD_AROUND
  const isEnglish = wording.language === 'en'
  const isBeside = passage.item.texts.some(({ language }) => (language === 'en') !== isEnglish)
  return evidence.surroundings < LEAST_HELD_ABROAD || (isBeside && evidence.coverage < LEAST_HELD_BESIDE)
}

/** What may be said with a confidence in a passage. */
export function outcomeOf(confidence: number, doubts: Doubts): AnswerOutcome {
  if (doubts.isFar) return 'none'
  const least = doubts.isForeign ? ANSWERED_ABROAD : ANSWERED
  if (confidence >= least && !doubts.isUntold) return 'answered'
  return confidence >= (doubts.isAbroad ? NEAREST_ABROAD : NEAREST) ? 'nearest' : 'none'
}

/** Who holds a post is not told where neither the post nor anybody is named. */
export function isUntold({ asks, wanted }: Question, { evidence }: Judged): boolean {
  return asks.has('who') && wanted.size > 0 && (evidence.wanted === 0 || evidence.shown === 0)
}

function weightsFor(rules: SearchRules, { wording, isForeign }: Candidate): Judgement {
  const { home, abroad } = judgementsFor(rules, wording.language)
  return isForeign ? abroad : home
}

function judgementsFor({ judgement }: SearchRules, language: LanguageTag): Judgements {
  return judgement[language === 'en' ? 'en' : 'zh-Hans']
}

function chanceOf(signs: Signs, weights: Readonly<Record<string, number>>): number {
  return logistic((weights.constant ?? 0) + weigh(signs, weights))
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** Two records of signs are looked through, for one made of both would be most of the memory that a question takes. */
function weigh(signs: Signs, weights: Readonly<Record<string, number>>, leaning: Signs = NO_SIGNS): number {
  let sum = 0
  for (const name in weights) sum += (weights[name] ?? 0) * (leaning[name] ?? signs[name] ?? 0)
  return sum
}

function signsOf(question: Question, candidate: Candidate, distinct: number): Signs {
  const { found, share, support, lead, source, evidence } = candidate
  const { keys: _, shown, ...own } = evidence
  const kinds = Object.fromEntries([...question.asks].map((kind) => [`shown-${kind}`, shown]))
  const missing = question.asks.size > 0 && shown === 0 ? 1 : 0
  const whole = { source: source.beside, 'source-share': source.share, 'source-lead': source.lead }
  return { found, share, support, lead, distinct, ...whole, ...own, ...kinds, missing }
}

/** Share of what is found anywhere that stands in a candidate, by how few of the candidates in its language have it. */
function distinctIn({ parts }: Question, candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const named = new Set(parts.map(({ key }) => key))
  const weights = [false, true].map((isForeign) => {
    const same = candidates.filter((candidate) => candidate.isForeign === isForeign)
    const counts = new Map<PartKey, number>()
    for (const key of same.flatMap(({ evidence }) => [...evidence.keys]))
      if (isForeign || named.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
    return new Map([...counts].map(([key, having]) => [key, Math.log(1 + same.length / having)]))
  })
  return ({ isForeign, evidence }) => {
    const known = weights[isForeign ? 1 : 0] ?? new Map<PartKey, number>()
    const all = [...known.values()].reduce((sum, weight) => sum + weight, 0)
    return all === 0 ? 0 : [...evidence.keys].reduce<number>((sum, key) => sum + (known.get(key) ?? 0), 0) / all
  }
}
