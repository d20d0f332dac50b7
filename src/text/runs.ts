import { isDigit, isLatinLetter, isSmall } from './characters.ts'
import { hashUnits } from './code-units.ts'
import type { Span } from './span.ts'

/**
 * What a text is made of, in order, as parallel columns: Latin words and numbers, cut at every mark, and every other
 * character but blanks by itself. Read once, it serves whoever counts words and whoever looks for terms.
 */
export interface Runs {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Hash of each word, never 0; 0 for every other character, and where only the end of a word is read. */
  readonly hashes: readonly number[]
}

/** Runs that are being read. */
export interface OpenRuns {
  readonly starts: number[]
  readonly ends: number[]
  readonly hashes: number[]
}

const BLANK = 0x20

/**
 * Adds the runs of a part of a text. A word that the part's end cuts through is read to its own end.
 *
 * @param units of the whole text, folded and lower-cased.
 */
export function addRuns(units: Uint16Array, span: Span, { starts, ends, hashes }: OpenRuns): void {
  const isWithin = span.start > 0 && isWordUnit(units[span.start - 1] ?? 0)
  let at = span.start
  while (at < span.end) {
    const end = runEnd(units, at)
    if (end > at || units[at] !== BLANK) {
      starts.push(at)
      ends.push(Math.max(end, at + 1))
      hashes.push(end > at && !(isWithin && at === span.start) ? hashOfWord(units, at, end) : 0)
    }
    at = Math.max(end, at + 1)
  }
}

/** The hash of a word among runs. */
export function hashOfWord(units: Uint16Array, start: number, end: number): number {
  return hashUnits(units, start, end) || 1
}

/** Tells whether a code unit can be part of a Latin word or number. */
export function isWordUnit(unit: number): boolean {
  return isSmall(unit) || isDigit(unit) || isLatinLetter(unit)
}

/** Where the word ends that a place is in; the place itself where none is. */
export function runEnd(units: Uint16Array, from: number): number {
  const { length } = units
  let at = from
  while (at < length && isWordUnit(units[at] ?? 0)) at++
  return at
}
