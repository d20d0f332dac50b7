import { isSpace } from './characters.ts'
import { type Span, sliceSpan } from './span.ts'

/**
 * A mark of a stretch of words, by which the very words are known again wherever they stand: 14 digits and small letters
 * of a hash of 64 bits, and how many code units there are. White space does not count, so that lines broken elsewhere
 * leave words what they are. It tells an edit from none; it is no proof against words that were made to have it.
 */
export type WordsMark = string

/** What a mark looks like. */
export const WORDS_MARK = /^[0-9a-z]{15,20}$/

/** A place in a hash takes part by powers of these; of both, no small power differs from 1 by a large power of 2. */
const FACTORS = [0x85ebca6b | 0, 0xc2b2ae35 | 0] as const
const RADIX = 36
/** 32 bits take so many digits. */
const DIGITS = 7

/** Marks the words of a span of a text. */
export function markOf(text: string, span: Span): WordsMark {
  return markWords(sliceSpan(text, span))
}

/** Marks words. */
export function markWords(words: string): WordsMark {
  let [first, second, count] = [0, 0, 0]
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    if (isSpace(unit)) continue
    first = (Math.imul(first, FACTORS[0]) + unit) | 0
    second = (Math.imul(second, FACTORS[1]) + unit) | 0
    count++
  }
  return writeHash(first) + writeHash(second) + count.toString(RADIX)
}

/**
 * Finds the places of a text where the words of a mark stand, none of which begins or ends within a word, or among
 * characters that follow each other without a space. Linear in the length of the text.
 * @returns in their order; empty when they stand nowhere, or when the mark is none.
 */
export function findMarked(text: string, mark: WordsMark): readonly Span[] {
  const length = Number.parseInt(mark.slice(2 * DIGITS), RADIX)
  if (!WORDS_MARK.test(mark) || length === 0) return []
  const unspaced = withoutSpace(text)
  const { places } = unspaced
  return endsOf(unspaced, length, mark)
    .map((end) => ({ start: places[end + 1 - length] ?? 0, end: (places[end] ?? 0) + 1 }))
    .filter((span) => standsFree(text, span))
}

/** Where, among the units that count, the last one of the words is: hashes roll along them. */
function endsOf({ units, count }: Unspaced, length: number, mark: WordsMark): readonly number[] {
  const [wanted, alsoWanted] = [readHash(mark.slice(0, DIGITS)), readHash(mark.slice(DIGITS, 2 * DIGITS))]
  const [highest, alsoHighest] = [powerOf(FACTORS[0], length - 1), powerOf(FACTORS[1], length - 1)]
  const ends: number[] = []
  let [first, second] = [0, 0]
  for (let at = 0; at < count; at++) {
    const unit = units[at] ?? 0
    const gone = at < length ? 0 : (units[at - length] ?? 0)
    first = (Math.imul(first - Math.imul(gone, highest), FACTORS[0]) + unit) | 0
    second = (Math.imul(second - Math.imul(gone, alsoHighest), FACTORS[1]) + unit) | 0
    if (at + 1 >= length && first === wanted && second === alsoWanted) ends.push(at)
  }
  return ends
}

interface Unspaced {
  readonly units: Uint16Array
  /** Where each unit stands in the text. */
  readonly places: Uint32Array
  readonly count: number
}

function withoutSpace(text: string): Unspaced {
  const [units, places] = [new Uint16Array(text.length), new Uint32Array(text.length)]
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isSpace(unit)) continue
    units[count] = unit
    places[count++] = at
  }
  return { units, places, count }
}

function standsFree(text: string, { start, end }: Span): boolean {
  return !isJoined(text, start) && !isJoined(text, end)
}

const WITHIN = /^[\p{L}\p{M}\p{N}]{2}$/u

/** Whether letters or digits stand on both sides of a place. */
function isJoined(text: string, place: number): boolean {
  return WITHIN.test(text.slice(Math.max(0, place - 1), place + 1))
}

function powerOf(factor: number, exponent: number): number {
  let power = 1
  for (let i = 0; i < exponent; i++) power = Math.imul(power, factor)
  return power
}

function writeHash(hash: number): string {
  return (hash >>> 0).toString(RADIX).padStart(DIGITS, '0')
}

function readHash(digits: string): number {
  return Number.parseInt(digits, RADIX) | 0
}
