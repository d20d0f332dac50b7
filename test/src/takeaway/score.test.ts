import { explainScore, scoreOf } from '../../../src/takeaway/score.ts'
import { compileScore } from '../../../src/takeaway/score-table.ts'

const CURVES = [
  { knots: [0, 2, 4], heights: [1, 3, -1] },
  { knots: [1], heights: [5] },
]
const PARTS = CURVES.map((curve, place) => ({ name: `part-${place}`, curve, reach: 5, rest: place, place }))

function measuredAs(values: readonly number[]) {
  return { candidate: 0, span: { start: 0, end: 1 }, clauses: { start: 0, end: 1 }, values }
}

describe('scoreOf', () => {
  it.each([
    [[0, 0], 1],
    [[1, 0], 2 + 1],
    [[2, 7], 3 + 5],
    [[3, 1], 1 + 5],
    [[9, -2], -1 + 5],
    [[-1, 0], 1 + 1],
  ])('reads every curve at its value: %j', (values, score) => {
    expect(scoreOf(measuredAs(values), compileScore(PARTS))).toBe(score)
  })

  it('is the sum of the parts that explain it', () => {
    const measured = measuredAs([3.3, 0.4])

    const parts = explainScore(measured, PARTS)

    expect(parts.reduce((sum, { value, weight }) => sum + value * weight, 0)).toBeCloseTo(
      scoreOf(measured, compileScore(PARTS)),
    )
  })
})
