import { agreementsOf } from '../../../src/takeaway/agreement.ts'
import { HEAP } from '../../../src/text/arena.ts'
import { lexText } from '../../../src/text/lexed.ts'

const TEXT = '云杉银行免除月费，免除小微企业月费，转账上限五十万元，'
const FIRST = { start: 0, end: 9 }
const SECOND = { start: 9, end: 18 }
const OTHER = { start: 18, end: TEXT.length }

function agreements(...pieces: Parameters<typeof agreementsOf>[1]): readonly number[] {
  return agreementsOf({ lexed: lexText(TEXT), arena: HEAP }, pieces)
}

describe('agreement', () => {
  it('is higher for pieces that share their words than for one that stands by itself', () => {
    const [first = 0, second = 0, other = 0] = agreements(
      { span: FIRST, score: 1 },
      { span: SECOND, score: 1 },
      { span: OTHER, score: 1 },
    )

    expect(first).toBeGreaterThan(other)
    expect(second).toBeGreaterThan(other)
    expect(other).toBeCloseTo(1 / 3)
  })

  it('counts a likely piece for more than an unlikely one', () => {
    const [, likely = 0] = agreements({ span: FIRST, score: 5 }, { span: SECOND, score: 0 })
    const [, unlikely = 0] = agreements({ span: OTHER, score: 5 }, { span: SECOND, score: 0 })

    expect(likely).toBeGreaterThan(unlikely)
  })

  it('is whole for a piece alone, and nothing where there is none', () => {
    expect(agreements({ span: FIRST, score: -3 })).toEqual([1])
    expect(agreements()).toEqual([])
  })
})
