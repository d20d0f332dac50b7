import { isDigit, isHan, isLatinLetter } from './characters.ts'
import { codeUnitsOf } from './code-units.ts'
import { isWordUnit } from './runs.ts'
import type { Span } from './span.ts'

const HYPHEN = 0x2d
const APOSTROPHE = 0x27
const CURLY_APOSTROPHE = 0x2019
const FULL_STOP = 0x2e
const COMMA = 0x2c
const PERCENT = 0x25
const FULL_WIDTH_PERCENT = 0xff05

/**
 * Cuts a text into what is compared and counted: Latin words (`it's`, `state-of-the-art`, `GPT-4` are one each),
 * numbers (`3.5`, `1,000`, `12%`, `70B`), and every Han character by itself. All else is left out.
 *
 * @param folded a folded text, see `FoldText`; case is kept.
 * @param span the part to read; the whole text by default. Offsets in the answer are of the whole text.
 * @returns tokens in order, not overlapping. Linear.
 */
export function tokenSpans(folded: string, span: Span = { start: 0, end: folded.length }): readonly Span[] {
  const tokens: Span[] = []
  const from = Math.max(0, span.start)
  const units = codeUnitsOf(folded.slice(from, span.end))
  let start = tokenStart(units, 0, units.length)
  while (start < units.length) {
    const end = tokenEnd(units, start, units.length)
    tokens.push({ start: from + start, end: from + end })
    start = tokenStart(units, end, units.length)
  }
  return tokens
}

/** Where the first token at or behind a place starts; `last`, the end of what is read, when none follows. */
function tokenStart(units: Uint16Array, from: number, last: number): number {
  let at = from
  while (at < last) {
    const unit = units[at] ?? 0
    if (isWordUnit(unit) || isHan(unit)) return at
    at++
  }
  return last
}

/** Where the token that starts at a place ends, at `last` at the latest. */
function tokenEnd(units: Uint16Array, start: number, last: number): number {
  return isHan(units[start] ?? 0) ? start + 1 : wordEnd(units, start + 1, last)
}

/**
 * Where a word ends that has been read up to a place: there, or farther where a mark inside it joins its two halves and
 * where a number is a share; at `last` at the latest.
 */
export function wordEnd(units: Uint16Array, from: number, last: number): number {
  let at = from
  while (at < last) {
    const unit = units[at] ?? 0
    if (!isWordUnit(unit) && !joins(units, at, unit, last)) break
    at++
  }
  const unit = at < last ? (units[at] ?? 0) : 0
  const isShare = (unit === PERCENT || unit === FULL_WIDTH_PERCENT) && isDigit(units[at - 1] ?? 0)
  return isShare ? at + 1 : at
}

/** A mark inside a word joins its two halves: a point or comma between digits, a hyphen or apostrophe between letters. */
function joins(units: Uint16Array, at: number, unit: number, last: number): boolean {
  if (at + 1 >= last) return false
  const before = units[at - 1] ?? 0
  const after = units[at + 1] ?? 0
  if (unit === FULL_STOP || unit === COMMA) return isDigit(before) && isDigit(after)
  if (unit === HYPHEN) return isWordUnit(before) && isWordUnit(after)
  if (unit === APOSTROPHE || unit === CURLY_APOSTROPHE) return isLatinLetter(before) && isLatinLetter(after)
  return false
}
