import { Converter } from 'opencc-js/t2cn'

/**
 * Writes a text so that the same words compare equal whatever the script: Traditional characters as Simplified,
 * full-width Latin letters and digits as half-width. Punctuation and case stay.
 *
 * Works on one UTF-16 code unit at a time, so the answer has exactly the same length, offsets agree, and folding a
 * slice gives the slice of the folded text. For comparing only; a reader is shown the original.
 */
export type FoldText = (text: string) => string

/** How many code units are turned into a string at once: small enough for the arguments of one call. */
const CHUNK = 8192
/** First and last code unit of the blocks that hold convertible characters: CJK Extension A to compatibility forms. */
const FIRST_HAN = 0x2e80
const LAST_HAN = 0xfaff
/** No text without these needs folding. */
const CONVERTIBLE = /[\u2e80-\uffff]/
/** Characters that the converter keeps for the sake of one word (瞭望), though another is far more common (瞭解), as pairs. */
const KEPT_FOR_ONE_WORD = ['瞭了'] as const
/** Full-width digits, capitals and small letters, first and last of each; half-width ones are 0xfee0 below. */
const FULL_WIDTH = [
  [0xff10, 0xff19],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
] as const

/**
 * Makes a folder; it builds a table of 65,536 entries, so make it once and keep it.
 *
 * The converter's phrase rules are not used: they read 乾 as 干 or keep it by its neighbours, and then a name found in
 * one sentence would not be found in another.
 */
export function createFoldText(): FoldText {
  const table = foldTable()
  // room of its own for each text would cost more than the folding of most
  const units = new Uint16Array(CHUNK)
  return (text) => foldWith({ table, units }, text)
}

interface Folding {
  readonly table: Uint16Array
  /** Where a chunk is put together. */
  readonly units: Uint16Array
}

function foldTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  // one character a line and one call: no phrase rule crosses a line end, and a call has a price of its own
  const lines = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, i) => String.fromCharCode(FIRST_HAN + i))
  const converted = Converter({ from: 't', to: 'cn' })(lines.join('\n')).split('\n')
  for (const [i, character] of converted.entries()) {
    if (character.length === 1 && !isSurrogate(FIRST_HAN + i)) table[FIRST_HAN + i] = character.charCodeAt(0)
  }
  for (const pair of KEPT_FOR_ONE_WORD) table[pair.charCodeAt(0)] = pair.charCodeAt(1)
  for (const [first, last] of FULL_WIDTH) {
    for (let unit = first; unit <= last; unit++) table[unit] = unit - 0xfee0
  }
  return table
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function foldWith({ table, units }: Folding, text: string): string {
  const first = firstFolded(table, text)
  if (first === text.length) return text
  const parts = [text.slice(0, first)]
  for (let from = first; from < text.length; from += CHUNK) {
    const length = Math.min(CHUNK, text.length - from)
    for (let i = 0; i < length; i++) units[i] = table[text.charCodeAt(from + i)] ?? 0
    // spread, each unit would be handed over by itself
    parts.push(Reflect.apply(String.fromCharCode, undefined, units.subarray(0, length)))
  }
  return parts.join('')
}

/** Most texts need no change at all; then nothing is copied. */
function firstFolded(table: Uint16Array, text: string): number {
  const first = text.search(CONVERTIBLE)
  if (first < 0) return text.length
  for (let i = first; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (table[unit] !== unit) return i
  }
  return text.length
}
