import {
  asSuccessor,
  type Circumstances,
  claim,
  isEnded,
  redrive,
  settleAbandoned,
  settleLate,
  settleLookUp,
  settlePost,
  settleUndecided,
  settleUpdated,
  skip,
  wasRedriven,
} from '../../../src/delivery/advance-delivery.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { PostOutcome } from '../../../src/delivery/outcome.ts'
import { DEFAULT_RETRY_POLICY } from '../../../src/delivery/retry-policy.ts'
import { contentOf, deliveryOf, MINUTE, NINE } from '../../contract/examples.ts'

const HOUR = 60 * MINUTE
const given: Circumstances = {
  nowMs: NINE + MINUTE,
  retry: DEFAULT_RETRY_POLICY,
  chance: 0,
  canLookUp: true,
  whenUnsure: 'at-most-once',
  settleMs: 30_000,
}
const claimed = claim(deliveryOf({}), { nowMs: NINE, untilMs: NINE + 45_000, content: contentOf(1), pages: 1 })
const unsure: PostOutcome = { kind: 'unsure', reason: 'connection-broke' }
const limited = (retryAfterMs: number): PostOutcome => ({
  kind: 'not-posted',
  reason: 'rate-limited',
  retryAfterMs,
  rate: 'C1',
})

/** The state, why, and when somebody acts again, from now on. */
function told({ state, history, actAtMs }: Delivery): readonly unknown[] {
  return [state, history.at(-1)?.reason, actAtMs === undefined ? undefined : actAtMs - given.nowMs]
}

describe('an attempt', () => {
  it('fixes what is said, counts, and is held until somebody may take it over', () => {
    expect(claimed).toMatchObject({ state: 'sending', attempts: 1, attemptedAtMs: NINE, actAtMs: NINE + 45_000 })
    expect(claimed.content).toEqual(contentOf(1))
  })

  it.each<[string, PostOutcome, Partial<Circumstances>, readonly unknown[]]>([
    ['was posted', { kind: 'posted', post: '17.1' }, {}, ['sent', 'posted', undefined]],
    ['was not, and is tried again', limited(0), {}, ['planned', 'rate-limited', 1000]],
    ['never comes earlier than the platform asked', limited(90_000), {}, ['planned', 'rate-limited', 90_000]],
    ['is refused', { kind: 'refused', scope: 'post', detail: '' }, {}, ['failed', 'refused', undefined]],
    [
      'has no place any more',
      { kind: 'refused', scope: 'target', detail: '' },
      {},
      ['failed', 'target-gone', undefined],
    ],
    ['may have arrived, and is looked up later', unsure, {}, ['unknown', 'connection-broke', 30_000]],
    ['cannot be looked up, and is never repeated', unsure, { canLookUp: false }, ['unknown', 'no-look-up', undefined]],
    [
      'cannot be looked up, and is repeated where doubles are welcome',
      unsure,
      { canLookUp: false, whenUnsure: 'at-least-once' },
      ['planned', 'no-look-up', 1000],
    ],
    ['has become too late', limited(0), { nowMs: NINE + 5 * HOUR }, ['failed', 'out-of-time', undefined]],
  ])('that %s', (_, outcome, circumstances, expected) => {
    const settled = settlePost(claimed, outcome, { ...given, ...circumstances })

    expect(told(settled)).toEqual(expected)
    expect(settled.content).toEqual(contentOf(1))
  })

  it('of a worker that is gone is doubted, not repeated', () => {
    expect(told(settleAbandoned(claimed, given))).toEqual(['unknown', 'worker-gone', 30_000])
    expect(told(settleAbandoned(claimed, { ...given, canLookUp: false }))).toEqual(['unknown', 'no-look-up', undefined])
  })
})

describe('a look-up', () => {
  const doubted = settlePost(claimed, unsure, given)

  it('that finds the post ends it', () => {
    const settled = settleLookUp(doubted, { kind: 'found', post: '17.2' }, given)

    expect(told(settled)).toEqual(['sent', 'found', undefined])
    expect(settled.post).toBe('17.2')
  })

  it('that finds nothing has the same said again at once', () => {
    const settled = settleLookUp(doubted, { kind: 'absent' }, given)

    expect(told(settled)).toEqual(['planned', 'not-found', 0])
    expect(settled.content).toEqual(contentOf(1))
  })

  it('without an answer is tried again, for a day', () => {
    const unavailable = { kind: 'unavailable', detail: 'no scope', retryAfterMs: undefined } as const

    const again = settleLookUp(doubted, unavailable, given)
    const late = settleLookUp(again, unavailable, { ...given, nowMs: NINE + 24 * HOUR })

    expect(told(again)).toEqual(['unknown', 'look-up-unavailable', 1000])
    expect([late.state, isEnded(late)]).toEqual(['unknown', true])
  })

  it.each([
    ['at-most-once', ['unknown', 'no-look-up', undefined]],
    ['at-least-once', ['planned', 'no-look-up', 1000]],
  ] as const)('that is not allowed leaves it to the policy: %s', (whenUnsure, outcome) => {
    const barred = { kind: 'unavailable', detail: 'missing_scope', retryAfterMs: undefined, lasts: true } as const

    expect(told(settleLookUp(doubted, barred, { ...given, whenUnsure }))).toEqual(outcome)
  })

  it('never comes earlier than the platform asked', () => {
    const settled = settleLookUp(doubted, { kind: 'unavailable', detail: '', retryAfterMs: 120_000 }, given)

    expect(told(settled)).toEqual(['unknown', 'look-up-unavailable', 120_000])
  })
})

describe('a post that a correction has made longer', () => {
  const sent = settlePost(claimed, { kind: 'posted', post: '1' }, given)
  const longer = settleUpdated(sent, [''], NINE + HOUR)

  it('is unknown once nobody will tell of a page, and that is said once', () => {
    const named = settleUndecided(longer, NINE + HOUR)
    const again = settleUndecided(settleUpdated(named, ['', '3'], NINE + HOUR), NINE + HOUR)

    expect(told(longer)).toEqual(['sent', 'posted', undefined])
    expect(told(named)).toEqual(['unknown', 'posted-in-part', undefined])
    expect(again.history).toEqual(named.history)
  })

  it('is sent when the page is found after all', () => {
    const found = settleUpdated(settleUndecided(longer, NINE + HOUR), ['2'], NINE + HOUR)

    expect(told(found)).toEqual(['sent', 'correction', undefined])
  })
})

describe('a delivery of three pages', () => {
  const attempted = (delivery: Delivery): Delivery =>
    claim(delivery, { nowMs: NINE, untilMs: NINE + 45_000, content: contentOf(1), pages: 3 })
  const posted = (delivery: Delivery, post: string): Delivery =>
    settlePost(attempted(delivery), { kind: 'posted', post }, given)
  const first = posted(deliveryOf({}), '1')
  const blind = { ...given, canLookUp: false }

  it('goes on with the next page at once, and is sent with the last one', () => {
    const second = posted(first, '2')
    const last = posted(second, '3')

    expect([first, second, last].map(told)).toEqual([
      ['planned', 'page-posted', 0],
      ['planned', 'page-posted', 0],
      ['sent', 'posted', undefined],
    ])
    expect(last).toMatchObject({ post: '1', following: ['2', '3'], pages: 3, page: 3, attempts: 3 })
  })

  it('does not doubt what is there when a later page is in doubt', () => {
    const doubted = settlePost(attempted(first), unsure, given)

    expect(told(doubted)).toEqual(['unknown', 'connection-broke', 30_000])
    expect(told(settleLookUp(doubted, { kind: 'absent' }, given))).toEqual(['planned', 'not-found', 0])
    const found = settleLookUp(doubted, { kind: 'found', post: '2' }, given)
    expect([...told(found), found.page]).toEqual(['planned', 'found', 0, 2])
    expect(posted(found, '3')).toMatchObject({ state: 'sent', following: ['2', '3'] })
  })

  it('is posted on after a page that nobody can look up, and says at its end that one may be missing', () => {
    const doubted = settlePost(attempted(first), unsure, blind)

    expect([...told(doubted), doubted.page]).toEqual(['planned', 'no-look-up', 0, 2])
    const ended = posted(doubted, '3')
    expect(told(ended)).toEqual(['unknown', 'posted-in-part', undefined])
    expect(ended.following).toEqual(['', '3'])
    expect(redrive(ended, NINE + HOUR)).toMatchObject({ state: 'planned', page: 1 })
    expect(posted(redrive(ended, NINE + HOUR), '2')).toMatchObject({ state: 'sent', following: ['2', '3'] })
  })

  it('says the same at its end where it is the last page that may be missing', () => {
    const last = posted(first, '2')

    const looked = settleLookUp(
      settlePost(attempted(last), unsure, given),
      { kind: 'unavailable', detail: '', retryAfterMs: undefined },
      { ...given, nowMs: NINE + 25 * HOUR },
    )

    expect(told(settlePost(attempted(last), unsure, blind))).toEqual(['unknown', 'posted-in-part', undefined])
    expect(looked).toMatchObject({ state: 'unknown', following: ['2', ''] })
    expect(looked.history.at(-1)?.reason).toBe('posted-in-part')
  })

  it('is never repeated where its first page is in doubt and cannot be looked up', () => {
    expect(told(settlePost(attempted(deliveryOf({})), unsure, blind))).toEqual(['unknown', 'no-look-up', undefined])
  })

  it('has failed where a page is refused, and keeps what is there', () => {
    const refused = settlePost(attempted(first), { kind: 'refused', scope: 'post', detail: '' }, given)

    expect(told(refused)).toEqual(['failed', 'refused', undefined])
    expect(refused).toMatchObject({ post: '1', page: 1, pages: 3 })
  })

  it('waits for a page as for a first one, however many were posted before', () => {
    const second = posted(first, '2')

    expect(told(settlePost(attempted(second), limited(0), given))).toEqual(['planned', 'rate-limited', 1000])
    expect(told(settlePost(attempted(second), limited(90_000), given))).toEqual(['planned', 'rate-limited', 90_000])
  })

  it('is made whole hours after a worker died in it, and given up where that does not succeed', () => {
    const back = { ...given, nowMs: NINE + 9 * HOUR }
    const absent = settleLookUp(settleAbandoned(attempted(first), back), { kind: 'absent' }, back)
    const late = { ...given, nowMs: NINE + 14 * HOUR }

    expect(absent.state).toBe('planned')
    expect(told(settlePost(attempted(absent), limited(0), late)).slice(0, 2)).toEqual(['failed', 'out-of-time'])
  })

  it('is told of a page that came late, whatever was thought of it', () => {
    const doubted = settlePost(attempted(first), unsure, given)
    const passed = settlePost(attempted(first), unsure, blind)
    const ended = posted(passed, '3')
    const late = { post: '2', nowMs: given.nowMs }

    const tried = attempted(first)
    expect(settleLate(doubted, tried, late)).toMatchObject({ state: 'planned', page: 2, following: ['2'] })
    expect(settleLate(passed, tried, late)).toMatchObject({ state: 'planned', page: 2, following: ['2'] })
    expect(settleLate(ended, tried, late)).toMatchObject({ state: 'sent', following: ['2', '3'] })
  })
})

describe('a delivery that an operator drives again', () => {
  it('has its whole time again, and says the same', () => {
    const failed = settlePost(claimed, limited(0), { ...given, nowMs: NINE + 9 * HOUR })
    const nowMs = NINE + 10 * HOUR

    const redriven = redrive(failed, nowMs)
    const tried = settlePost(redriven, limited(0), { ...given, nowMs: nowMs + MINUTE })

    expect([redriven.state, redriven.actAtMs]).toEqual(['planned', nowMs])
    expect(tried.state).toBe('planned')
    expect(tried.content).toEqual(contentOf(1))
  })
})

describe('a delivery that is tried very often', () => {
  const busy: PostOutcome = { kind: 'not-posted', reason: 'platform-busy', retryAfterMs: undefined, rate: undefined }

  /** Tries until it ends or a time has come. @returns when the last try was. */
  function tryUntil(first: Delivery, untilMs: number): { readonly last: Delivery; readonly atMs: number } {
    let [last, atMs] = [first, NINE]
    while (last.actAtMs !== undefined && last.actAtMs < untilMs) {
      atMs = last.actAtMs
      const pages = Math.max(2, last.pages)
      const again = claim(last, { nowMs: atMs, untilMs: atMs + 1, content: contentOf(1), pages })
      last = settlePost(again, busy, { ...given, nowMs: atMs })
    }
    return { last, atMs }
  }

  it('has its whole time from where an operator drove it again', () => {
    const atMs = NINE + 6 * HOUR
    const redriven = redrive(skip(claimed, 'too-old', atMs), atMs)

    const tried = tryUntil(redriven, atMs + 4 * HOUR - 10 * MINUTE)
    const ended = tryUntil(tried.last, Number.POSITIVE_INFINITY)

    expect([tried.last.state, wasRedriven(tried.last)]).toEqual(['planned', true])
    expect(told(ended.last)).toEqual(['failed', 'out-of-time', undefined])
    expect(ended.atMs - atMs).toBeGreaterThan(3.8 * HOUR)
  })

  it('has its whole time from where the page before arrived', () => {
    const atMs = NINE + 6 * HOUR
    const first = claim(deliveryOf({}), { nowMs: atMs, untilMs: atMs + 1, content: contentOf(1), pages: 2 })
    const second = settlePost(first, { kind: 'posted', post: '1' }, { ...given, nowMs: atMs })

    expect(tryUntil(second, atMs + 3 * HOUR).last).toMatchObject({ state: 'planned', page: 1 })
  })
})

describe('the history of a delivery', () => {
  it('tells every change with its time', () => {
    const { history } = skip(deliveryOf({}), 'nothing-new', NINE + 5)

    expect(history).toEqual([
      { state: 'planned', atMs: NINE, reason: 'due' },
      { state: 'skipped', atMs: NINE + 5, reason: 'nothing-new' },
    ])
  })

  it('keeps its beginning and its end when it is long', () => {
    let delivery = claimed
    for (let count = 0; count < 100; count++) {
      delivery = settlePost(delivery, limited(0), { ...given, nowMs: NINE + count })
    }

    expect(delivery.history).toHaveLength(20)
    expect(delivery.history[0]?.reason).toBe('due')
    expect(delivery.history.at(-1)?.atMs).toBe(NINE + 99)
  })

  it('counts versions one by one', () => {
    expect(asSuccessor(claimed, deliveryOf({ version: 7 })).version).toBe(8)
  })
})
