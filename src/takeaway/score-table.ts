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
  /**
   * The heights of all parts at 0, then at 1, 2 and so on up to `WHOLE_VALUES`: most measures are counts, and most counts
   * are 0, so that what is mostly read stands side by side.
   */
  readonly atWhole: Float64Array
}

/** For so many whole values of a measure its height is worked out beforehand. */
export const WHOLE_VALUES = 64

/** Arranges parts for `scoreOf`. */
export function compileScore(parts: readonly WeighedPart[]): ScoreTable {
  const firstOf = [0]
  for (const { curve } of parts) firstOf.push((firstOf.at(-1) ?? 0) + curve.knots.length)
  return {
    atWhole: Float64Array.from({ length: WHOLE_VALUES * parts.length }, (_, place) =>
      wholeHeight(parts[place % parts.length], Math.floor(place / parts.length)),
    ),
    places: Int32Array.from(parts, ({ place }) => place),
    firstOf: Int32Array.from(firstOf),
    knots: Float64Array.from(parts.flatMap(({ curve }) => curve.knots)),
    heights: Float64Array.from(parts.flatMap(({ curve }) => curve.heights)),
  }
}

function wholeHeight(part: WeighedPart | undefined, value: number): number {
  if (part === undefined) return 0
  return value === 0 ? part.rest : heightAt(part.curve, value)
}
