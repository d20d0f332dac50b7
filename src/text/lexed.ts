import { type Arena, HEAP } from './arena.ts'
import { codeUnitsOf } from './code-units.ts'
import { lowerCase } from './lower-case.ts'
import { addRuns, createRuns, type Runs } from './runs.ts'
import type { Signs } from './signs.ts'

/** A text read once for all that look at its words or its marks. */
export interface LexedText {
  /** Folded, and lower-cased; the same length as the text. */
  readonly lower: string
  /** The code units of `lower`. */
  readonly units: Uint16Array
  /** The runs of the whole text; `count` of them. */
  readonly runs: Runs & { readonly count: number }
  /** The signs of the text, see `signsOf`, but for letters with accents, which are parts of words here. */
  readonly signs: Signs
  /** Whether any Han character stands in it: most English texts have none, and need no rule for Chinese. */
  readonly hasHan: boolean
  /** For whatever else is made of it column by column. */
  readonly arena: Arena
}

const HAN = /[\u3400-\u9fff]/

/**
 * Reads a text; linear.
 * @param arena what the columns are taken from: what is read is good until it is used again.
 */
export function lexText(folded: string, arena: Arena = HEAP): LexedText {
  const lower = lowerCase(folded)
  const units = codeUnitsOf(lower, arena)
  const runs = createRuns(lower.length, arena)
  addRuns(units, { start: 0, end: lower.length }, runs)
  return { lower, units, runs, signs: runs.signs, hasHan: HAN.test(lower), arena }
}
