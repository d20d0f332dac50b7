import { referenceOf } from '../search/corpus-passage.ts'
import type { CorpusIndex } from '../search/search-corpus.ts'
import { LONGEST_QUESTION } from '../search/search-index.ts'
import type { SearchRules } from '../search/search-rules.ts'
import type { LanguageTag } from '../text/language.ts'
import { sliceSpan } from '../text/span.ts'
import type { Answer } from './answer.ts'
import { answerEach } from './answer-each.ts'
import type { AnswerRequest } from './answer-request.ts'
import { answerSentence, isReadableBy } from './answer-sentence.ts'
import { askedDefinition, tellsMeaning } from './asked-definition.ts'
import { type AskedSubject, askedSubjects } from './asked-subject.ts'
import { askedVoice, saysOnSubject } from './asked-voice.ts'
import { asksWhether } from './asked-whether.ts'
import { ALSO_LISTED, chooseSentences } from './choose-sentences.ts'
import { answersInDialogue } from './dialogue.ts'
import { findCandidates } from './find-candidates.ts'
import {
  confidenceOf,
  doubtfulConfidence,
  isFar,
  isOfThread,
  isUntold,
  judge,
  leaningFit,
  outcomeOf,
  stayingOf,
  threadSigns,
} from './judge.ts'
import { firmsOf } from './known-firms.ts'
import { type Question, readQuestion } from './read-question.ts'
import { readText } from './read-text.ts'
import { createTelling, isOnlyAbroad, type Telling } from './tells-asked.ts'
import { underHeading } from './under-heading.ts'
import type { Judged, Weighing } from './weighing.ts'

/**
 * Answers a question by the sentences of a corpus, word for word. Pure: the same request, the same answer.
 * Never fails: a question without words, or of 10 MB, gets an answer with the outcome `none` or a shorter reading.
 */
export function answerQuestion(request: AnswerRequest): Answer {
  return answerInSteps(request).answer
}

/** One question that was answered, and what its answer was chosen from. */
export interface AnswerStep {
  /** What it was asked of, where the same was asked of several things, or the request says so. */
  readonly about: string | undefined
  readonly evidence: RankedEvidence
  /** Best first: what is said in answer to a question stands in for it. */
  readonly ranked: readonly Judged[]
  /** What the answer begins with, or would, were it sure enough; `undefined` when nothing was found. */
  readonly best: Judged | undefined
  /** Whether the best leaves untold what was asked. */
  readonly isDoubtful: boolean
  /** Whether somebody is asked about who says nothing of it. */
  readonly isUnsaid: boolean
  readonly answer: Answer
}

/** As `answerQuestion`, with each question that was answered on the way, in order; the last is mostly the only one. */
export function answerInSteps(request: AnswerRequest): {
  readonly answer: Answer
  readonly steps: readonly AnswerStep[]
} {
  const steps: AnswerStep[] = []
  const answerNext = (one: AnswerRequest): Answer => {
    const step = answerOne(one)
    steps.push(step)
    return step.answer
  }
  return { answer: answerEach(request, answerNext) ?? answerNext(request), steps }
}

/** A prior of ours: who asks for the risks wants what stands under "Risks", unless a line says more. */
const HEADED = 0.7

/** Where no line tells by itself what was asked, what stands under a heading of just that does. */
function answerOne(request: AnswerRequest): AnswerStep {
  const step = answerByEvidence(request)
  const { evidence, best, answer } = step
  const isTold = answer.outcome === 'answered' && (best?.evidence.coverage ?? 0) > 0
  const lines = isTold ? [] : underHeading(request, evidence.question)
  if (lines.length === 0) return step
  const sentences = lines.map((passage) => answerSentence(passage, request.language, HEADED))
  const headed: Answer = {
    ...answer,
    outcome: 'answered',
    sentences,
    confidence: HEADED,
    unsaidBy: undefined,
    untoldOf: [],
  }
  return { ...step, answer: headed }
}

function answerByEvidence(request: AnswerRequest): AnswerStep {
  const { index } = request
  const { rules } = index.index
  const evidence = rankEvidence(request)
  const { asked, question, telling } = evidence
  const ranked = answersInDialogue(question, evidence.ranked, rules)
  const none = nothingAbout(index, asksWhether(question.folded, rules.whether))
  const found = { about: request.about, evidence, ranked }
  const [first] = ranked
  if (first === undefined) return { ...found, best: first, isDoubtful: false, isUnsaid: false, answer: none }
  const voice = askedVoice(question, rules)
  const fitting = voice === undefined ? ranked : ranked.filter((one) => saysOnSubject(question, voice, one, rules))
  const isUnsaid = voice !== undefined && fitting.length === 0
  const { best, isDoubtful } = bestTelling(evidence, fitting, rules) ?? { best: first, isDoubtful: false }
  const { outcome, confidence } = settle(request, evidence, { best, isDoubtful, isUnsaid })
  const unsaidBy = isUnsaid ? sliceSpan(request.question, voice.span) : undefined
  const step = { ...found, best, isDoubtful, isUnsaid }
  if (outcome === 'none') return { ...step, answer: { ...none, confidence, unsaidBy } }
  const named = request.about ?? (telling.named && sliceSpan(asked, telling.named))
  const untoldOf = isDoubtful && named !== undefined ? [named] : []
  const isBeside = (one: Judged): boolean =>
    one !== best && best.fit - one.fit <= ALSO_LISTED && !telling.leavesUntold(one)
  const beside = outcome === 'nearest' ? [] : fitting.filter(isBeside)
  const chosen = chooseSentences(question, [best, ...beside], { most: request.topK, rules })
  const scoreOf = ({ fit }: Judged): number => Math.min(1, confidence * Math.exp(fit - best.fit))
  const sentences = chosen.map((judged) => answerSentence(judged.passage, request.language, scoreOf(judged)))
  return { ...step, answer: { ...none, outcome, sentences, confidence, unsaidBy, untoldOf } }
}

/** A passage that may be shown. */
interface Best {
  readonly best: Judged
  /** Whether it leaves untold what was asked: it is then no answer, however well it fits. */
  readonly isDoubtful: boolean
}

/** Decides what may be said of the best passage. */
function settle(
  { index, evenFar }: AnswerRequest,
  { question }: RankedEvidence,
  { best, isDoubtful, isUnsaid }: Best & { readonly isUnsaid: boolean },
) {
  const { rules } = index.index
  const sure = confidenceOf(question, best, rules)
  const doubted = isDoubtful ? doubtfulConfidence(question, best, rules) : sure
  // what a dictionary found is called likely from even odds on
  const confidence = Math.min(isDoubtful && best.isForeign ? DOUBTFUL : 1, doubted)
  const outcome = outcomeOf(sure, {
    isForeign: best.isForeign,
    isAbroad: isOnlyAbroad(best),
    isFar: evenFar !== true && isFar(best),
    isOfThread: isOfThread(best),
    isUntold: isUnsaid || isDoubtful || isUntold(question, best),
    isOfNamed: best.isOfNamed,
    isOnlySource: best.isOnlySource,
    isDoubtful,
  })
  return { outcome, confidence }
}

/** So many of those that fit best are asked for one that tells what was asked and fits nearly as well. */
const ASKED_TO_TELL = 6
const NEARLY = 3

/** The first that surely tells what was asked, or else, as no answer, the one that fits best of those about what is named. */
function bestTelling(
  { question, telling }: RankedEvidence,
  ranked: readonly Judged[],
  rules: SearchRules,
): Best | undefined {
  const [first] = ranked
  if (first === undefined) return undefined
  const isDoubtful = telling.leavesUntold(first)
  const tells = (one: Judged): boolean =>
    first.fit - one.fit <= NEARLY && !telling.leavesUntold(one) && confidenceOf(question, one, rules) >= SURE
  const other = isDoubtful ? ranked.slice(1, ASKED_TO_TELL).find(tells) : first
  return other === undefined
    ? { best: ranked.find(telling.isOfSubject) ?? first, isDoubtful }
    : { best: other, isDoubtful: false }
}

/** The answer of sources that hold nothing about a question, or are not asked it. */
export function nothingAbout({ mainTopics }: CorpusIndex, whether = false): Answer {
  return {
    outcome: 'none',
    sentences: [],
    confidence: 0,
    about: mainTopics,
    unsaidBy: undefined,
    untoldOf: [],
    asksWhether: whether,
  }
}

/** A question taken apart, and what was found for it. */
export interface RankedEvidence {
  /** The words that were read: the question, with the one before it where it says nothing by itself. */
  readonly asked: string
  readonly question: Question
  /** What is checked of those that fit best. */
  readonly telling: Telling
  /** Best first; empty when nothing is found. */
  readonly ranked: readonly Judged[]
}

/** Finds and orders what may answer, without deciding whether it does. */
export function rankEvidence({
  question: words,
  index,
  language,
  earlier,
  shown,
  about,
  isNameSought,
}: Omit<AnswerRequest, 'topK'>): RankedEvidence {
  const own = readQuestion(index.index, words)
  const isBare = own.parts.length === 0 && earlier.length > 0 && /[\p{L}]/u.test(words.slice(0, LONGEST_QUESTION))
  const asked = isBare ? `${earlier.at(-1)} ${words}` : words
  const question = isBare ? readQuestion(index.index, asked) : own
  if (question.parts.length === 0)
    return { asked, question, telling: createTelling(index, question, NAMELESS), ranked: [] }
  const looked = isNameSought === true ? `${about} ${asked}` : asked
  const found = findCandidates(index, { asked: looked, question, earlier: isBare ? [] : earlier })
  const judged = judge(question, found, index.index.rules).filter(
    ({ passage }) => shown.length === 0 || !shown.includes(referenceOf(passage)),
  )
  const isHan = /\p{Script=Han}/u.test(question.folded)
  const near = isHan ? judged.map(({ wording }) => readText(wording.text, index.index.rules)) : []
  const subjects =
    about === undefined
      ? askedSubjects(question, index.index, { near, firms: firmsOf(index) })
      : subjectsOf(index, about)
  const telling = createTelling(index, question, { subjects, isAbout: about !== undefined })
  for (const candidate of judged) candidate.isOfNamed = telling.named !== undefined && telling.isOfSubject(candidate)
  const isMeaning = meaningOf(question, index.index.rules)
  order(judged, (candidate) => {
    const isOther = telling.named !== undefined && !candidate.isOfNamed
    const isSilent = isOther || telling.lacksMoney(candidate)
    return preferenceFor(candidate, language) + (isMeaning(candidate) ? MEANING : 0) + (isSilent ? OTHER : 0)
  })
  if (earlier.length > 0) lean(judged, index.index.rules)
  return { asked, question, telling, ranked: judged }
}

/** Tells what says what a thing is, where a question asks for that. */
function meaningOf({ folded }: Question, { definition, fold }: SearchRules): (judged: Weighing) => boolean {
  const term = askedDefinition(folded, definition)
  return ({ wording }) => term !== undefined && tellsMeaning(fold(wording.text), term, definition)
}

/** Adds to how well candidates fit, and orders them by it. */
function order(candidates: Weighing[], added: (candidate: Weighing) => number): void {
  for (const candidate of candidates) candidate.fit += added(candidate)
  candidates.sort((a, b) => b.fit - a.fit)
}

/** Adds what speaks for candidates because of their thread. */
function lean(candidates: Weighing[], rules: SearchRules): void {
  const [best] = candidates
  if (best === undefined) return
  const stays = stayingOf(best, rules)
  for (const candidate of candidates) candidate.leaning = threadSigns(candidate, stays)
  order(candidates, (candidate) => leaningFit(candidate, candidate.leaning, rules))
}

const NAMELESS = { subjects: [], isAbout: false }

/** What is named beside a question, and stands nowhere in it; as it is written where it looks like no name. */
function subjectsOf(corpus: CorpusIndex, about: string): readonly AskedSubject[] {
  const { index } = corpus
  const span = { start: 0, end: 0 }
  // a name that opens a text has its capital for that
  const named = askedSubjects(readQuestion(index, `of ${about}`), index, { firms: firmsOf(corpus) }).map((subject) => ({
    ...subject,
    span,
  }))
  const written = index.rules.fold(about)
  const isIn = (text: string): boolean => text.includes(written)
  return named.length > 0 ? named : [{ span, telling: written, isPerson: false, isIn }]
}

/** From even odds on a passage may take the place of one that fits better and leaves untold what was asked. */
const SURE = 0.5
/** A prior of ours, for the texts that the weights were learned from tell of one thing each: what is of another tells nothing, nor does what names no sum where one is asked for. */
const OTHER = -2
/** So sure at most is what stands in another language and leaves untold what was asked: less than even odds. */
const DOUBTFUL = 0.45

/** A prior of ours: who asks what a thing is wants the sentence that says what it is, before others that name it. */
const MEANING = 1.5

/** Where two passages say the same: an editor's words, then the reader's language, then the question's. */
function preferenceFor({ passage, isForeign }: Judged, reader: LanguageTag): number {
  return (passage.kind === 'item' ? 0.2 : 0) + (isReadableBy(passage, reader) ? 0.5 : 0) + (isForeign ? 0 : 0.3)
}
