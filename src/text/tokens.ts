import { isDigit, isHan, isLatinLetter } from './characters.ts'
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
  const last = Math.min(span.end, folded.length)
  let start = tokenStart(folded, Math.max(0, span.start), last)
  while (start < last) {
    const end = tokenEnd(folded, start, last)
    tokens.push({ start, end })
    start = tokenStart(folded, end, last)
  }
  return tokens
}

/** Where the first token at or behind a place starts; `last`, the end of what is read, when none follows. */
export function tokenStart(folded: string, from: number, last: number): number {
  let at = from
  while (at < last) {
    const unit = folded.charCodeAt(at)
    if (isWordUnit(unit) || isHan(unit)) return at
    at++
  }
  return last
}

/** Where the token that starts at a place ends, at `last` at the latest. */
export function tokenEnd(folded: string, start: number, last: number): number {
  return isHan(folded.charCodeAt(start)) ? start + 1 : wordEnd(folded, start + 1, last)
}

function isWordUnit(unit: number): boolean {
  return isDigit(unit) || isLatinLetter(unit)
}

function wordEnd(text: string, from: number, last: number): number {
  let at = from
  while (at < last) {
    const unit = text.charCodeAt(at)
    if (!isWordUnit(unit) && !joins(text, at, unit, last)) break
    at++
  }
  const unit = at < last ? text.charCodeAt(at) : 0
  const isShare = (unit === PERCENT || unit === FULL_WIDTH_PERCENT) && isDigit(text.charCodeAt(at - 1))
  return isShare ? at + 1 : at
}

/** A mark inside a word joins its two halves: a point or comma between digits, a hyphen or apostrophe between letters. */
function joins(text: string, at: number, unit: number, last: number): boolean {
  if (at + 1 >= last) return false
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  if (unit === FULL_STOP || unit === COMMA) return isDigit(before) && isDigit(after)
  if (unit === HYPHEN) return isWordUnit(before) && isWordUnit(after)
  if (unit === APOSTROPHE || unit === CURLY_APOSTROPHE) return isLatinLetter(before) && isLatinLetter(after)
  return false
}
