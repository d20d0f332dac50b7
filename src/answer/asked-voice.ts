import { passageTexts, voiceOf } from '../search/corpus-passage.ts'
import { findPhrases } from '../search/phrase-tree.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { literalPattern } from '../text/literal-pattern.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import { askingPhrases } from './asked-kinds.ts'
import { readPlaces } from './read-evidence.ts'
import { isPersonKey, type PartKey, type Question, type QuestionPart } from './read-question.ts'
import type { Judged } from './weighing.ts'

/** Whose words a question asks for, and on what. */
export interface AskedVoice {
  /** Where it is named in the question. */
  readonly span: Span
  /** Its people, as concepts; empty for a voice that the corpus has no entry for. */
  readonly people: ReadonlySet<PartKey>
  /** As it is named, folded, in lower case. */
  readonly name: string
  /** What is asked besides. */
  readonly subject: readonly QuestionPart[]
}

/** A longer run of Han characters before "thinks" is no name but a subject and more. */
const LONGEST_HAN_NAME = 8
/** So much of what is asked about must stand in what somebody said, by weight, to be about it. */
const ABOUT_SHARE = 0.45

/** Reads whose words a question asks for; `undefined` when it asks for nobody's, or for those of everybody. */
export function askedVoice(question: Question, rules: SearchRules): AskedVoice | undefined {
  if (!question.asks.has('said')) return undefined
  const said = askingPhrases(question.folded, rules).filter(({ concept }) => concept === 'said')
  const start = Math.min(...said.map(({ span }) => span.start))
  const people = question.parts.filter(({ key }) => isPersonKey(key))
  const person = people.find(({ span }) => span.start <= start) ?? people[0]
  const span = person?.span ?? namedBefore(question.folded, start, rules)
  if (span === undefined) return undefined
  const name = sliceSpan(question.folded, span).toLowerCase()
  const isIn = (part: QuestionPart): boolean => part.span.start < span.end && part.span.end > span.start
  return {
    span,
    people: new Set(people.filter(isIn).map(({ key }) => key)),
    name,
    subject: question.parts.filter((part) => !isIn(part)),
  }
}

/** What stands where the name of somebody would who says something: 马云对…怎么看, "does Jane Doe think". */
function namedBefore(folded: string, end: number, rules: SearchRules): Span | undefined {
  const before = folded.slice(0, end)
  const isNobody = (text: string): boolean => findPhrases(rules.voices, text).length > 0
  const latin = /(?:^|\s)(?:[A-Z][\p{L}'’.-]*\s+)*[A-Z][\p{L}'’.-]*\s*$/u.exec(before)
  if (latin !== null) return trimmed(before, { start: latin.index, end }, isNobody)
  const han = /[\p{Script=Han}·]+$/u.exec(before)
  if (han === null) return undefined
  const subject = han[0].search(/对|关于|就|在/)
  const length = subject > 0 ? subject : han[0].length
  return length < 2 || length > LONGEST_HAN_NAME
    ? undefined
    : trimmed(before, { start: han.index, end: han.index + length }, isNobody)
}

function trimmed(text: string, span: Span, isNobody: (text: string) => boolean): Span | undefined {
  const named = sliceSpan(text, span)
  const start = span.start + (named.length - named.trimStart().length)
  const end = span.end - (named.length - named.trimEnd().length)
  return end - start < 2 || isNobody(named) ? undefined : { start, end }
}

/** Tells whether a passage holds the words of a voice on what is asked, or speaks of both. */
export function saysOnSubject(question: Question, voice: AskedVoice, judged: Judged, rules: SearchRules): boolean {
  return isOf(voice, judged, rules) && isAbout(question, voice, judged, rules)
}

function isOf(voice: AskedVoice, { passage, evidence, wording }: Judged, rules: SearchRules): boolean {
  const { context } = passageTexts(passage)
  const names = Object.values((passage.item?.speaker ?? voiceOf(passage))?.name ?? {})
  const isBack = passage.kind === 'sentence' && evidence.leaning === 1
  const texts = [wording.text, ...names, ...(isBack ? [context.split('\n')[0] ?? ''] : [])].map(rules.fold)
  const named = nameIn(voice.name)
  if (texts.some((text) => named.test(text))) return true
  return texts.some((text) => findPhrases(rules.concepts, text).some(({ concept }) => voice.people.has(`#${concept}`)))
}

/** A name, or the last word of one in Latin letters: whoever was introduced is mostly called by that. */
function nameIn(name: string): RegExp {
  const last = /[\p{Script=Latin}'’.-]{3,}$/u.exec(name)?.[0]
  const plain = literalPattern(last ?? name)
  return last === undefined ? new RegExp(plain, 'iu') : new RegExp(`(?<!\\p{L})${plain}(?!\\p{L})`, 'iu')
}

function isAbout(question: Question, { subject }: AskedVoice, judged: Judged, rules: SearchRules): boolean {
  const all = subject.reduce((sum, { weight }) => sum + weight, 0)
  if (all === 0) return true
  const { text, context, theme } = passageTexts(judged.passage)
  const read = judged.passage.kind === 'item' ? `${text}\n${context}` : `${text}\n${theme}`
  const places = readPlaces(question, read, rules)
  const found = subject.reduce((sum, { key, weight }) => sum + (places.has(key) ? weight : 0), 0)
  if (found / all >= ABOUT_SHARE) return true
  // what the dictionary brings over counts the name as well, which is not the subject
  const named = question.parts.reduce((sum, { weight }) => sum + weight, 0) - all
  return judged.isForeign && judged.evidence.alike - named / (named + all) >= ABOUT_SHARE * (all / (named + all))
}
