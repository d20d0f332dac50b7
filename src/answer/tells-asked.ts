import { isHanText, questionGroups } from '../search/across/question-groups.ts'
import { IN_HAN, IN_OTHERS } from '../search/across/vocabulary.ts'
import { type ItemPassage, passageTexts, type SentencePassage } from '../search/corpus-passage.ts'
import { findPhrases } from '../search/phrase-tree.ts'
import { readValues } from '../search/read-values.ts'
import type { CorpusIndex } from '../search/search-corpus.ts'
import type { AskedKind, SearchRules } from '../search/search-rules.ts'
import { blankSpans, containsSpan, overlapsSpan, type Span } from '../text/span.ts'
import { lacksPeople } from './asked-count.ts'
import { askingPhrases } from './asked-kinds.ts'
import { asksForMoney, showsMoney } from './asked-money.ts'
import { askedPosts, lacksPosts } from './asked-post.ts'
import type { AskedSubject } from './asked-subject.ts'
import { asksWhether } from './asked-whether.ts'
import { type CoverageAt, coverageAbroad } from './group-coverage.ts'
import { AKIN_LETTERS } from './held-shares.ts'
import type { Question, QuestionPart } from './read-question.ts'
import { concernsOf } from './subject-place.ts'
import type { Judged } from './weighing.ts'

/** What is checked of passages that fit a question well: whether they tell what was asked, and of what was named. */
export interface Telling {
  /** Where the first of what is asked about is named; `undefined` when nothing is. */
  readonly named: Span | undefined
  /** Whether a passage is of what is named: of any of several things, of the first where a yes or a no is asked for. */
  readonly isOfSubject: (judged: Judged) => boolean
  /** Whether a sum of money is asked for, and it names none, or one that may be of anything. */
  readonly lacksMoney: (judged: Judged) => boolean
  /**
   * Whether it leaves untold what was asked: it asks it too, is of something else or another year or month, or holds no more than a name.
   * Measured on the texts that the weights are learned from: of a hundred passages that this held against, a dozen told it.
   */
  readonly leavesUntold: (judged: Judged) => boolean
}

/** A question with what it names. */
interface AskedOf {
  readonly question: Question
  readonly subjects: readonly AskedSubject[]
  /** Whether every word is asked of what is named. */
  readonly isOfThing: boolean
  readonly rules: SearchRules
}

/** What a question names, or is about without naming it. */
export interface AskedAbout {
  readonly subjects: readonly AskedSubject[]
  /** Whether they stand beside the question, whose words are then all asked of them. */
  readonly isAbout: boolean
}

/** Makes the checks for one question. */
export function createTelling(index: CorpusIndex, question: Question, { subjects, isAbout }: AskedAbout): Telling {
  const { rules } = index.index
  const isWhether = asksWhether(question.folded, rules.whether)
  const named = isWhether ? subjects.slice(0, 1) : subjects
  const asked: AskedOf = { question, subjects: named, isOfThing: isWhether || isAbout, rules }
  const abroad = new Map<string, CoverageAt | undefined>()
  const coverageAt = (words: string): CoverageAt | undefined => {
    if (!abroad.has(words)) abroad.set(words, coverageOf(index, question, words))
    return abroad.get(words)
  }
  const coverage = (words: string, { place }: Judged) => coverageAt(words)?.(place)
  const covers = (words: string, place: number): boolean => (coverageAt(words)?.(place).own ?? 0) > 0
  const posts = askedPosts(question, subjects, rules)
  const lacksMoney = moneyCheck(asked)
  const concerns = named.map((subject) => ({ telling: subject.telling, isOf: concernsOf(subject, rules) }))
  const isNamedAbroad = (telling: string, judged: Judged): boolean => {
    const own = SHORT_LATIN.test(telling) ? undefined : coverage(telling, judged)
    if (own === undefined) return !isAbout
    return own.surroundings > 0 || leads(index, judged, (place) => covers(telling, place))
  }
  const isOfSubject = (judged: Judged): boolean =>
    named.length === 0 ||
    concerns.some(
      ({ telling, isOf }) => isOf(judged.passage) || (isOnlyAbroad(judged) && isNamedAbroad(telling, judged)),
    )
  const holdsOther = (judged: Judged): boolean =>
    judged.isForeign
      ? (named.length === 0 || isOnlyAbroad(judged)) &&
        coverage(withoutNames(question.folded, named), judged)?.own !== 0
      : !holdsNameOnly(asked, judged) && !lacksCounted(question, judged)
  return {
    named: named[0]?.span,
    isOfSubject,
    lacksMoney,
    leavesUntold: (judged) =>
      asksTheSame(question, judged, rules) ||
      !isOfSubject(judged) ||
      !holdsOther(judged) ||
      tellsAttribute(asked, judged) === false ||
      lacksPosts(posts, judged, rules) ||
      lacksMoney(judged) ||
      (!judged.isForeign && lacksPeople(question.folded, rules.fold(judged.wording.text))) ||
      isOfOtherTime(question, judged, rules),
  }
}

/** Tells whether a passage has no wording in the question's language: an editor's item has one in each, which fits no better. */
export function isOnlyAbroad({ isForeign, passage }: Judged): boolean {
  return isForeign && (passage.kind === 'sentence' || passage.item.from !== 'editor')
}

/** Too many names sound like a short one. */
const SHORT_LATIN = /^[a-z]{1,5}$/i
/** So many sentences say what a document is about. */
const LEADING = 4

function leads({ documentPlaces }: CorpusIndex, { passage }: Judged, isNamedAt: (place: number) => boolean): boolean {
  if (passage.kind === 'item') return false
  const { start, end } = documentPlaces.get(passage.document.id) ?? { start: 0, end: 0 }
  return Array.from({ length: Math.min(LEADING, end - start) }, (_, at) => start + at).some(isNamedAt)
}

/** Kinds of which a passage that holds nothing but the name shows one by chance. */
const MEASURED: readonly AskedKind[] = ['number', 'amount', 'price', 'when']
const GENITIVE = /^(?:['’]s |的)/

/** Whether a question asks for something that a thing has: a figure, what follows its genitive, whether it does it. */
function asksOfThing({ question: { folded, asks }, subjects, isOfThing }: AskedOf): boolean {
  const isPossessed = subjects.some(({ span }) => GENITIVE.test(folded.slice(span.end, span.end + 3)))
  const isHan = /\p{Script=Han}/u.test(folded)
  return isOfThing || MEASURED.some((kind) => asks.has(kind)) || (isPossessed && (!isHan || asks.has('where')))
}

/** Whether of what is asked of a thing nothing stands in a passage. */
function holdsNameOnly(asked: AskedOf, judged: Judged): boolean {
  const { question, subjects } = asked
  const { evidence, wording } = judged
  const { folded } = question
  if (subjects.length === 0 || !asksOfThing(asked) || tellsAttribute(asked, judged) === true) return false
  if ([...question.wanted].some((key) => evidence.keys.has(key))) return false
  const others = partsBeside(asked)
  const text = wording.text.toLowerCase()
  const isHeld = ({ key, span }: QuestionPart): boolean =>
    evidence.keys.has(key) || isAkin(folded.slice(span.start, span.end).toLowerCase(), text)
  return others.length > 0 && !others.some(isHeld)
}

/** Parts of a question that are neither a name nor a figure, nor ask by themselves as "based" does for a place. */
function partsBeside({ question: { parts, folded, asks }, subjects, rules }: AskedOf): readonly QuestionPart[] {
  const shown = findPhrases(rules.shows, folded).filter(({ concept }) => [...asks].some((kind) => kind === concept))
  const said = [...subjects, ...shown, ...askingPhrases(folded, rules)]
  return parts.filter(
    ({ span }) =>
      !said.some((one) => one.span.start < span.end && span.start < one.span.end) &&
      !/^\d/.test(folded.slice(span.start, span.end)),
  )
}

/** Makes the check whether a sum of money is asked for and a passage names none, or one that may be of anything. */
function moneyCheck(asked: AskedOf): (judged: Judged) => boolean {
  const { question, rules } = asked
  if (!asksForMoney(question, rules)) return () => false
  const names = ({ wording, isShownBehind }: Judged): boolean =>
    isShownBehind || showsMoney(rules.fold(wording.text), rules)
  return (judged) => !names(judged) || isSumOfOther(asked, judged)
}

/**
 * Whether a sum may have been paid for anything: the passage neither names the thing that is asked about, nor points
 * back to it, nor holds anything else that is asked.
 */
function isSumOfOther(asked: AskedOf, { wording, evidence, isForeign }: Judged): boolean {
  const { subjects, question, rules } = asked
  const text = rules.fold(wording.text)
  if (isForeign || subjects.length === 0 || evidence.leaning === 1 || subjects.some(({ isIn }) => isIn(text)))
    return false
  const { folded } = question
  const said = [...findPhrases(rules.questionWords.spending, folded), ...findPhrases(rules.voices, folded)]
  const others = partsBeside(asked).filter(({ span }) => !said.some((one) => overlapsSpan(one.span, span)))
  return !others.some(({ key }) => evidence.keys.has(key))
}

/** So are Chinese words that share a character. */
function isAkin(word: string, text: string): boolean {
  return /[a-z]/.test(word) ? text.includes(word.slice(0, AKIN_LETTERS)) : [...word].some((unit) => text.includes(unit))
}

/** Whether the thing counted stands beside the passage, which counts something else, or no figure stands in it at all. */
function lacksCounted({ asks, wanted }: Question, { evidence }: Judged): boolean {
  if (!asks.has('number')) return false
  const isBeside = wanted.size > 0 && evidence.wanted === 1 && ![...wanted].some((key) => evidence.keys.has(key))
  return evidence.shown === 0 || isBeside
}

/**
 * What is asked of a person or a firm by a word of its own is told by one of a few; where its kind is asked for too, as
 * in "Who will succeed the chairman?", of anybody.
 *
 * @returns `undefined` where nothing of that kind is asked.
 */
function tellsAttribute({ question, subjects, rules }: AskedOf, judged: Judged): boolean | undefined {
  const { wording, passage } = judged
  const { asks, tells, kinds } = rules.attributes
  const isAsked = (concept: string): boolean => {
    const needed = kinds.get(concept)
    return needed === undefined ? subjects.length > 0 : [...question.asks].some((kind) => needed.has(kind))
  }
  const asked = findPhrases(asks, question.folded)
    .filter(({ span }) => !subjects.some((subject) => containsSpan(subject.span, span)))
    .map(({ concept }) => concept)
    .filter(isAsked)
  if (asked.length === 0) return undefined
  const text = passage.kind === 'item' ? `${wording.text}\n${passageTexts(passage).context}` : wording.text
  const told = findPhrases(tells, rules.fold(text)).map(({ concept }) => concept)
  return asked.some((concept) => told.includes(concept))
}

/** A Chinese question word with what stands behind it; others open clauses that tell, such as "who was fined". */
const ASKED_BEHIND = /(?:谁|何人|哪[一位个些家里年]|怎么|为什么|多少)\p{Script=Han}{1,2}/gu

/** Whether a passage asks the same within itself, as 没人知道谁负责 does, and tells nothing. */
function asksTheSame({ folded }: Question, { wording }: Judged, { fold }: SearchRules): boolean {
  const asked = folded.match(ASKED_BEHIND) ?? []
  return asked.length > 0 && asked.some((words) => fold(wording.text).includes(words))
}

/** A year, and no decade. */
const YEAR = /(?<!\d)(?:1\d|20)\d\d(?!\d|年代|s)/g
/** Sentences around a passage that may say of which year it tells. */
const YEAR_REACH = [-3, -2, -1, 1]

function isOfOtherTime(question: Question, judged: Judged, rules: SearchRules): boolean {
  return isOfOtherYear(question, judged, rules) || isOfOtherMonth(question, judged, rules)
}

function isOfOtherYear({ folded }: Question, { passage, wording }: Judged, rules: SearchRules): boolean {
  const asked = folded.match(YEAR) ?? []
  if (asked.length === 0) return false
  const near = [rules.fold(wording.text), ...(passage.kind === 'item' ? datesOfItem(passage) : datesAround(passage))]
  return !asked.some((year) => near.some((text) => text.includes(year)))
}

/** What else may say of which year an item tells: its other wordings, its source and when that was published. */
function datesOfItem(passage: ItemPassage): readonly string[] {
  const { text, context, theme } = passageTexts(passage)
  return [text, context, theme, passage.item.citation.publishedOn ?? '']
}

function datesAround({ document, sentence, section }: SentencePassage): readonly string[] {
  const spans = [...YEAR_REACH.map((distance) => document.sentences[sentence + distance]?.span), section?.heading]
  const around = spans.map((span) => (span === undefined ? '' : document.folded.slice(span.start, span.end)))
  return [...around, document.title ?? '', document.publishedOn ?? '']
}

/** Whether a passage names months, and none of those that were asked for. */
function isOfOtherMonth({ folded }: Question, { wording }: Judged, rules: SearchRules): boolean {
  const asked = monthsIn(folded, rules)
  if (asked.length === 0) return false
  const told = monthsIn(rules.fold(wording.text), rules)
  return told.length > 0 && !asked.some((month) => told.includes(month))
}

function monthsIn(folded: string, { numbers }: SearchRules): readonly string[] {
  const months: string[] = []
  readValues(folded, numbers, (value) => {
    if (value.startsWith('month')) months.push(value)
  })
  return months
}

/** Names that only sound alike are those of others. */
const SURELY_SAID = 0.8

/** How much of some words stands at a place in another language; `undefined` where nothing of them can surely be brought over. */
function coverageOf({ index, passages }: CorpusIndex, question: Question, words: string): CoverageAt | undefined {
  const isHan = isHanText(words)
  const { standing } = index.vocabulary()
  const isAbroad = (term: number): boolean => ((standing[term] ?? 0) & (isHan ? IN_OTHERS : IN_HAN)) !== 0
  const groups = questionGroups(index, words, isHan).map(({ weight, ways }) => ({
    weight,
    ways: ways.filter(({ terms }) => terms.every(isAbroad)),
  }))
  const isSaid = groups.some(({ ways }) => ways.some(({ weight }) => weight >= SURELY_SAID))
  const read = { ...question, parts: [], characters: new Map() }
  return isSaid ? coverageAbroad({ index, passages }, { words, read, groups }) : undefined
}

function withoutNames(folded: string, subjects: readonly AskedSubject[]): string {
  return blankSpans(
    folded,
    subjects.map(({ span }) => span),
  )
}
