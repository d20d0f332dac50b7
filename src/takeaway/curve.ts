/** A function of one measure as a line through points; straight between them, level outside. */
export interface Curve {
  /** Rising; as many as `heights`, at least one. */
  readonly knots: readonly number[]
  readonly heights: readonly number[]
}

/** Reads the height of a curve at a value. Never fails: a curve without points is level at 0. */
export function heightAt({ knots, heights }: Curve, value: number): number {
  let place = 0
  while (place < knots.length && (knots[place] ?? 0) < value) place++
  const right = heights[place]
  const left = heights[place - 1]
  if (right === undefined) return left ?? 0
  if (left === undefined) return right
  const from = knots[place - 1] ?? 0
  const to = knots[place] ?? from
  return left + ((right - left) * (value - from)) / (to - from)
}

/** The largest distance of a curve from 0: how much its part can weigh in a score. */
export function reachOf(curve: Curve): number {
  return curve.heights.reduce((reach, height) => Math.max(reach, Math.abs(height)), 0)
}
