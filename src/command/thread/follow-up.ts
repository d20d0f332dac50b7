import { type AskedSubject, askedSubjects } from '../../answer/asked-subject.ts'
import { firmsOf } from '../../answer/known-firms.ts'
import { readQuestion } from '../../answer/read-question.ts'
import { speaksOfSomebody } from '../../answer/thread.ts'
import { findPhrases } from '../../search/phrase-tree.ts'
import type { SearchRules } from '../../search/search-rules.ts'
import { stemEnglish } from '../../search/stem-english.ts'
import { containsSpan, type Span, sliceSpan } from '../../text/span.ts'
import type { CommandContext } from '../command.ts'
import { threadWords } from './thread-words.ts'

/** A follow-up as the question that it stands for. */
export interface FollowUp {
  /** The whole of it, to be remembered. */
  readonly question: string
  /** What is looked for; with `about`, without the name. */
  readonly asked: string
  /** What it is about, where that is not among the words looked for. */
  readonly about: string | undefined
  /** Whether it stays with a firm or a thing: nothing else is then meant, be it told or not. */
  readonly isBound: boolean
}

/** A longer line asks by itself. */
const LONGEST = 60
/** A year with what may stand before it, and one with 年. */
const YEAR = /(?:\b(?:in|by|for|during) )?(?<!\d)(?:1\d|20)\d\d(?!\d)年?/
const WORD = /\p{Script=Han}|[\p{L}\p{N}'’-]+/gu

/**
 * Completes a line that asks on from the last question of a thread: another name, another time or another thing of what
 * was named takes the place of the one before: "and Borel?", 2026年呢？, "and costs?", "who leads it?".
 *
 * @returns `undefined` for a line that asks by itself, and where the last question named nothing.
 */
export function completeFollowUp(context: CommandContext, line: string): FollowUp | undefined {
  const before = context.thread.asked.at(-1)?.question
  if (before === undefined || line.length > LONGEST || speaksOfSomebody(line, threadWords(context))) return undefined
  const named = subjectsOf(context, before)
  const [subject] = named
  if (subject === undefined) return undefined
  const { rules } = context.knowledge.index.index
  const isBound = !named.some(({ isPerson }) => isPerson)
  const whole = (question: string | undefined, bound = isBound): FollowUp | undefined =>
    question === undefined ? undefined : asWhole(question, bound)
  const read = withoutLeaning(line, rules)
  const own = subjectsOf(context, line)
  if (own.length > 0)
    return isOnlyNames(read, own, rules) ? ofOther(context, { before, subject, read, own, isBound }) : undefined
  if (!read.isLeaning) return whole(pointedAt(line, before, subject, rules), false)
  if (read.rest === '') return undefined
  if (isTime(read.rest, rules)) return whole(atTime(before, subject, read.rest))
  const about = sliceSpan(before, subject.span)
  return isBound ? { question: ofSubject(about, read.rest), asked: read.rest, about, isBound } : undefined
}

function asWhole(question: string, isBound: boolean): FollowUp {
  return { question, asked: question, about: undefined, isBound }
}

/** The question before, of what a line names and nothing more. */
function ofOther(
  context: CommandContext,
  {
    before,
    subject,
    read,
    own,
    isBound,
  }: {
    readonly before: string
    readonly subject: AskedSubject
    readonly read: Leaning
    readonly own: readonly AskedSubject[]
    readonly isBound: boolean
  },
): FollowUp {
  const question = replaced(before, subject.span, read.rest)
  const asked = replaced(before, subject.span, '')
  // somebody's own words are looked for with the name, and of "How big is …?" nothing is left without it
  const isWhole = own.every(({ isPerson }) => isPerson) || holdsNothing(context, asked)
  return isWhole ? asWhole(question, true) : { question, asked, about: read.rest, isBound }
}

function holdsNothing({ knowledge }: CommandContext, question: string): boolean {
  return readQuestion(knowledge.index.index, question).parts.length === 0
}

/** What a text names, by the thread's own documents or else by the workspace's sources. */
function subjectsOf({ knowledge, fallback }: CommandContext, text: string): readonly AskedSubject[] {
  const found = [knowledge, ...(fallback === undefined ? [] : [fallback])].map(({ index }) =>
    askedSubjects(readQuestion(index.index, text), index.index, { firms: firmsOf(index) }),
  )
  return found.find((subjects) => subjects.length > 0) ?? []
}

/** What of a line stands beside the words by which it asks on and its marks. */
interface Leaning {
  readonly rest: string
  /** The line with all else blanked: places in it stay. */
  readonly blanked: string
  readonly isLeaning: boolean
}

function withoutLeaning(line: string, { followUp, fold }: SearchRules): Leaning {
  const start = line.search(/\S/)
  const end = line.search(/[?？!！.。,，\s]*$/u)
  const folded = fold(line.slice(0, end)).toLowerCase()
  const opening = followUp.opens.find((open) => folded.startsWith(open, start) && endsWord(folded, start + open.length))
  const closing = followUp.closes.find((close) => folded.endsWith(close))
  const from = Math.max(0, start) + (opening?.length ?? 0)
  const to = end - (closing?.length ?? 0)
  const rest = line
    .slice(from, to)
    .replace(/^[\s,，:：]+/u, '')
    .trim()
  return { rest, blanked: `${' '.repeat(from)}${line.slice(from, to)}`, isLeaning: (opening ?? closing) !== undefined }
}

function endsWord(text: string, at: number): boolean {
  return /\p{Script=Han}/u.test(text.charAt(at - 1)) || !/\p{L}/u.test(text.charAt(at))
}

function isOnlyNames({ blanked, isLeaning }: Leaning, own: readonly AskedSubject[], rules: SearchRules): boolean {
  return isLeaning && isOnly(blanked, own, rules)
}

/** Whether nothing but names and words that tell nothing stand in a text. */
function isOnly(
  text: string,
  spans: readonly { readonly span: Span }[],
  { stopStems, stopPhraseSet, fold }: SearchRules,
) {
  return [...fold(text).matchAll(WORD)].every(({ 0: word, index }) => {
    const span = { start: index, end: index + word.length }
    const isTold = spans.some((one) => containsSpan(one.span, span))
    return isTold || stopPhraseSet.has(word) || stopStems.has(stemEnglish(word.toLowerCase()))
  })
}

function isTime(text: string, rules: SearchRules): boolean {
  const folded = rules.fold(text)
  const years = [...folded.matchAll(new RegExp(YEAR, 'g'))].map(({ 0: year, index }) => ({
    span: { start: index, end: index + year.length },
  }))
  const times = findPhrases(rules.shows, folded).filter(({ concept }) => concept === 'when')
  return years.length + times.length > 0 && isOnly(text, [...years, ...times], rules)
}

/** The question before, of another time. */
function atTime(before: string, subject: AskedSubject, time: string): string {
  const year = YEAR.exec(before)
  if (year !== null) return replaced(before, { start: year.index, end: year.index + year[0].length }, time)
  if (/\p{Script=Han}/u.test(before)) return replaced(before, { start: subject.span.end, end: subject.span.end }, time)
  return `${before.replace(/[?？!.\s]+$/u, '')} ${time}?`
}

/** Another thing, of what was named. */
function ofSubject(name: string, rest: string): string {
  return /\p{Script=Han}/u.test(rest) ? `${name}的${rest}？` : `${rest} of ${name}?`
}

/** A line with the name that its "it", "its" or 它 stands for. */
function pointedAt(line: string, before: string, { span }: AskedSubject, { followUp, fold }: SearchRules) {
  const name = sliceSpan(before, span)
  const found = followUp.pronouns
    .map((pronoun) => ({ pronoun, match: pronounIn(fold(line), pronoun) }))
    .find(({ match }) => match !== undefined)
  if (found?.match === undefined) return undefined
  const isPossessive = followUp.possessives.includes(found.pronoun)
  return replaced(line, found.match, isPossessive ? `${name}’s` : name)
}

/** Tells whether a line speaks of a thing by a pronoun: "how large is it?", 它有多大？ */
export function pointsBack(line: string, { followUp, fold }: SearchRules): boolean {
  const folded = fold(line)
  return followUp.pronouns.some((pronoun) => pronounIn(folded, pronoun) !== undefined)
}

function pronounIn(folded: string, pronoun: string): Span | undefined {
  const pattern = /\p{Script=Han}/u.test(pronoun) ? pronoun : `(?<![\\p{L}'’])${pronoun}(?![\\p{L}'’])`
  const match = new RegExp(pattern, 'iu').exec(folded)
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length }
}

function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}
