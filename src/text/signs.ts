import { isCapital, isDigit, isHan, isSmall } from './characters.ts'
import { firstFrom } from './first-from.ts'
import type { Span } from './span.ts'

/**
 * Where a text holds anything but Latin letters without accents, digits, Han characters and blanks, in order: all marks
 * and line ends are among them. One character in twenty is such a sign, and whoever cuts a text at marks has to look at
 * no other.
 */
export type Signs = readonly number[]

/** A text with its signs. */
export interface SignedText {
  readonly text: string
  readonly signs: Signs
}

const BLANK = 0x20

/** Lists the signs of a text, or of a part of it. */
export function signsOf(text: string, { start, end }: Span = { start: 0, end: text.length }): Signs {
  const signs: number[] = []
  for (let at = start; at < end; at++) if (isSign(text.charCodeAt(at))) signs.push(at)
  return signs
}

function isSign(unit: number): boolean {
  return !(isSmall(unit) || unit === BLANK || isHan(unit) || isCapital(unit) || isDigit(unit))
}

/** The index of the first sign at a place or behind it; their number when there is none. */
export function firstSign(signs: Signs, place: number): number {
  return firstFrom(signs, 0, signs.length, place)
}
