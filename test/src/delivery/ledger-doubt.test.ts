import { claim, settleForgotten, settleLate, settleLookUp, settlePost } from '../../../src/delivery/advance-delivery.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { firstLostMs, isInDoubt, type LedgerDoubt } from '../../../src/delivery/ledger-doubt.ts'
import { DEFAULT_RETRY_POLICY } from '../../../src/delivery/retry-policy.ts'
import { contentOf, deliveryOf, MINUTE, NINE } from '../../contract/examples.ts'

const SEEN = NINE + 5_000
const doubt: LedgerDoubt = { sinceMs: NINE + MINUTE, seenMs: SEEN, isTakenOver: true }
const planned = deliveryOf({})
const content = contentOf(1)
const given = {
  nowMs: doubt.sinceMs + 1_000,
  retry: DEFAULT_RETRY_POLICY,
  chance: 0.5,
  canLookUp: true,
  whenUnsure: 'at-most-once',
  settleMs: 5_000,
} as const
const blind = { ...given, canLookUp: false } as const
const lost = { content, pages: 2, sinceMs: doubt.sinceMs, firstMs: NINE }
const found = { kind: 'found', post: '1' } as const
const absent = { kind: 'absent' } as const

function attempted(delivery: Delivery): Delivery {
  return claim(delivery, { nowMs: given.nowMs, untilMs: given.nowMs + MINUTE, content, pages: 2 })
}

describe('a delivery of a store that may have lost its last changes', () => {
  it('is in doubt when it was due by then, however it was planned, and not when it was due later', () => {
    const again = deliveryOf({ history: [{ state: 'planned', atMs: doubt.sinceMs + 1, reason: 'due' }] })
    const later = deliveryOf({ dueAtMs: doubt.sinceMs + 1 })

    expect([planned, again, later].map((one) => isInDoubt(one, doubt, true))).toEqual([true, true, false])
    expect(isInDoubt(planned, undefined, true)).toBe(false)
  })

  it('is in doubt where nothing can be looked up only when another took over, and shortly before at the latest', () => {
    const noon = deliveryOf({ dueAtMs: NINE + 180 * MINUTE })
    const evening = { ...doubt, sinceMs: NINE + 600 * MINUTE }

    expect([true, false].map((isTakenOver) => isInDoubt(planned, { ...doubt, isTakenOver }, false))).toEqual([
      true,
      false,
    ])
    expect([planned, noon].map((one) => isInDoubt(one, evening, false))).toEqual([true, false])
    expect([planned, noon].map((one) => isInDoubt(one, evening, true))).toEqual([true, true])
  })

  it('is in doubt as a correction that the next tick has planned again', () => {
    const corrects = { delivery: planned.id, post: '1', correction: 'x' }
    const correction = deliveryOf({ dueAtMs: doubt.sinceMs + 2 * MINUTE, corrects })

    expect(isInDoubt(correction, doubt, true)).toBe(true)
  })

  it('is posted when it was looked for and is not there, and so is each of its pages', () => {
    const doubted = settleForgotten(planned, lost, given)
    const cleared = settleLookUp(doubted, absent, given)
    const second = settlePost(attempted(cleared), { kind: 'posted', post: '1' }, given)

    expect(doubted).toMatchObject({ state: 'unknown', actAtMs: given.nowMs + 5_000, content, pages: 2 })
    expect([cleared, second].map((one) => [one.state, one.page, isInDoubt(one, doubt, true)])).toEqual([
      ['planned', 0, false],
      ['planned', 1, false],
    ])
  })

  it('has its next page looked for, too, where one was there', () => {
    const second = settleLookUp(settleForgotten(planned, lost, given), found, given)
    const cleared = settleLookUp(settleForgotten(second, lost, given), absent, given)

    expect(second).toMatchObject({ state: 'planned', page: 1, post: '1' })
    expect([second, cleared].map((one) => isInDoubt(one, doubt, true))).toEqual([true, false])
  })

  it('is looked for anew after the next such loss', () => {
    const cleared = settleLookUp(settleForgotten(planned, lost, given), absent, given)
    const next = { ...doubt, sinceMs: given.nowMs + 10 * MINUTE }

    expect(isInDoubt(cleared, next, true)).toBe(true)
  })

  it('is told apart by the clock of whoever saw it, also where that of another is behind', () => {
    const behind = { ...given, nowMs: doubt.sinceMs - 20_000 }

    const cleared = settleLookUp(settleForgotten(planned, lost, behind), absent, behind)

    expect(isInDoubt(cleared, doubt, true)).toBe(false)
  })

  it('is posted without more ado when an operator drives it again', () => {
    const history = [...planned.history, { state: 'planned', atMs: doubt.sinceMs + 1, reason: 'redriven' } as const]

    expect(isInDoubt({ ...planned, history }, doubt, true)).toBe(false)
  })

  it('stays unknown where nothing can be looked up', () => {
    expect(settleForgotten(planned, lost, blind)).toMatchObject({ state: 'unknown', actAtMs: undefined, content })
  })

  it('has its whole time again when the store was away for hours', () => {
    const back = { ...given, nowMs: NINE + 9 * 60 * MINUTE }
    const late = { ...lost, sinceMs: back.nowMs }

    expect(settleLookUp(settleForgotten(planned, late, back), absent, back).state).toBe('planned')
  })

  it('is looked for long enough when the look-up is not to be had at first', () => {
    const back = { ...given, nowMs: NINE + 30 * 60 * MINUTE }
    const doubted = settleForgotten(planned, { ...lost, sinceMs: back.nowMs }, back)
    const unavailable = { kind: 'unavailable', detail: 'busy', retryAfterMs: undefined } as const

    expect(settleLookUp(doubted, unavailable, back).actAtMs).toBeGreaterThan(back.nowMs)
  })

  it('was posted after it was due, and not long before the store was last seen', () => {
    const old = deliveryOf({ dueAtMs: SEEN - 60 * MINUTE })

    expect([firstLostMs(planned, doubt), firstLostMs(old, doubt)]).toEqual([NINE, SEEN - 5 * MINUTE])
  })

  it('is told of a page whose attempt was lost, and has the pages that follow it', () => {
    const late = { post: '1', nowMs: given.nowMs }
    const attempt = { ...attempted(planned), version: planned.version + 1 }

    expect(settleLate(planned, attempt, late)).toMatchObject({ state: 'planned', page: 1, pages: 2, content })
  })
})
