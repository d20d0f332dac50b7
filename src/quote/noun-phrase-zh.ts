import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import { nameLength } from './names-zh.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'
import type { ChineseRules } from './rules.ts'

const ADVERBIAL_TAIL =
  /(?:(?:在|于)[^，,。]{0,30}(?:时|上|中|后|里|期间|会|采访|现场|致辞|讲话|处|前|内)|(?:对|向|跟|同|就|针对|面对)[^，,。]{1,30}|接受[^，,。]{1,20})$/
const ADVERBIAL_HEAD = /^(?:在|于|当|从|据|对|就)[^，,。]{1,24}?(?:时|上|中|后|里|期间|看来|方面)(?=.)/
const LONGEST_PHRASE = 24

/** Takes adverbs, dates and the like off both ends of the words before a verb; what is left may be empty. */
export function trimPhrase(folded: string, span: Span, rules: ChineseRules): Span {
  let { start, end } = span
  for (let round = 0; round < 8; round++) {
    const s = folded.slice(start, end)
    const head = /^[\s“”"（(【[、，,]+/.exec(s) ?? rules.leading.exec(s)
    const tail = /[\s“”"）)】\]]+$/.exec(s) ?? rules.trailing.exec(s) ?? ADVERBIAL_TAIL.exec(s)
    if (head !== null && head[0].length <= s.length) start += head[0].length
    else if (tail !== null && tail[0].length <= s.length) end -= tail[0].length
    else break
  }
  const head = ADVERBIAL_HEAD.exec(folded.slice(start, end))
  if (head !== null) start += head[0].length
  return { start, end: Math.max(start, end) }
}

/** Reads the speaker out of the words before a verb of saying; kind `none` when nothing stands there. */
export function readSubject(source: ChineseText, span: Span): Mention {
  const trimmed = trimPhrase(source.folded, span, source.rules)
  if (trimmed.end <= trimmed.start) return { span: trimmed, kind: 'none', role: undefined }
  return (
    readPronoun(source, trimmed) ??
    readKnownName(source, trimmed) ??
    readNewName(source, trimmed) ??
    readGroup(source, trimmed) ?? { span: trimmed, kind: 'phrase', role: undefined }
  )
}

/** The pronoun a phrase is or begins or ends with. */
function readPronoun({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  const phrase = folded.slice(span.start, span.end)
  for (const length of [3, 2, 1]) {
    for (const start of [span.start, span.end - length]) {
      if (start < span.start) continue
      const word = folded.slice(start, start + length)
      const isPronoun = rules.pluralPronouns.has(word) || rules.singularPronouns.has(word)
      const isGroup = rules.groupPronouns.has(word) && phrase === word
      if (!isPronoun && !isGroup) continue
      if (start > span.start && word === '其') continue
      return { span: { start, end: start + length }, kind: 'pronoun', role: undefined }
    }
  }
  return undefined
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
  const transliterated = /[\u3400-\u9fff]{1,7}(?:[·•・][\u3400-\u9fffA-Za-z]{1,8})+$/.exec(phrase)
  if (transliterated !== null) return named({ start: span.start + transliterated.index, end: span.end })
  let after = 0
  for (const hit of phrase.matchAll(rules.role)) after = hit.index + hit[0].length
  const rest = phrase.slice(after)
  if (rest.length >= 2 && rest.length <= 4 && startsWithSurname(rest, rules)) {
    const role = after > 0 ? { start: span.start, end: span.start + after } : undefined
    return named({ start: span.start + after, end: span.end }, role)
  }
  const suffix = rules.suffix.exec(phrase)
  if (suffix !== null && suffix.index > 0) {
    const before = phrase.slice(0, suffix.index)
    const length = before.length
    if (length <= 3 && startsWithSurname(before, rules)) return named(span)
    const at = Math.max(0, length - 3)
    for (let from = at; from < length; from++) {
      if (nameLength(folded, span.start + from, rules) === length - from)
        return named({ start: span.start + from, end: span.end })
    }
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

/** A description without a name: up to the last noun for people or bodies that something is said of. */
function readGroup({ folded, rules }: ChineseText, span: Span): Mention | undefined {
  const phrase = folded.slice(span.start, span.end)
  let end = 0
  let first = 0
  for (const hit of phrase.matchAll(rules.group)) {
    end = hit.index + hit[0].length
    if (first === 0) first = end
  }
  if (end === 0) return undefined
  // "老人擦了擦眼睛": what follows the noun is a predicate of its own
  const cut = end === phrase.length ? end : first
  const of = phrase.length > LONGEST_PHRASE ? phrase.slice(0, cut).lastIndexOf('的') + 1 : 0
  return { span: { start: span.start + of, end: span.start + cut }, kind: 'phrase', role: undefined }
}
