import { PLACE } from './measure-names.ts'

/**
 * Combinations of two or three measures of a run of clauses, each numbered: what one measure is worth depends on the
 * other, which the sum of two curves cannot say. The curve of a combination has a point for every number.
 */
export const CROSSES = [
  'sentence-and-clause',
  'clause-and-count',
  'count-and-length',
  'clause-of-all',
  'sentence-and-length',
  'statement-and-place',
  'cue-and-sentence',
] as const

/** Tells whether a name is one of `CROSSES`. */
export function isCross(name: string): boolean {
  return CROSSES.some((cross) => cross === name)
}

/** What is larger than these is taken for as large. */
const LAST_SENTENCE = 3
const LAST_CLAUSE = 3
const MOST_COUNTED = 3
const MOST_CLAUSES = 6
/** Lengths are told apart by eights. */
const EIGHT = 3
const LENGTHS = 7

/**
 * Numbers the combinations of a run whose other measures are there already; all are whole numbers below 64.
 * @param statements how many words of saying it has.
 * @param clauses how many its sentence has.
 */
export function crossMeasures(values: number[], statements: number, clauses: number): void {
  const sentence = Math.min(values[PLACE.position] ?? 0, LAST_SENTENCE)
  const start = values[PLACE['clause-start']] ?? 0
  const clause = Math.min(start, LAST_CLAUSE)
  const count = Math.min(values[PLACE['clause-count']] ?? 1, MOST_COUNTED) - 1
  const length = Math.min((values[PLACE.length] ?? 0) >> EIGHT, LENGTHS - 1)
  const early = Math.min(sentence, 2)
  values[PLACE['sentence-and-clause']] = sentence * (LAST_CLAUSE + 1) + clause
  values[PLACE['clause-and-count']] = clause * MOST_COUNTED + count
  values[PLACE['count-and-length']] = count * LENGTHS + length
  values[PLACE['clause-of-all']] = Math.min(clauses, MOST_CLAUSES) * MOST_CLAUSES + Math.min(start, MOST_CLAUSES - 1)
  values[PLACE['sentence-and-length']] = sentence * LENGTHS + length
  values[PLACE['statement-and-place']] = Math.min(statements, 1) * 9 + early * 3 + Math.min(start, 2)
  values[PLACE['cue-and-sentence']] = (values[PLACE['after-cue']] ?? 0) * 3 + early
}
