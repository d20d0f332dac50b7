import { isDigit } from '../text/characters.ts'
import { firstSign } from '../text/signs.ts'
import type { Span } from '../text/span.ts'
import type { Reading } from './reading.ts'

const STRAIGHT = 0x22
/** Marks of quotations that tell by themselves whether they open: “ 「 『 « and ” 」 』 ». */
const OPENING = new Set([0x201c, 0x300c, 0x300e, 0xab])
const CLOSING = new Set([0x201d, 0x300d, 0x300f, 0xbb])

/**
 * Tells whether a stretch begins or ends within a quotation: it has a mark whose other one stands elsewhere. Single marks
 * are not looked at, since they are apostrophes, too.
 */
export function hasLoneMark({ units, lexed: { signs } }: Pick<Reading, 'units' | 'lexed'>, span: Span): boolean {
  let depth = 0
  let isOpen = false
  for (let sign = firstSign(signs, span.start); (signs[sign] ?? span.end) < span.end; sign++) {
    const place = signs[sign] ?? span.end
    if (units[place] === STRAIGHT) isOpen = !isOpen && !isInches(units, place)
    depth += stepOf(units[place] ?? 0)
    if (depth < 0) return true
  }
  return isOpen || depth > 0
}

function stepOf(unit: number): number {
  if (OPENING.has(unit)) return 1
  return CLOSING.has(unit) ? -1 : 0
}

/** A straight mark that opens nothing and stands behind a number (`a 27" screen`). */
function isInches(units: Uint16Array, place: number): boolean {
  return isDigit(units[place - 1] ?? 0)
}
