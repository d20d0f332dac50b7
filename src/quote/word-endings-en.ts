import { isApostrophe, isDigit, isSmall } from '../text/characters.ts'
import { ENDS_IN_ING, ENDS_IN_LY, FINITE, INFLECTED, MANNER } from './word-classes-en.ts'

const UNDERSCORE = 0x5f
const [LETTER_D, LETTER_E, LETTER_G, LETTER_I] = [0x64, 0x65, 0x67, 0x69]
const [LETTER_L, LETTER_N, LETTER_R, LETTER_V, LETTER_Y] = [0x6c, 0x6e, 0x72, 0x76, 0x79]
/** Letters of the longest adverb that is no longer than its ending with two more (`only`, `ugly`). */
const LONGEST_BARE_MANNER = 4
/** Letters of the shortest past form: `red` is none. */
const SHORTEST_PAST = 4

/**
 * What the ending of a word makes of it, as bits of `word-classes-en.ts`.
 *
 * @param units of the text in lower case.
 * @param end where the word ends, without a possessive ending.
 */
export function endingOf(units: Uint16Array, start: number, end: number): number {
  const before = end - start > 1 ? units[end - 2] : 0
  switch (units[end - 1]) {
    case LETTER_D:
      return before === LETTER_E ? INFLECTED | finiteOf(units, start, end) : 0
    case LETTER_G:
      return before === LETTER_N && end - start > 2 && units[end - 3] === LETTER_I ? INFLECTED | ENDS_IN_ING : 0
    case LETTER_Y:
      return before === LETTER_L ? ENDS_IN_LY | mannerOf(start, end) : 0
    default:
      return 0
  }
}

function mannerOf(start: number, end: number): number {
  return end - start > LONGEST_BARE_MANNER ? MANNER : 0
}

/** A past form has two plain letters or more, and nothing else, before `ed`. */
function finiteOf(units: Uint16Array, start: number, end: number): number {
  if (end - start < SHORTEST_PAST) return 0
  for (let at = start; at < end - 2; at++) {
    const unit = units[at] ?? 0
    if (!isSmall(unit) && !isDigit(unit) && unit !== UNDERSCORE) return 0
  }
  return FINITE
}

/** Tells whether a word ends in a shortened verb behind an apostrophe (`they've`, `he'd`). */
export function isShortened(units: Uint16Array, start: number, end: number): boolean {
  const last = units[end - 1] ?? 0
  const isOne = last === LETTER_D
  const apostrophe = isOne ? end - 2 : end - 3
  if (apostrophe <= start || !isApostrophe(units[apostrophe] ?? 0)) return false
  const before = units[end - 2]
  if (isOne) return true
  if (last === LETTER_L) return before === LETTER_L
  return last === LETTER_E && (before === LETTER_R || before === LETTER_V)
}
