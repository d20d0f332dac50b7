import { createScheduler } from '../../../src/schedule/create-scheduler.ts'

const HALF_PAST_TWO = { cron: '30 2 * * *', zone: 'America/New_York' }

function times(cron: string, zone: string, after: string, count: number): readonly string[] {
  const scheduler = createScheduler()
  return scheduler
    .between({ cron, zone }, Date.parse(after), Number.POSITIVE_INFINITY, count)
    .map((time) => new Date(time).toISOString())
}

describe('a scheduler', () => {
  it('does so for each of several times a day, too', () => {
    expect(times('30 2,11 * * *', 'America/New_York', '2027-03-14T05:00:00Z', 2)).toEqual([
      '2027-03-14T07:00:00.000Z',
      '2027-03-14T15:30:00.000Z',
    ])
    expect(times('30 1,11 * * *', 'America/New_York', '2027-11-07T04:00:00Z', 2)).toEqual([
      '2027-11-07T05:30:00.000Z',
      '2027-11-07T16:30:00.000Z',
    ])
    expect(times('0,30 2 * * *', 'America/New_York', '2027-03-14T05:00:00Z', 2)).toEqual([
      '2027-03-14T07:00:00.000Z',
      '2027-03-15T06:00:00.000Z',
    ])
  })

  it('moves a time that spring leaves out to the first minute after the gap, once', () => {
    expect(times('30 2 * * *', 'America/New_York', '2027-03-13T12:00:00Z', 2)).toEqual([
      '2027-03-14T07:00:00.000Z',
      '2027-03-15T06:30:00.000Z',
    ])
  })

  it('takes a time that autumn brings twice the first time only', () => {
    expect(times('30 1 * * *', 'America/New_York', '2027-11-06T12:00:00Z', 2)).toEqual([
      '2027-11-07T05:30:00.000Z',
      '2027-11-08T06:30:00.000Z',
    ])
  })

  it('does both with hours that are named by a step or a wildcard', () => {
    expect(times('15 */6 * * *', 'Africa/Cairo', '2026-04-23T17:00:00Z', 2)).toEqual([
      '2026-04-23T22:00:00.000Z',
      '2026-04-24T03:15:00.000Z',
    ])
    expect(times('30 1-23/4 * * *', 'America/New_York', '2027-11-07T04:30:00Z', 2)).toEqual([
      '2027-11-07T05:30:00.000Z',
      '2027-11-07T10:30:00.000Z',
    ])
    expect(times('0 * * * *', 'America/New_York', '2027-11-07T04:30:00Z', 3)).toEqual([
      '2027-11-07T05:00:00.000Z',
      '2027-11-07T07:00:00.000Z',
      '2027-11-07T08:00:00.000Z',
    ])
  })

  it('takes either day field where both are given', () => {
    expect(times('0 9 13 * 5', 'UTC', '2027-01-01T10:00:00Z', 3)).toEqual([
      '2027-01-08T09:00:00.000Z',
      '2027-01-13T09:00:00.000Z',
      '2027-01-15T09:00:00.000Z',
    ])
  })

  it('answers the same whatever it was asked before', () => {
    const scheduler = createScheduler()
    const march = Date.parse('2027-03-14T05:00:00Z')
    const first = scheduler.next(HALF_PAST_TWO, march)

    scheduler.next(HALF_PAST_TWO, march + 90_000_000)
    const again = scheduler.next(HALF_PAST_TWO, march + 1)

    expect(again).toBe(first)
  })

  it('always comes after the moment it is asked about', () => {
    const scheduler = createScheduler()
    const due = scheduler.next(HALF_PAST_TWO, 0) ?? 0

    expect(scheduler.next(HALF_PAST_TWO, due)).toBeGreaterThan(due)
    expect(scheduler.next(HALF_PAST_TWO, due - 1)).toBe(due)
  })

  it('knows when no time comes any more', () => {
    expect(createScheduler().next({ cron: '0 9 30 2 *', zone: 'UTC' }, 0)).toBeUndefined()
  })
})
