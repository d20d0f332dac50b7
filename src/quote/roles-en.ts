import { isApostrophe, isCapital, isLatinLetter, isSmall } from '../text/characters.ts'
import { codeUnitsOf, standsAt } from '../text/code-units.ts'
import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/trim-span.ts'
import { type EnglishUnits, listedClasses } from './lexicon-en.ts'
import type { EnglishRules } from './rules-en.ts'
import {
  AUXILIARY,
  BOUNDARY,
  CUE,
  DETERMINER,
  HONORIFIC,
  NOT_NAME,
  OPENER,
  PREPOSITION,
  ROLE,
} from './word-classes-en.ts'

/** How far around a name its role is looked for, in code units. */
const REACH = 140
/** `, 49,`, `, the chief executive of Acme,` and `, chief actuary, Acme Mutual,` behind a name. */
const APPOSITION =
  /^,(?:\s\d{1,2},)?\s([^,;:.!?“”"\n]{3,110})(,\s\p{Lu}[\p{L}\d&’'-]*(?: (?:(?:of|for|and|the|&) ){0,2}\p{Lu}[\p{L}\d&’'-]*){0,5})?(?=[,;:.!?“”"\n]|$)/u
/** ` is the chief executive of Acme` behind a name. */
const COPULA =
  /^ is (?:now |currently )?(?:an? |the )?([^,;:.!?“”"\n]{3,110}?)(?=[,;:.!?“”"\n]| and (?:has|was|is|the author)\b| who |$)/
/** The end of a text that is the beginning of a sentence up to a role, from behind its article or whose role it is. */
const AHEAD =
  /(?:^|[\n.!?:;“"] ?)(?:(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[Oo]ur |[Hh]is |[Hh]er )(?:[^,.;:!?“”"\n]{1,60}[’']s? )?|\p{Lu}[\p{L}&-]*(?: \p{Lu}[\p{L}&-]*){0,3}[’']s )([\p{L}][^,.;:!?“”"\n]{2,90})$/u
/** `, who heads the port authority,` behind a name. */
const HEADING =
  /^, (who (?:now |currently )?(?:chairs|directs|edits|(?:co-)?founded|heads|leads|manages|oversees|owns|runs) [^,;:.!?“”"\n]{3,80}?)(?=[,;:.!?“”"\n]| and | but |$)/
/** ` of the University of Leeds` behind a name. */
const AFFILIATION =
  /^ (?:of|at|from|with) (?:the )?\p{Lu}[\p{L}\d&’'-]*(?: (?:(?:of|for|and|the|de|in|&) ){0,2}\p{Lu}[\p{L}\d&’'-]*){0,8}/u
/** Its first words. */
const AFFILIATING = ['of ', 'at ', 'from ', 'with ']
/** Words that say when a role was held, and not which. */
const TIME_ONLY = /^(?:acting|ex|former|late|then)$/i
/** Most words of a role that stands before a name. */
const LONGEST_MODIFIER = 6
/** Letters of the longest title of respect that is no role (`Mr`, `Sen`). */
const LONGEST_RESPECT = 3
/** What a role does not begin with (`, and our treasurer,` is the next of a list), and what does not stand within one in small letters. */
const OPENS_NO_ROLE = CUE | PREPOSITION | BOUNDARY
const NO_MODIFIER = DETERMINER | PREPOSITION | BOUNDARY | AUXILIARY | CUE | OPENER
const AND = codeUnitsOf('and')
const [AMPERSAND, APOSTROPHE, HYPHEN, FULL_STOP] = [0x26, 0x27, 0x2d, 0x2e]
const SMALL_S = 0x73

/** A role, with the place behind the name where the role before it is held; of some people only the place is told. */
export interface HeldRole {
  readonly role: Span | undefined
  /** With its preposition (`of the University of Leeds`). */
  readonly affiliation: Span | undefined
}

/**
 * Reads the role that stands beside a name: `Acme CEO X`, `X, the chief executive of Acme,`, `Professor X of Leeds`,
 * `X of Acme Research`.
 *
 * @param name where the name stands in the text.
 * @returns a span that holds a word for a role, the place of a firm, or both; `undefined` when there is neither.
 */
export function roleBeside(source: EnglishUnits, name: Span, rules: EnglishRules): HeldRole | undefined {
  const { text } = source
  const behind = roleBehind(source, name, rules)
  if (behind !== undefined) return { role: behind, affiliation: undefined }
  const said = roleSaid(source, name, rules)
  if (said !== undefined) return { role: said, affiliation: undefined }
  const ahead = roleAhead(source, name)
  if (ahead !== undefined) return { role: ahead, affiliation: undefined }
  const before = roleBefore(source, name)
  const role = before !== undefined && TIME_ONLY.test(text.slice(before.start, before.end)) ? undefined : before
  const affiliation = affiliationBehind(text, name)
  if (role === undefined && affiliation === undefined) return headedBy(text, name)
  const isTold = role !== undefined || (affiliation !== undefined && isFirm(text, affiliation, rules))
  return isTold ? { role, affiliation } : undefined
}

/** `X, who heads the port authority,`: what somebody does stands for the role where no noun does. */
function headedBy(text: string, { end }: Span): HeldRole | undefined {
  if (!text.startsWith(', who ', end)) return undefined
  const found = HEADING.exec(text.slice(end, end + REACH))
  const clause = found?.[1]
  if (clause === undefined) return undefined
  const start = end + ', '.length
  return { role: { start, end: start + clause.length }, affiliation: undefined }
}

/** The role behind a surname that stands alone, from a small letter on: `Roe, head of lending,`. */
export function roleBehindSurname(source: EnglishUnits, name: Span, rules: EnglishRules): HeldRole | undefined {
  const isApposed = source.text.startsWith(', ', name.end) && isSmall(source.text.charCodeAt(name.end + 2))
  const role = isApposed ? roleBehind(source, name, rules) : undefined
  return role && { role, affiliation: undefined }
}

/** Without a role a place counts only when its own words say that people work there: `Ann of York` is a name. */
function isFirm(text: string, { start, end }: Span, rules: EnglishRules): boolean {
  const words = text.slice(start, end).toLowerCase().split(' ')
  return words.some((word, index) => index > 0 && rules.firms.has(word))
}

function affiliationBehind(text: string, { end }: Span): Span | undefined {
  if (text.charAt(end) !== ' ' || !AFFILIATING.some((word) => text.startsWith(word, end + 1))) return undefined
  const found = AFFILIATION.exec(text.slice(end, end + REACH))
  // `of the Bank’s board`: what follows belongs to the name
  if (found === null || /[’']s?$/.test(found[0])) return undefined
  return { start: end + 1, end: end + found[0].length }
}

function roleBehind(source: EnglishUnits, name: Span, rules: EnglishRules): Span | undefined {
  const { text } = source
  if (text.charAt(name.end) !== ',') return undefined
  const found = APPOSITION.exec(text.slice(name.end, name.end + REACH))
  const [all, phrase, tail = ''] = found ?? []
  if (all === undefined || phrase === undefined) return undefined
  const start = name.end + all.length - phrase.length - tail.length
  if (!isRolePhrase(source, { start, end: start + phrase.length })) return undefined
  const article = /^\s*(?:an?|the)\s+/i.exec(phrase)?.[0].length ?? 0
  const held = isPlaceTail(text, { tail, end: name.end + all.length }, rules) ? tail.length : 0
  return trimSpan(text, { start: start + article, end: start + phrase.length + held })
}

/** `The bank’s chief executive, X, said`: nothing but the name between two commas, and no list behind it. */
function roleAhead(source: EnglishUnits, { start, end }: Span): Span | undefined {
  const { text } = source
  if (text.charAt(end) !== ',' || text.slice(start - 2, start) !== ', ') return undefined
  if (!/^, (?!and |or )\p{Ll}/u.test(text.slice(end, end + 6))) return undefined
  const phrase = AHEAD.exec(text.slice(Math.max(0, start - 2 - REACH), start - 2))?.[1]
  if (phrase === undefined) return undefined
  const span = { start: start - 2 - phrase.length, end: start - 2 }
  return isRolePhrase(source, span) ? span : undefined
}

/** `X is chief executive of Acme`: nothing may stand between that makes the word for a role somebody else's. */
function roleSaid(source: EnglishUnits, { end }: Span, rules: EnglishRules): Span | undefined {
  const { text } = source
  if (!text.startsWith(' is ', end)) return undefined
  const found = COPULA.exec(text.slice(end, end + REACH))
  const phrase = found?.[1]
  if (found === null || phrase === undefined) return undefined
  const span = { start: end + found[0].length - phrase.length, end: end + found[0].length }
  if (!isRolePhrase(source, span)) return undefined
  const words = phrase.toLowerCase().split(' ')
  const head = words.findIndex((word) => rules.roles.has(word) || rules.honorifics.has(word))
  if (words.slice(0, head).some((word) => rules.prepositions.has(word) || rules.auxiliaries.has(word))) return undefined
  return trimSpan(text, span)
}

/** Tells whether a word for a role stands near the beginning of a phrase, before any clause begins in it. */
function isRolePhrase(source: EnglishUnits, { start, end }: Span): boolean {
  let from = start
  for (let count = 0; count <= LONGEST_MODIFIER && from < end; count++) {
    const to = wordEnd(source.text, from, end)
    const classes = listedClasses(source, from, to)
    if (count === 0 && (classes & OPENS_NO_ROLE) !== 0) return false
    if ((classes & (ROLE | HONORIFIC)) !== 0) return true
    if (count > 0 && (classes & (BOUNDARY | AUXILIARY)) !== 0 && !isAnd(source.units, from, to)) return false
    from = nextWord(source.text, to, end)
  }
  return false
}

function wordEnd(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isPhraseUnit(text, at)) at++
  return at
}

function nextWord(text: string, from: number, end: number): number {
  let at = from
  while (at < end && !isPhraseUnit(text, at)) at++
  return at
}

/** Letters of any script, apostrophes and hyphens. */
function isPhraseUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return isLatinLetter(unit) || unit === APOSTROPHE || unit === HYPHEN
  return /[\p{L}’]/u.test(text.charAt(at))
}

function isAnd(units: Uint16Array, start: number, end: number): boolean {
  return end - start === AND.length && standsAt(AND, units, start)
}

/** `, Acme Mutual` says where a role is held, one word (`, Asia`) for what; other capitals may begin the next of a list. */
function isPlaceTail(
  text: string,
  { tail, end }: { readonly tail: string; readonly end: number },
  rules: EnglishRules,
) {
  const words = tail.slice(2).toLowerCase().split(' ')
  if (words.length > 1) return words.some((word) => rules.firms.has(word))
  const next = /^,\s(?:an?\s|the\s)?([\p{L}-]+)/u.exec(text.slice(end, end + REACH))?.[1] ?? ''
  return tail !== '' && !rules.roles.has(next.toLowerCase())
}

/** Walks back from the name over at most six words, the first of which must be a role. */
function roleBefore(source: EnglishUnits, name: Span): Span | undefined {
  const { text } = source
  let { start } = name
  for (let count = 0; count < LONGEST_MODIFIER && text.charAt(start - 1) === ' '; count++) {
    const word = { start: wordStart(text, start - 1), end: start - 1 }
    if (word.start === word.end || !(count === 0 ? isRoleWord(source, word) : isModifier(source, word))) break
    start = word.start
  }
  return start < name.start ? { start, end: name.start - 1 } : undefined
}

/** The words for a role right before a name, and no other: in a headline, which verb ends there cannot be told. */
export function titlesBefore(source: EnglishUnits, name: Span): Span | undefined {
  const { text } = source
  let { start } = name
  while (text.charAt(start - 1) === ' ') {
    const word = { start: wordStart(text, start - 1), end: start - 1 }
    if (!isRoleWord(source, word)) break
    start = word.start
  }
  const isTitle = start < name.start && !TIME_ONLY.test(text.slice(start, name.start - 1))
  return isTitle ? { start, end: name.start - 1 } : undefined
}

/** The last word of a role before a name; `a lawyer. X` ends a sentence, and `the president’s X` is somebody else. */
function isRoleWord(source: EnglishUnits, { start, end }: Span): boolean {
  const { text } = source
  const stem = stemEnd(source, start, end)
  const classes = listedClasses(source, start, stem)
  if ((classes & (ROLE | HONORIFIC)) === 0 || /[’']s$/.test(text.slice(stem, end))) return false
  if ((classes & HONORIFIC) !== 0 && stem - start > LONGEST_RESPECT) return true
  return (classes & ROLE) !== 0 && text.charCodeAt(end - 1) !== FULL_STOP
}

function isModifier(source: EnglishUnits, { start, end }: Span): boolean {
  const { text } = source
  const classes = listedClasses(source, start, stemEnd(source, start, end))
  // a stop that is no abbreviation's ends the sentence before
  const isStopped = text.charCodeAt(end - 1) === FULL_STOP && (classes & HONORIFIC) === 0
  if (isStopped && !/^(?:\p{Lu}\.)+$/u.test(text.slice(start, end))) return false
  return (classes & (startsWithCapital(text, start) ? NOT_NAME : NO_MODIFIER)) === 0
}

/** Where a word ends without its possessive ending or a stop behind it. */
function stemEnd({ units }: EnglishUnits, start: number, end: number): number {
  const last = units[end - 1] === SMALL_S ? end - 2 : end - 1
  const isEnding = last >= start && (isApostrophe(units[last] ?? 0) || units[last] === FULL_STOP)
  return isEnding ? last : end
}

function startsWithCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit < 0x80 ? isCapital(unit) : /^\p{Lu}/u.test(text.charAt(at))
}

function wordStart(text: string, end: number): number {
  let start = end
  while (start > 0 && isWordUnit(text, start - 1)) start--
  return start
}

/** Letters of any script, and & ’ ' . - */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (isLatinLetter(unit)) return true
  if (unit < 0x80) return unit === AMPERSAND || unit === APOSTROPHE || unit === FULL_STOP || unit === HYPHEN
  return /[\p{L}’]/u.test(text.charAt(at))
}
