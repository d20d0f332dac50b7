import { isCapital, isSmall } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { isWithinBody } from './body-names-en.ts'
import type { Mention } from './mention.ts'
import {
  AUXILIARY,
  BODY,
  BOUNDARY,
  CUE,
  DETERMINER,
  ENDS_IN_LY,
  HONORIFIC,
  LINK,
  NOT_NAME,
  OPENER,
  PREPOSITION,
  PRONOUN,
  ROLE,
} from './word-classes-en.ts'
import { CAPITAL, INDEFINITE, OF, POSSESSIVE } from './word-forms-en.ts'
import { APOSTROPHE, CLOSING_BRACKET, OPENING_BRACKET, QUOTATION } from './word-marks-en.ts'
import {
  endOf,
  hasForm,
  isA,
  isMark,
  spanBetween,
  spanOf,
  startOf,
  stemOf,
  type WordRange,
  type Words,
} from './words-en.ts'

const FUNCTION_WORD = DETERMINER | PREPOSITION | OPENER | PRONOUN
const ENDS_NAME = QUOTATION | APOSTROPHE | OPENING_BRACKET | CLOSING_BRACKET
const HYPHEN = 0x2d
const SMALL_S = 0x73
/** Links that stand side by side within a name. */
const MOST_LINKS = 2
/** Opens a clause about the thing of somebody named before, and names nobody. */
const RELATIVE_OWNER = 'whose'
/** What a legislator's party begins with: R, D, I. */
const PARTIES: ReadonlySet<number> = new Set([0x52, 0x44, 0x49])
/** Letters that a noun begins with, at least; `PM` and `3rd` are none. */
const SHORTEST_NOUN = 3
/** Letters of the longest title of respect that is no role (`Mr`, `Sen`). */
const LONGEST_RESPECT = 3

/**
 * Reads the speaker out of a noun phrase: the name if it holds one as its head, the phrase itself otherwise.
 *
 * @param from where the words of the phrase begin, without commas, and before which they end; none give `undefined`.
 */
export function readNounPhrase(words: Words, from: number, to: number): Mention | undefined {
  if (from >= to) return undefined
  const last = to - 1
  if (isA(words, last, PRONOUN) && to - from <= 2)
    return { span: spanOf(words, last), kind: 'pronoun', role: undefined }
  if (isA(words, from, PRONOUN)) return { span: spanOf(words, from), kind: 'pronoun', role: undefined }
  const head = headEnd(words, from, to)
  const run = lastNameRun(words, from, head)
  if (run !== undefined && !isDescription(words, from, run, head)) return nameMention(words, from, run)
  if (!isNominal(words, from, to)) return undefined
  return { span: spanBetween(words, from, to), kind: 'phrase', role: undefined }
}

/**
 * `a Chinese official`, `an Obama aide`: behind an indefinite article, a name that a noun follows only describes it; so
 * does one word before the last noun of a phrase, if that is a plural (`Trade unions`).
 */
function isDescription(words: Words, from: number, { from: first, to }: WordRange, head: number): boolean {
  if (to === head || isMark(words, to) || hasForm(words, to, CAPITAL)) return false
  if (hasForm(words, from, INDEFINITE)) return true
  return first === from && to - first === 1 && to + 1 === head && isNoun(words, to) && endsInS(words, to)
}

/** Tells whether words without a name can be a phrase for somebody: they open like one and hold a noun. */
function isNominal(words: Words, from: number, to: number): boolean {
  if (isA(words, from, PREPOSITION | BOUNDARY | AUXILIARY | CUE | ENDS_IN_LY)) return false
  if (words.text.startsWith(RELATIVE_OWNER, startOf(words, from))) return false
  for (let at = from; at < to; at++) if (isNoun(words, at)) return true
  return false
}

/** Tells whether a word ends in -s, as plurals and verbs behind a singular do; possessives by what stands before the mark. */
export function endsInS(words: Words, at: number): boolean {
  return !isMark(words, at) && words.units[stemOf(words, at) - 1] === SMALL_S
}

function isNoun(words: Words, at: number): boolean {
  if (isMark(words, at) || isA(words, at, FUNCTION_WORD)) return false
  const start = startOf(words, at)
  if (stemOf(words, at) - start < SHORTEST_NOUN) return false
  for (let i = start; i < start + SHORTEST_NOUN; i++) if (!isSmall(words.units[i] ?? 0)) return false
  return true
}

/** Where the head of a phrase ends: before its first preposition; `Secretary of State` goes on. */
function headEnd(words: Words, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (!isA(words, at, PREPOSITION) || isWithinBody(words, at, { from, to })) continue
    const isTitled = hasForm(words, at - 1, CAPITAL) && isA(words, at - 1, HONORIFIC | ROLE)
    if (hasForm(words, at, OF) && isTitled && endsInName(words, at + 1, to)) continue
    return at
  }
  return to
}

function endsInName(words: Words, from: number, to: number): boolean {
  return from < to && lastNameRun(words, from, to)?.to === to
}

/** The last run of capitalised words that is neither possessive nor only a title. */
function lastNameRun(words: Words, from: number, end: number): WordRange | undefined {
  for (let to = end; to > from; to--) {
    if (!isNameWord(words, to - 1)) continue
    let first = to - 1
    while (first > from && continuesName(words, from, first)) first = behindJoints(words, from, first) - 1
    const start = behindTitles(words, first, to)
    // `The Central Bank’s review`: no part of whose it is
    if (start < to && !hasForm(words, to - 1, POSSESSIVE)) return { from: start, to }
    to = first + 1
  }
  return undefined
}

function continuesName(words: Words, from: number, first: number): boolean {
  if (hasForm(words, first - 1, POSSESSIVE)) return false
  if (isNameWord(words, first - 1)) return true
  if (isMark(words, first - 1, ENDS_NAME)) return false
  return behindJoints(words, from, first) < first
}

/** Behind which word the small words begin that stand within a name before a place; the place itself for none. */
function behindJoints(words: Words, from: number, first: number): number {
  let at = first
  while (at > from && isWithinBody(words, at - 1, { from, to: first + 1 })) at--
  return at < first ? at : behindLinks(words, from, first)
}

/** `Carlos de la Vega`: behind which word the links begin that stand before a place, with a name before them; the place itself for none. */
function behindLinks(words: Words, from: number, first: number): number {
  let at = first
  while (at > from && first - at < MOST_LINKS && isLink(words, at - 1)) at--
  return at > from && isNameWord(words, at - 1) ? at : first
}

function isLink(words: Words, at: number): boolean {
  return !hasForm(words, at, CAPITAL) && isA(words, at, LINK)
}

/** Where a name begins behind its titles, and behind a post that begins with where it is held (`Acme President Jane Roe`). */
function behindTitles(words: Words, from: number, to: number): number {
  const start = behindTitleWords(words, from, to)
  for (let at = to - 3; at > start; at--) {
    if (isA(words, at, ROLE)) return namesSomebody(words, at + 1, to) ? at + 1 : start
  }
  return start
}

/** Tells whether capitalised words can be a given name with a surname: none is part of the name of a place or a firm. */
function namesSomebody(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isA(words, at, BODY)) return false
  return true
}

function behindTitleWords(words: Words, from: number, to: number): number {
  let at = from
  while (at < to) {
    // a capital letter makes a given name or a surname of it: `Ben Carver`, `Van Hollen`
    if (!isLink(words, at) && !isA(words, at, HONORIFIC | ROLE)) break
    at++
  }
  return at
}

function nameMention(words: Words, from: number, run: WordRange): Mention {
  return { span: spanBetween(words, run.from, run.to), kind: 'name', role: roleBetween(words, from, run.from) }
}

/** What stands before a name, without an article and the marks at its edges, when it holds a word for a role. */
export function roleBetween(words: Words, from: number, to: number): Span | undefined {
  let first = from
  while (first < to && isMark(words, first)) first++
  if (first < to && isA(words, first, DETERMINER)) first++
  while (first < to && isMark(words, first)) first++
  let last = to
  while (last > first && isMark(words, last - 1)) last--
  for (let at = first; at < last; at++) if (isTitle(words, at)) return spanBetween(words, first, last)
  return undefined
}

function isTitle(words: Words, at: number): boolean {
  if (isMark(words, at)) return false
  if (isA(words, at, ROLE)) return true
  return isA(words, at, HONORIFIC) && stemOf(words, at) - startOf(words, at) > LONGEST_RESPECT
}

function isNameWord(words: Words, at: number): boolean {
  return hasForm(words, at, CAPITAL) && !isMark(words, at) && !isA(words, at, NOT_NAME) && !isParty(words, at)
}

/** A legislator's party and state, which follow the name in brackets (`D-Md.`). */
function isParty(words: Words, at: number): boolean {
  const { text, units } = words
  const start = startOf(words, at)
  if (units[start + 1] !== HYPHEN || endOf(words, at) - start < SHORTEST_NOUN) return false
  return PARTIES.has(text.charCodeAt(start)) && isCapital(text.charCodeAt(start + 2))
}
