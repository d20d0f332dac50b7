import { isDigit, isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import { unitsIn } from '../text/unit-set.ts'

/** A quotation mark of a text: which family it belongs to, how long it is, and what it may do where it stands. */
export interface Mark {
  readonly at: number
  /** Only marks of one family pair. */
  readonly family: Family
  readonly length: 1 | 2
  readonly opens: boolean
  readonly closes: boolean
}

/** The families of marks, numbered from 0. */
export type Family = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7

/** “ ” 〝 〞 „ */
export const DOUBLE = 0
/** ‘ ’ */
export const SINGLE = 1
/** 「 」, also in their vertical forms ﹁ ﹂ */
export const CORNER = 2
/** 『 』, also in their vertical forms ﹃ ﹄ */
const WHITE_CORNER = 3
/** « » */
export const GUILLEMET = 4
/** The typewriter's double mark, full-width or not. */
export const STRAIGHT = 5
/** Two of the typewriter's single marks, or two grave accents, that count as one. */
export const TWO_SINGLES = 6
/** The typewriter's single mark. */
export const TYPEWRITER = 7
/** How many families there are. */
export const FAMILIES = 8

const DIRECTED: ReadonlyMap<number, readonly [family: Family, side: 'open' | 'close']> = new Map(
  (
    [
      ['“', DOUBLE, 'open'],
      ['”', DOUBLE, 'close'],
      ['〝', DOUBLE, 'open'],
      ['〞', DOUBLE, 'close'],
      ['„', DOUBLE, 'open'],
      ['‘', SINGLE, 'open'],
      ['’', SINGLE, 'close'],
      ['「', CORNER, 'open'],
      ['」', CORNER, 'close'],
      ['『', WHITE_CORNER, 'open'],
      ['』', WHITE_CORNER, 'close'],
      ['﹁', CORNER, 'open'],
      ['﹂', CORNER, 'close'],
      ['﹃', WHITE_CORNER, 'open'],
      ['﹄', WHITE_CORNER, 'close'],
      ['«', GUILLEMET, 'open'],
      ['»', GUILLEMET, 'close'],
    ] as const
  ).map(([mark, family, side]) => [mark.charCodeAt(0), [family, side]]),
)
const WORD = /[\p{L}\p{N}]/u
/** What a mark may stand behind that opens, and before which one that closes, besides white space. */
const BEFORE_OPENING = unitsIn('([{—–-“‘「：，=:,')
const BEHIND_CLOSING = unitsIn(')]},.;:!?—–-”’」。，')
const BEFORE_TYPEWRITER = unitsIn('([{—–:,')
const BEHIND_TYPEWRITER = unitsIn('"“$')
/** Stands for what lies outside the block or the text. */
const NOTHING = -1
const QUOTE = 0x22
const APOSTROPHE = 0x27
const COMMA = 0x2c
const GRAVE = 0x60
const WIDE_QUOTE = 0xff02

/** Tells whether a code unit can be a quotation mark. Spelled out, because every character of every text comes by here. */
export function isQuotationMark(unit: number): boolean {
  if (unit < 0x80) return unit === QUOTE || unit === APOSTROPHE || unit === GRAVE
  if (unit < 0x2018) return unit === 0xab || unit === 0xbb
  if (unit < 0x3000) return unit <= 0x201e && unit !== 0x201a && unit !== 0x201b
  if (unit < 0xfe41) return (unit >= 0x300c && unit <= 0x300f) || unit === 0x301d || unit === 0x301e
  return unit <= 0xfe44 || unit === WIDE_QUOTE
}

/**
 * Reads the mark at a place: its family, and whether it may open or close there.
 *
 * @param start of the block it stands in; nothing before is looked at.
 * @returns `undefined` for an apostrophe and for what is no mark.
 */
export function markAt(text: string, at: number, start: number): Mark | undefined {
  const unit = text.charCodeAt(at)
  const before = at > start ? text.charCodeAt(at - 1) : NOTHING
  const after = unitAt(text, at + 1)
  if (unit === QUOTE || unit === WIDE_QUOTE) return straightMark(at, STRAIGHT, before, after)
  if (after === unit && (unit === APOSTROPHE || unit === GRAVE)) {
    return straightMark(at, TWO_SINGLES, before, unitAt(text, at + 2))
  }
  if (unit === APOSTROPHE) return typewriterSingle(at, before, after)
  const directed = DIRECTED.get(unit)
  return directed && directedMark(at, directed, before, after)
}

function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : NOTHING
}

function directedMark(
  at: number,
  [family, side]: readonly [family: Family, side: 'open' | 'close'],
  before: number,
  after: number,
): Mark | undefined {
  // ‘ and ’ inside a Latin word are apostrophes
  if (family === SINGLE && isLatinWord(side === 'close' ? after : before)) return undefined
  return { at, family, length: 1, opens: side === 'open', closes: side === 'close' }
}

function straightMark(at: number, family: Family, before: number, after: number): Mark {
  const length = family === TWO_SINGLES ? 2 : 1
  if (isChinese(before) || isChinese(after)) return { at, family, length, opens: true, closes: true }
  const roomBefore = before === NOTHING || isWhiteSpace(before) || BEFORE_OPENING.has(before)
  const endsHere = after === NOTHING || isWhiteSpace(after)
  const roomAfter = endsHere || BEHIND_CLOSING.has(after)
  // `…obligations," said X`: behind a comma and before a space it closes, even when nothing was opened
  const endsWords = before === COMMA && endsHere
  return { at, family, length, opens: (roomBefore && !endsWords) || !roomAfter, closes: !roomBefore || roomAfter }
}

function typewriterSingle(at: number, before: number, after: number): Mark | undefined {
  // inside a word, where most of them are, it neither opens nor closes
  if (isLatinLetter(before) && isLatinLetter(after)) return undefined
  const startsHere = before === NOTHING || isWhiteSpace(before)
  const opens = (startsHere || BEFORE_TYPEWRITER.has(before)) && (isWord(after) || BEHIND_TYPEWRITER.has(after))
  const closes = !startsHere && !isWord(after)
  return opens || closes ? { at, family: TYPEWRITER, length: 1, opens, closes } : undefined
}

/** Letters and digits of any script. */
function isWord(unit: number): boolean {
  if (unit < 0x80) return isLatinLetter(unit) || isDigit(unit)
  return WORD.test(String.fromCharCode(unit))
}

function isLatinWord(unit: number): boolean {
  return isWord(unit) && !isChinese(unit)
}

function isChinese(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff
}
