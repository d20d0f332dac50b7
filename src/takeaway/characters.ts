import { isHan } from '../text/characters.ts'
import type { Measured } from './measure.ts'
import { PLACE } from './measure-names.ts'
import type { Reading } from './reading.ts'

/** Measures by its characters how much a piece of a sentence is like what people take for a headline. */
export function weighCharacters({ lower, rules }: Reading, measured: Measured): Measured {
  if (rules.characters.size === 0) return measured
  const { span, values } = measured
  let sum = 0
  for (const character of tellingCharacters(lower.slice(span.start, span.end))) {
    sum += rules.characters.get(character) ?? 0
  }
  return { ...measured, values: values.with(PLACE.characters, sum) }
}

/**
 * The different Han characters and punctuation marks of a piece of text, folded and lower-cased. Pairs of characters,
 * which `words` weighs, are too rare for most of them to be learned from some thousand headlines; single ones are not.
 */
export function tellingCharacters(piece: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at < piece.length; at++) if (isTelling(piece.charCodeAt(at))) found.add(piece.charAt(at))
  return found
}

/** Letters and digits of Latin script are parts of words and numbers, which are weighed as such. */
function isTelling(unit: number): boolean {
  return isHan(unit) || (unit < 0x80 ? unit > 0x20 && !isAlphanumeric(unit) : unit >= 0x2000)
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}
