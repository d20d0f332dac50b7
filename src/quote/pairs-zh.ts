import type { Span } from '../text/span.ts'
import { nameLength } from './names-zh.ts'
import { type ChineseText, knownNameAt } from './people-zh.ts'
import { findWords } from './word-list.ts'

/** What joins two people who are one subject, with a title before it and a role behind it. */
const JOINT =
  /^(?:先生|女士|夫人|老师|医生|教授|博士|律师|教练|导演|同学)?(?:以及|[和与及、])[^和与及、了着过对向被把将让说，,]{0,14}$/
/** What may stand behind the last of several people. */
const CLOSE = /^(?:先生|女士|夫人|老师|医生|教授|博士|律师|教练|导演|同学)?(?:夫妇|夫妻|两人|二人|等人?)?$/
/** How several people are summed up behind the last. */
const SEVERAL = /(?:夫妇|夫妻|两人|二人|等人?)$/
const JOINING = /[和与及、]/

/**
 * `居民何静和社区主任陈立`: the people who are the subject together, from the first name to the end of the last.
 *
 * @param phrase the words before a verb of saying, trimmed.
 * @returns `undefined` where fewer than two names stand there, joined by nothing but a word for `and` and a role.
 */
export function readPair(source: ChineseText, phrase: Span): Span | undefined {
  const { folded } = source
  if (!JOINING.test(folded.slice(phrase.start, phrase.end))) return undefined
  let first: Span | undefined
  let last: Span | undefined
  for (let at = phrase.start; at < phrase.end; at++) {
    const name = nameAt(source, at, phrase)
    if (name === undefined || name.end > phrase.end) continue
    if (last !== undefined && !JOINT.test(folded.slice(last.end, name.start))) return undefined
    first ??= name
    last = name
    at = name.end - 1
  }
  if (first === undefined || last === undefined || first === last) return undefined
  return CLOSE.test(folded.slice(last.end, phrase.end)) ? { start: first.start, end: phrase.end } : undefined
}

/** A known name, or what can only be one beside a word for `and`. */
function nameAt(source: ChineseText, at: number, phrase: Span): Span | undefined {
  const { folded, names, rules } = source
  const known = knownNameAt(folded, at, names)
  const isJoined = at > phrase.start && JOINING.test(folded.charAt(at - 1))
  if (known !== undefined || (at > phrase.start && !isJoined)) return known
  const end = at + nameLength(folded, at, rules)
  if (end > at && JOINING.test(folded.charAt(end))) return { start: at, end }
  return isJoined ? lastName(source, at, phrase.end) : undefined
}

/** A surname with one or two characters that are no noun for people, alone behind the last `and`. */
function lastName({ folded, rules }: ChineseText, start: number, end: number): Span | undefined {
  const name = folded.slice(start, end).replace(SEVERAL, '')
  if (!/^[\u3400-\u9fff]{2,3}$/.test(name) || !rules.surnames.has(name.charAt(0))) return undefined
  if (rules.notNames.has(name.slice(0, 2)) || rules.groupEnding.test(name)) return undefined
  return findWords(name, rules.group, 0, name.length).length > 0 ? undefined : { start, end: start + name.length }
}

/** Tells whether a mention is of several people by name. */
export function isPair({ folded, names }: ChineseText, { start, end }: Span): boolean {
  if (!JOINING.test(folded.slice(start + 1, end))) return false
  const name = knownNameAt(folded, start, names)
  return name === undefined || name.end < end
}
