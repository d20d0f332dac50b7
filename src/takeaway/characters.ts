import { isHan } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import type { Measured } from './measure.ts'
import { PLACE } from './measure-names.ts'
import type { Reading } from './reading.ts'

/** Code units of the surroundings that are looked at: the last words of what stands before, the first of what follows. */
const NEAR = 5

/** Lists the marks of what was measured. */
export function marksOf({ lower, candidates }: Reading, { candidate, span }: Measured): ReadonlySet<string> {
  return characterMarks(lower, candidates[candidate]?.span ?? span, span)
}

/** Measures by its characters how much a piece of a sentence is like what people take for a headline. */
export function weighCharacters(reading: Reading, measured: Measured): void {
  const weights = reading.rules.characters
  if (weights.size === 0) return
  let sum = 0
  for (const mark of marksOf(reading, measured)) sum += weights.get(mark) ?? 0
  measured.values[PLACE.characters] = sum
}

/**
 * Lists the Han characters and punctuation of a piece of a sentence and of its surroundings, each once for each place it has:
 * `=` within the piece, `^` its first, `$` its last, `<` right before it, `>` right behind it. What a headline is made of
 * is told by them before any word is: 预 and 涨 begin what counts, 的 and ， end what does not.
 *
 * @param text folded and lower-cased.
 */
function characterMarks(text: string, sentence: Span, { start, end }: Span): ReadonlySet<string> {
  const marks = new Set<string>()
  const mark = (place: string, from: number, to: number): void => {
    for (let at = from; at < to; at++) if (isTelling(text.charCodeAt(at))) marks.add(place + text.charAt(at))
  }
  mark('=', start, end)
  mark('^', start, start + 1)
  mark('$', end - 1, end)
  mark('<', Math.max(sentence.start, start - NEAR), start)
  mark('>', end, Math.min(sentence.end, end + NEAR))
  return marks
}

/** Letters and digits of Latin script are parts of words and numbers, which are weighed as such. */
function isTelling(unit: number): boolean {
  return isHan(unit) || (unit < 0x80 ? unit > 0x20 && !isAlphanumeric(unit) : unit >= 0x2000)
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}
