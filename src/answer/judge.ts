import { ASKED_KINDS, type Judgement, type Judgements, type SearchRules } from '../search/search-rules.ts'
import type { LanguageTag } from '../text/language.ts'
import { madeOnce } from '../text/made-once.ts'
import type { AnswerOutcome } from './answer.ts'
import { distinctIn } from './distinct.ts'
import { sharedShare } from './evidence-amount.ts'
import { EVIDENCE_SIGNS, type EvidenceSigns } from './evidence-signs.ts'
import type { Candidate } from './find-candidates.ts'
import type { Question } from './read-question.ts'
import { type Judged, NO_SIGNS, type Signs, type Weighing, weighingOf } from './weighing.ts'

/** All that speaks for a candidate, by name. */
export function allSigns(question: Question, judged: Judged): Signs {
  return { ...signsOf(question, judged), ...judged.leaning }
}

/** From these confidences on, a passage answers, or is at least worth showing as the nearest. */
const ANSWERED = 0.5
const NEAREST = 0.06
/**
 * Where there is but one text, most questions are about it. Measured on texts asked about another one: with this, of a
 * hundred questions three have a line of it shown as near, and of a hundred that it tells one loses its line with `NEAREST`.
 */
const NEAREST_ONLY = 0.03
/** Much of what another language says goes unseen, so that little is enough to show a passage as the nearest. */
const NEAREST_ABROAD = 0.02
/** Kinds that a passage shows by a figure or a word for one, or does not tell at all. */
const COUNTED = ['number', 'amount', 'price', 'when'] as const

/** Judges candidates against each other, in their order. Linear in their number and the question's length. */
export function judge(question: Question, candidates: readonly Candidate[], rules: SearchRules): readonly Weighing[] {
  const distinct = distinctIn(question, candidates)
  return candidates.map((candidate) => {
    const judged = weighingOf(candidate, distinct(candidate))
    judged.fit = weighed(question, judged, weightsFor(rules, candidate).fit)
    return judged
  })
}

/** How likely a question is about what its thread was about; from 0 to 1. */
export function stayingOf({ staying, wording }: Candidate, rules: SearchRules): number {
  return chanceOf(staying, judgementsFor(rules, wording.language).staying)
}

/**
 * What speaks for a candidate because of what its thread was about, by name.
 * With a new subject hardly anything does, and what is found together is held back by itself: it is not dragged back.
 * @param stays how likely the question is about that.
 */
export function threadSigns({ recalled, together, evidence }: Candidate, stays: number): Signs {
  const { beside } = recalled
  return {
    recalled: stays * beside,
    'recalled-best': beside === 1 ? stays : 0,
    'recalled-share': stays * recalled.share,
    'recalled-lead': stays * recalled.lead,
    'recalled-around': stays * beside * evidence.alikeAround,
    'recalled-own': stays * beside * evidence.alike,
    together: together.beside,
    'together-lead': together.lead,
  }
}

/** What these signs add to a candidate's fit. */
export function leaningFit({ wording }: Candidate, signs: Signs, rules: SearchRules): number {
  return weigh(signs, judgementsFor(rules, wording.language).thread)
}

/** How sure it is that the best of the judged tells what was asked, from 0 to 1. */
export function confidenceOf(question: Question, best: Judged, rules: SearchRules): number {
  return logistic(oddsOf(question, best, rules))
}

/**
 * Log-odds against a passage that leaves untold what was asked, given when the weights are learned. Of the texts that
 * they are learned from, a passage of a topic that is there is so a tenth as often as one of a topic that is not.
 */
export const DOUBT = -1

/** The same of one that leaves untold what was asked. */
export function doubtfulConfidence(question: Question, best: Judged, rules: SearchRules): number {
  return logistic(oddsOf(question, best, rules) + DOUBT)
}

function oddsOf(question: Question, best: Judged, rules: SearchRules): number {
  const { sure } = weightsFor(rules, best)
  return (sure.constant ?? 0) + weighed(question, best, sure) + priorOdds(question, best)
}

/**
 * What is counted and nowhere named, or asked for and nowhere shown, is less sure by a prior of ours, in log-odds:
 * reading-comprehension questions hardly ask for that. What else makes one sure is learnt beside it.
 */
export function priorOdds(question: Question, best: Judged): number {
  const isUncounted = best.evidence.wanted === 0
  const isUnshown = !isShown(best) && COUNTED.some((kind) => question.asks.has(kind))
  return (isUncounted ? -1.5 : 0) + (isUnshown ? -1 : 0)
}

/** A passage of what the thread is about is near with less: whoever asks on means that, in other words than it has. */
const NEAREST_RECALLED = 0.02
/** From here on a question is likely enough about what its thread was about, and the passage of that. */
const RECALLED = 0.5

/** Tells whether a passage is of what its thread was about, and the question too. */
export function isOfThread({ leaning }: Judged): boolean {
  return (leaning.recalled ?? 0) >= RECALLED
}

/** What speaks against taking a passage for an answer, however sure it looks, and what for taking it for the nearest. */
export interface Doubts {
  /** See `isOfThread`. */
  readonly isOfThread: boolean
  /** It was found by a wording in another language than the question's. */
  readonly isForeign: boolean
  /** It stands only in a language that the question is not in. */
  readonly isAbroad: boolean
  /** It does not hold what is asked for. */
  readonly isUntold: boolean
  /** It holds next to nothing of the question. */
  readonly isFar: boolean
  /** It is of the very thing that was named. */
  readonly isOfNamed: boolean
  /** There is no other source. */
  readonly isOnlySource: boolean
  /** It leaves untold what was asked; of what was named it is the nearest that there is, however little it tells. */
  readonly isDoubtful: boolean
}

/** Dictionaries find something of most questions: what they find must leave no doubt to be an answer. */
const ANSWERED_ABROAD = 0.85
/**
 * A name is no chance find. Of the texts that the weights are learned from, of ten such passages nearly nine tell what
 * was asked, and of two hundred questions to texts about something else one is answered by one.
 * What an editor worded in the question's language too needs no more either.
 */
const ANSWERED_OF_NAMED = 0.8
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
  const abroad = doubts.isOfNamed || !doubts.isAbroad ? ANSWERED_OF_NAMED : ANSWERED_ABROAD
  const least = doubts.isForeign ? abroad : ANSWERED
  if (confidence >= least && !doubts.isUntold) return 'answered'
  return confidence >= leastNearest(doubts) ? 'nearest' : 'none'
}

function leastNearest(doubts: Doubts): number {
  if (doubts.isDoubtful && doubts.isOfNamed && !doubts.isForeign) return 0
  if (doubts.isAbroad) return NEAREST_ABROAD
  if (doubts.isOfThread) return NEAREST_RECALLED
  return doubts.isOnlySource ? NEAREST_ONLY : NEAREST
}

/** Who holds a post is not told where neither the post nor anybody is named. */
export function isUntold({ asks, wanted }: Question, judged: Judged): boolean {
  return asks.has('who') && wanted.size > 0 && (judged.evidence.wanted === 0 || !isShown(judged))
}

function isShown({ evidence, isShownBehind }: Judged): boolean {
  return evidence.shown > 0 || isShownBehind
}

function weightsFor(rules: SearchRules, { wording, isForeign }: Candidate): Judgement {
  const { home, abroad } = judgementsFor(rules, wording.language)
  return isForeign ? abroad : home
}

function judgementsFor({ judgement }: SearchRules, language: LanguageTag): Judgements {
  return judgement[language === 'en' ? 'en' : 'zh-Hans']
}

type Weights = Readonly<Record<string, number>>

function chanceOf(signs: Signs, weights: Weights): number {
  return logistic((weights.constant ?? 0) + weigh(signs, weights))
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function weigh(signs: Signs, weights: Weights): number {
  let sum = 0
  for (const name in weights) sum += (weights[name] ?? 0) * (signs[name] ?? 0)
  return sum
}

/** The same of a candidate's own signs and its thread's, each read where it stands: a record of them for each candidate would be most of the memory that a question takes. */
function weighed(question: Question, judged: Judged, weights: Weights): number {
  const { leaning } = judged
  let sum = 0
  for (const { name, weight, read } of readersOf(weights)) {
    // what came of no thread has none of these, and looking for each takes longer than the rest
    const own = leaning === NO_SIGNS ? undefined : leaning[name]
    sum += weight * (own ?? read(judged, question))
  }
  return sum
}

type ReadSign = (judged: Judged, question: Question) => number

/** Signs that do not stand in the evidence under their names. */
const SIGNS: Readonly<Record<string, ReadSign>> = {
  found: ({ found }) => found,
  share: ({ share }) => share,
  support: ({ support }) => support,
  lead: ({ lead }) => lead,
  distinct: ({ distinct }) => distinct,
  named: ({ isOfNamed }) => (isOfNamed ? 1 : 0),
  source: ({ source }) => source.beside,
  'source-share': ({ source }) => source.share,
  'source-lead': ({ source }) => source.lead,
  // with one source, how far it leads the others tells nothing
  'only-source': ({ isOnlySource }) => (isOnlySource ? 1 : 0),
  shared: ({ evidence }, question) => sharedShare(question, evidence.read),
  missing: ({ evidence }, { asks }) => (asks.size > 0 && evidence.shown === 0 ? 1 : 0),
}
/** What shows the kind that is asked for is weighed by the kind. */
const SHOWN = 'shown-'

const readersOf = madeOnce((weights: Weights) =>
  Object.entries(weights).map(([name, weight]) => ({ name, weight, read: SIGNS[name] ?? readerOf(name) })),
)

function readerOf(name: string): ReadSign {
  if (name.startsWith(SHOWN)) {
    const kind = ASKED_KINDS.find((asked) => name === `${SHOWN}${asked}`)
    return ({ evidence }, { asks }) => (kind !== undefined && asks.has(kind) ? evidence.shown : 0)
  }
  if (name === 'shown' || name === 'keys') return () => 0
  // other names are weights of a thread, the constant, or stand in the evidence
  const read = Object.hasOwn(EVIDENCE_SIGNS, name) ? EVIDENCE_SIGNS[name as keyof EvidenceSigns] : undefined
  return read === undefined ? () => 0 : ({ evidence }) => read(evidence)
}

/** What speaks for a candidate by itself, by name. */
export function signsOf(question: Question, judged: Judged): Signs {
  const { keys: _, read: _read, amount, shown, ...own } = judged.evidence
  const kinds = Object.fromEntries([...question.asks].map((kind) => [`${SHOWN}${kind}`, shown]))
  const others = Object.fromEntries(Object.entries(SIGNS).map(([name, read]) => [name, read(judged, question)]))
  return { ...others, ...own, ...amount, ...kinds }
}
