import { lookFor, lookUpRange } from '../../../src/app/look-for.ts'
import { type LookUpOutcome, TOO_MANY_SINCE } from '../../../src/delivery/outcome.ts'
import type { LookUpRange } from '../../../src/ports/platform.ts'
import { deliveryOf, MINUTE, NINE } from '../../contract/examples.ts'

describe('lookUpRange', () => {
  it('ends with what an attempt may have left, however late a post is looked for', () => {
    const delivery = deliveryOf({ attemptedAtMs: NINE + MINUTE })

    const { sinceMs, untilMs } = lookUpRange(delivery, { answerWithinMs: 10_000, settleMs: 15_000 })

    expect([sinceMs, untilMs]).toEqual([NINE - 9 * MINUTE, NINE + 11 * MINUTE + 45_000])
  })
})

describe('lookFor', () => {
  const delivery = deliveryOf({ attemptedAtMs: NINE })
  const sought = { target: delivery.target, key: 'k', thread: undefined }

  /** A channel that holds one post, and as many messages as one look-up reads in so long a time. */
  function channelWith(postedAtMs: number, readMs = Number.POSITIVE_INFINITY) {
    const lookUp = async (_: unknown, { sinceMs, untilMs }: LookUpRange): Promise<LookUpOutcome> => {
      if (postedAtMs >= sinceMs && postedAtMs <= untilMs) return { kind: 'found', post: '1' }
      if (untilMs - sinceMs <= readMs) return { kind: 'absent' }
      return { kind: 'unavailable', detail: TOO_MANY_SINCE, retryAfterMs: undefined }
    }
    return { lookUp, answerWithinMs: 10_000, settleMs: 15_000 }
  }

  it('finds what was posted by a clock two hours fast or slow', async () => {
    const outcomes = [-120, 0, 120].map((minutes) => lookFor(channelWith(NINE + minutes * MINUTE), sought, delivery))

    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(['found', 'found', 'found'])
  })

  it('goes by what was said about the attempt where more was said in hours than can be read', async () => {
    const outcome = await lookFor(channelWith(NINE + 300 * MINUTE, 30 * MINUTE), sought, delivery)

    expect(outcome).toEqual({ kind: 'absent' })
  })
})
