import { lookUpRange } from '../../../src/app/delivery-steps.ts'
import { deliveryOf, MINUTE, NINE } from '../../contract/examples.ts'

describe('lookUpRange', () => {
  it('ends with what an attempt may have left, however late a post is looked for', () => {
    const delivery = deliveryOf({ attemptedAtMs: NINE + MINUTE })

    const { sinceMs, untilMs } = lookUpRange(delivery, { answerWithinMs: 10_000, settleMs: 15_000 })

    expect([sinceMs, untilMs]).toEqual([NINE - 9 * MINUTE, NINE + 11 * MINUTE + 45_000])
  })
})
