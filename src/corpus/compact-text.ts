import { isDigit, isHan, isLatinLetter } from '../text/characters.ts'

/** The letters and digits of a text, without what differs between two printings of the same words. */
export interface CompactText {
  readonly text: string
  /** For each code unit of `text`, where it stands in the text it was made from. */
  readonly offsets: Int32Array
}

/**
 * Leaves out white space, punctuation and marks, and writes letters small, so that the same words compare equal
 * whether their commas are full-width or half-width. What makes a number another number stays: `1.5`, `-3`, `15%`.
 * @param folded a text whose scripts are folded already.
 */
export function compactText(folded: string): CompactText {
  const offsets = new Int32Array(folded.length)
  const pieces: string[] = []
  let length = 0
  let from = 0
  for (let i = 0; i <= folded.length; i++) {
    if (i < folded.length && (isWordUnit(folded.charCodeAt(i)) || isPartOfNumber(folded, i))) {
      offsets[length++] = i
      continue
    }
    if (from < i) pieces.push(folded.slice(from, i))
    from = i + 1
  }
  return { text: lowerCase(asOneWidth(pieces.join(''))), offsets: offsets.subarray(0, length) }
}

/** A point between digits, a sign before them and a per cent sign behind them. */
function isPartOfNumber(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)]
  switch (text.charAt(at)) {
    case '.':
    case '．':
      return isDigit(before) && isDigit(after)
    case '%':
    case '％':
      return isDigit(before)
    case '-':
    case '−':
    case '－':
      return isDigit(after) && !isDigit(before) && !isLatinLetter(before)
    default:
      return false
  }
}

function asOneWidth(text: string): string {
  return text.replace(/．/g, '.').replace(/％/g, '%').replace(/[−－]/g, '-')
}

function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return isDigit(unit) || isLatinLetter(unit)
  return isHan(unit) || isLatinLetter(unit) || isOtherWordUnit(unit)
}

/** Han characters beyond the basic plane, whose halves are surrogates; kana and other scripts are left as they are. */
function isOtherWordUnit(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x370 && unit <= 0x1fff)
}

/** A letter whose small form is longer would move every offset after it. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}
