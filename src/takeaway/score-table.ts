import { type Curve, heightAt } from './curve.ts'

/** One part of a score: what a measure of a sentence is worth. */
export interface WeighedPart {
  /** Name of the part, the measure or the lexicon. */
  readonly name: string
  readonly curve: Curve
  /** The curve's largest distance from 0. */
  readonly reach: number
  /** The curve's height at 0, where most measures of most sentences are. */
  readonly rest: number
  /** Place among the values of a candidate, see `measureNames`. */
  readonly place: number
}

/** The parts of a score as columns: a whole document is scored with them, which from objects takes twice as long. */
export interface ScoreTable {
  /** By part: `WeighedPart.place`. */
  readonly places: Int32Array
  /** Where the points of each part's curve begin; one entry more than there are parts. */
  readonly firstOf: Int32Array
  readonly knots: Float64Array
  readonly heights: Float64Array
  /** The height of each part at 0, 1, 2 and so on, `WHOLE_VALUES` a part: most measures are counts. */
  readonly atWhole: Float64Array
}

/** For so many whole values of a measure its height is worked out beforehand. */
export const WHOLE_VALUES = 64

/** Arranges parts for `scoreOf`. */
export function compileScore(parts: readonly WeighedPart[]): ScoreTable {
  const firstOf = [0]
  for (const { curve } of parts) firstOf.push((firstOf.at(-1) ?? 0) + curve.knots.length)
  return {
    atWhole: Float64Array.from(parts.flatMap(wholeHeights)),
    places: Int32Array.from(parts, ({ place }) => place),
    firstOf: Int32Array.from(firstOf),
    knots: Float64Array.from(parts.flatMap(({ curve }) => curve.knots)),
    heights: Float64Array.from(parts.flatMap(({ curve }) => curve.heights)),
  }
}

function wholeHeights({ curve, rest }: WeighedPart): readonly number[] {
  return Array.from({ length: WHOLE_VALUES }, (_, value) => (value === 0 ? rest : heightAt(curve, value)))
}
