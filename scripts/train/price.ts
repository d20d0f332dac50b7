import type { Curve } from '../../src/takeaway/curve.ts'

/**
 * Lowers a learned curve by a price for each unit of its measure. The ordinary, which gets nothing from a learned curve,
 * still gets nothing.
 */
export function priced({ knots, heights }: Curve, price: number): Curve {
  const ordinary = knots[heights.indexOf(0)] ?? 0
  const lowered = knots.map((value, at) => (heights[at] ?? 0) - price * (value - ordinary))
  return { knots, heights: lowered.map((height) => Math.round(height * 1000) / 1000) }
}
