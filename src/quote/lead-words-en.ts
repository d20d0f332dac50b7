import { isApostrophe, isDigit, isSmall, isWhiteSpace } from '../text/characters.ts'
import { codeUnitsOf, standsAt } from '../text/code-units.ts'
import type { Span } from '../text/span.ts'
import { type EnglishUnits, listedClasses, listedForms } from './lexicon-en.ts'
import { DESCRIBER } from './word-classes-en.ts'
import { NAMED_THING, NAMES_WORK, TITLE, TITLE_READS, TITLED_AS } from './word-forms-en.ts'

/*
 * What the last words before an English passage make of it. They are read backwards, letter by letter: a pattern would
 * try every place of the sentence before it.
 */

const KNOWN = codeUnitsOf('known ')
const AS = codeUnitsOf('as')
const BLANK = 0x20
const COMMA = 0x2c
const COLON = 0x3a
const UNDERSCORE = 0x5f
const SMALL_S = 0x73

/** Tells whether the words before a passage make a title or a name of it: `the movie “…”`, `known as “…”`, `Roe’s “…”`. */
export function isNamed(source: EnglishUnits, lead: Span): boolean {
  const { units } = source
  const end = behindLastWord(units, lead)
  const start = wordStart(units, lead.start, end)
  if (start === end) return false
  if (end - start === 1 && units[start] === SMALL_S) return start > lead.start && isApostrophe(units[start - 1] ?? 0)
  if ((listedForms(source, start, end) & NAMES_WORK) !== 0) return true
  return end - start === AS.length && standsAt(AS, units, start) && isKnown(units, lead.start, start)
}

function isKnown(units: Uint16Array, first: number, as: number): boolean {
  const start = as - KNOWN.length
  return start >= first && standsAt(KNOWN, units, start) && wordStart(units, first, start) === start
}

/** Tells whether the words before a passage say that a title follows: `titled`, `under the headline`, `the title was`. */
export function isTitledAs(source: EnglishUnits, lead: Span): boolean {
  const { units } = source
  const end = behindLastWord(units, lead)
  const start = wordStart(units, lead.start, end)
  const forms = listedForms(source, start, end)
  if ((forms & (TITLED_AS | TITLE)) !== 0) return true
  if ((forms & TITLE_READS) === 0 || start <= lead.start || units[start - 1] !== BLANK) return false
  return (listedForms(source, wordStart(units, lead.start, start - 1), start - 1) & TITLE) !== 0
}

/** Tells whether a passage is what somebody or something is called (`called him a “…”`). */
export function isDescribed(source: EnglishUnits, lead: Span): boolean {
  const { units } = source
  let end = behindInk(units, lead)
  let start = lettersStart(units, lead.start, end)
  while (start < end && (listedForms(source, start, end) & NAMED_THING) !== 0) {
    const before = behindInk(units, { start: lead.start, end: start })
    if (before === start || lettersStart(units, lead.start, before) === before) break
    end = before
    start = lettersStart(units, lead.start, end)
  }
  return (listedClasses(source, start, end) & DESCRIBER) !== 0
}

/** Where a stretch ends without the white space at its end. */
export function behindInk(units: Uint16Array, { start, end }: Span): number {
  let at = end
  while (at > start && isWhiteSpace(units[at - 1] ?? 0)) at--
  return at
}

/** The same without a comma or colon that stands there. */
function behindLastWord(units: Uint16Array, lead: Span): number {
  const end = behindInk(units, lead)
  const last = end > lead.start ? units[end - 1] : 0
  return last === COMMA || last === COLON ? end - 1 : end
}

/** Where the word begins that ends at a place, at `first` at the earliest; the place itself where none does. */
export function wordStart(units: Uint16Array, first: number, end: number): number {
  let start = end
  while (start > first && isWordUnit(units[start - 1] ?? 0)) start--
  return start
}

/** What `\w` of a pattern matches, in lower case. */
export function isWordUnit(unit: number): boolean {
  return isSmall(unit) || isDigit(unit) || unit === UNDERSCORE
}

function lettersStart(units: Uint16Array, first: number, end: number): number {
  let start = end
  while (start > first && isSmall(units[start - 1] ?? 0)) start--
  return start
}
