import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import { nameLength } from './names-zh.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'
import type { ChineseRules } from './rules-zh.ts'
import { findWords } from './word-list.ts'

const ADVERBIAL_TAIL =
  /(?:(?<=[\u3400-\u9fff\w）)》”])(?<![存现实正所内外旨潜自好])在(?![于场])[^，,。在]{1,14}|(?:在|于)[^，,。]{0,30}(?:时|上|中|后|里|期间|会|采访|现场|致辞|讲话|处|前|内)|(?:对|向|跟|同|就|针对|面对)[^，,。]{1,30}|(?:接受|回应|致函|致电|告诉)[^，,。]{1,20}|(?<![各当外本基土内驻产园])[\u3400-\u9fff]{2}地)$/
const ADVERBIAL_HEAD = /^(?:在|于|当|从|据|对|就)[^，,。]{1,24}?(?:时|上|中|后|里|期间|看来|方面)(?=.)/
const HEAD_MARKS = /^(?:[\s“”"（(【[、，,]+|另?据)/
const TAIL_MARKS = /(?:[\s“”"】\]]|[（(][^（(]*[)）])+$/
/** Adverbs pile up, but not without end. */
const MOST_ROUNDS = 8
const LONGEST_PHRASE = 24

/** Takes adverbs, dates and the like off both ends of the words before a verb; what is left may be empty. */
export function trimPhrase(folded: string, span: Span, rules: ChineseRules): Span {
  let { start, end } = span
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const phrase = folded.slice(start, end)
    const head = lengthOf(HEAD_MARKS.exec(phrase) ?? rules.leading.exec(phrase))
    const tail = lengthOf(TAIL_MARKS.exec(phrase) ?? rules.trailing.exec(phrase) ?? ADVERBIAL_TAIL.exec(phrase))
    if (head + tail === 0) break
    start += head
    end -= head > 0 ? 0 : tail
  }
  start += lengthOf(ADVERBIAL_HEAD.exec(folded.slice(start, end)))
  const dash = folded.slice(start, end).lastIndexOf('——')
  if (dash >= 0 && start + dash + 2 < end) start += dash + 2
  return { start, end: Math.max(start, end) }
}

function lengthOf(hit: RegExpExecArray | null): number {
  return hit === null ? 0 : hit[0].length
}

/** Reads the speaker out of the words before a verb of saying; kind `none` when nothing stands there. */
export function readSubject(source: ChineseText, span: Span): Mention {
  const trimmed = trimPhrase(source.folded, span, source.rules)
  if (trimmed.end <= trimmed.start) return { span: trimmed, kind: 'none', role: undefined }
  if (trimmed.end - trimmed.start === 1) return readSingle(source, trimmed)
  return (
    readPronoun(source, trimmed) ??
    readKnownName(source, trimmed) ??
    readNewName(source, trimmed) ??
    readGroup(source, trimmed) ?? { span: trimmed, kind: 'phrase', role: undefined }
  )
}

/** A single character: a pronoun, a bare surname (`张说`), or nothing. */
function readSingle({ folded, rules }: ChineseText, span: Span): Mention {
  const character = folded.charAt(span.start)
  if (rules.singularPronouns.has(character) || rules.groupPronouns.has(character))
    return { span, kind: 'pronoun', role: undefined }
  return { span, kind: rules.surnames.has(character) ? 'name' : 'none', role: undefined }
}

/** The pronoun a phrase is or begins or ends with. */
function readPronoun({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  if (rules.groupPronouns.has(folded.slice(span.start, span.end))) return { span, kind: 'pronoun', role: undefined }
  const found = [3, 2, 1]
    .flatMap((length) => [
      { start: span.start, end: span.start + length },
      { start: span.end - length, end: span.end },
    ])
    .find(({ start, end }) => start >= span.start && isPersonal(folded.slice(start, end), start > span.start, rules))
  return found && { span: found, kind: 'pronoun', role: undefined }
}

/** 其 counts only where a phrase begins: elsewhere it is part of 尤其, 土耳其. */
function isPersonal(word: string, within: boolean, rules: ChineseRules): boolean {
  if (within && word === '其') return false
  return rules.pluralPronouns.has(word) || rules.singularPronouns.has(word)
}

/** A known name at the phrase's end (after its role) or start, or the first one within. */
function readKnownName({ folded, names }: ChineseText, span: Span): Mention | undefined {
  let found: Span | undefined
  for (let at = span.start; at < span.end; at++) {
    const name = knownNameAt(folded, at, names)
    if (name === undefined || name.end > span.end) continue
    if (found === undefined || name.end === span.end) found = name
    at = name.end - 1
  }
  return found && { span: found, kind: 'name', role: undefined }
}

/** A name that stands alone, after a role, or before a title of respect (`邹女士`). */
function readNewName(source: ChineseText, span: Span): Mention | undefined {
  const { folded, rules } = source
  const phrase = folded.slice(span.start, span.end)
  const after = findWords(phrase, rules.role, 0, phrase.length).at(-1)?.end ?? 0
  const rest = phrase.slice(after)
  if (rest.length >= 2 && rest.length <= 4 && startsWithSurname(rest, rules)) {
    const role = after > 0 ? { start: span.start, end: span.start + after } : undefined
    return named({ start: span.start + after, end: span.end }, role)
  }
  return readTitledName(source, span)
}

function readTitledName({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  const length = rules.suffix.exec(folded.slice(span.start, span.end))?.index ?? 0
  const end = span.start + length
  if (length === 0) return undefined
  if (length <= 3 && startsWithSurname(folded.slice(span.start, end), rules)) return named(span)
  for (let start = Math.max(span.start, end - 3); start < end; start++) {
    if (nameLength(folded, start, rules) === end - start) return named({ start, end: span.end })
  }
  return undefined
}

function named(span: Span, role?: Span): Mention {
  return { span, kind: 'name', role }
}

function startsWithSurname(phrase: string, rules: ChineseRules): boolean {
  if (rules.compoundSurnames.has(phrase.slice(0, 2))) return phrase.length >= 3
  return rules.surnames.has(phrase.charAt(0)) && phrase.length <= 3
}

/** A description without a name, without the predicate that may follow it (`老人擦了擦眼睛`). */
function readGroup({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  const phrase = folded.slice(span.start, span.end)
  const whole: Mention = { span, kind: 'phrase', role: undefined }
  if (rules.groupEnding.test(phrase) && phrase.length <= LONGEST_PHRASE) return whole
  const nouns = findWords(phrase, rules.group, 0, phrase.length)
  const [first, last] = [nouns[0]?.end ?? 0, nouns.at(-1)?.end ?? 0]
  if (last === 0) return undefined
  const predicate = last < phrase.length && /[着了过]/.test(phrase.slice(first))
  if (last < phrase.length && !predicate) return phrase.length <= LONGEST_PHRASE ? whole : undefined
  const cut = predicate ? first : last
  const of = cut > LONGEST_PHRASE ? phrase.slice(0, cut).lastIndexOf('的') + 1 : 0
  return { span: { start: span.start + of, end: span.start + cut }, kind: 'phrase', role: undefined }
}
