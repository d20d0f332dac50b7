/*
 * Marks among the words of English text, as bits, so that whether a mark is one of several is asked at once.
 */

/** , */
export const COMMA = 1
/** ; */
export const SEMICOLON = 1 << 1
/** : */
export const COLON = 1 << 2
/** – and — */
export const DASH = 1 << 3
/** ― */
export const BAR = 1 << 4
/** - */
export const HYPHEN = 1 << 5
/** . */
export const FULL_STOP = 1 << 6
/** Signs that belong to a name or a figure: & $ # @ */
export const SIGN = 1 << 7
/** The same for %, which stands behind its figure. */
export const PERCENT = 1 << 8
/** Other signs behind or before a figure: ° € £ ¥ */
export const UNIT = 1 << 9
/** ? and ! */
export const QUESTION = 1 << 10
/** Double quotation marks. */
export const QUOTATION = 1 << 11
/** Single quotation marks, curly or straight. */
export const APOSTROPHE = 1 << 12
/** ( */
export const OPENING_BRACKET = 1 << 13
/** ) */
export const CLOSING_BRACKET = 1 << 14
/** $, which is among the signs too. */
export const DOLLAR = 1 << 15
/** & */
export const AMPERSAND = 1 << 16
/** Every other mark, and every letter of a script that is not read as words. */
const OTHER_MARK = 1 << 17
/** Any of them. */
export const ANY_MARK = (1 << 18) - 1

const MARKS: readonly (readonly [marks: string, bits: number])[] = [
  [',', COMMA],
  [';', SEMICOLON],
  [':', COLON],
  ['–—', DASH],
  ['―', BAR],
  ['-', HYPHEN],
  ['.', FULL_STOP],
  ['#@', SIGN],
  ['$', SIGN | DOLLAR],
  ['&', SIGN | AMPERSAND],
  ['%', PERCENT],
  ['°€£¥', UNIT],
  ['?!', QUESTION],
  ['"“”', QUOTATION],
  ["’'", APOSTROPHE],
  ['(', OPENING_BRACKET],
  [')', CLOSING_BRACKET],
]
/** Beyond this code unit none of them stands. */
const LAST_MARK = 0x20ac
const BITS = new Int32Array(LAST_MARK + 1).fill(OTHER_MARK)
for (const [marks, bits] of MARKS) for (const mark of marks) BITS[mark.charCodeAt(0)] = bits

/** The bit of a mark, by its code unit; never 0. */
export function bitOfMark(unit: number): number {
  return unit <= LAST_MARK ? (BITS[unit] ?? OTHER_MARK) : OTHER_MARK
}
