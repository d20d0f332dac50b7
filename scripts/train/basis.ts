import { isCross } from '../../src/takeaway/crosses.ts'
import type { Choice, Example } from './examples.ts'

/** The points of one measure's curve, and where their weights stand among all. */
export interface Basis {
  readonly name: string
  /** Place in `Choice.values`. */
  readonly place: number
  /** Rising, at least two. */
  readonly knots: readonly number[]
  /** The median. */
  readonly middle: number
  /** Index of the first point's weight. */
  readonly first: number
}

/** A choice as the sparse row of a linear model. */
export interface Row {
  readonly at: Int32Array
  readonly by: Float64Array
  readonly worth: number
}

/** Places of the points in the distribution of a measure; the ends leave out one in two hundred. */
const STEPS = [0.005, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 0.995]

/** Lays points through every measure that varies. */
export function makeBases(
  examples: readonly Example[],
  names: readonly string[],
  excluded: ReadonlySet<string>,
): readonly Basis[] {
  const bases: Basis[] = []
  let first = 0
  for (const [place, name] of names.entries()) {
    if (excluded.has(name)) continue
    const values = examples.flatMap(({ choices }) => choices.map((choice) => choice.values[place] ?? 0))
    values.sort((a, b) => a - b)
    const knots = isCross(name) ? [...new Set(values)] : knotsOf(values)
    if (knots.length < 2) continue
    bases.push({ name, place, knots, middle: values[values.length >> 1] ?? 0, first })
    first += knots.length
  }
  return bases
}

function knotsOf(values: readonly number[]): readonly number[] {
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  return [...new Set(STEPS.map((step) => Math.round(at(step) * 100) / 100))].sort((a, b) => a - b)
}

/** Writes a choice as a row: between two points of a curve, each has its share. */
export function toRow(choice: Choice, bases: readonly Basis[], wordAt: ReadonlyMap<string, number>): Row {
  const at: number[] = []
  const by: number[] = []
  for (const { place, knots, first } of bases) {
    for (const [point, share] of sharesAt(knots, choice.values[place] ?? 0)) {
      at.push(first + point)
      by.push(share)
    }
  }
  for (const word of [...choice.terms, ...choice.marks]) {
    const place = wordAt.get(word)
    if (place === undefined) continue
    at.push(place)
    by.push(1)
  }
  return { at: Int32Array.from(at), by: Float64Array.from(by), worth: choice.worth }
}

function sharesAt(knots: readonly number[], value: number): readonly (readonly [point: number, share: number])[] {
  let right = 0
  while (right < knots.length && (knots[right] ?? 0) < value) right++
  if (right === 0 || right === knots.length) return [[Math.min(right, knots.length - 1), 1]]
  const from = knots[right - 1] ?? 0
  const share = (value - from) / ((knots[right] ?? from) - from)
  return [
    [right - 1, 1 - share],
    [right, share],
  ]
}
