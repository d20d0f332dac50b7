import { checkSchedule, isZone } from '../../../src/schedule/check-schedule.ts'

const NOW = Date.parse('2027-01-01T00:00:00Z')

describe('checkSchedule', () => {
  it('takes five fields and makes the spaces single', () => {
    expect(checkSchedule({ cron: ' 0  9 * * 1-5 ', zone: 'Asia/Shanghai' }, NOW)).toEqual({
      ok: true,
      value: { cron: '0 9 * * 1-5', zone: 'Asia/Shanghai' },
    })
  })

  it.each(['', '* * * *', '0 9 * * * *', '61 9 * * *', '0 9 * * mon-', '@daily', '0 9 * * *; rm', '0'.repeat(10_000)])(
    'refuses %j as a pattern',
    (cron) => {
      expect(checkSchedule({ cron, zone: 'UTC' }, NOW)).toEqual({ ok: false, failure: 'cron-invalid' })
    },
  )

  it.each([
    '* * * * *',
    '0 * * * *',
    '*/30 8-11 * * *',
    '0-6 9 * * *',
    '0,1 1,2,3,4 1 1 *',
    '*/10 9-10 * * 1',
    '0 9-15 * * *',
  ])('refuses %j, which is due more than six times on a day', (cron) => {
    expect(checkSchedule({ cron, zone: 'Asia/Shanghai' }, NOW)).toEqual({ ok: false, failure: 'times-too-many' })
  })

  it.each(['*/10 9 * * *', '0 9-14 * * *', '0,30 8,12,18 * * *', '0 */4 * * *', '59 23 * * *', '0 0 * * 0'])(
    'takes %j, which is due six times on a day at most',
    (cron) => {
      expect(checkSchedule({ cron, zone: 'America/New_York' }, NOW)).toMatchObject({ ok: true, value: { cron } })
    },
  )

  it('refuses a day that never comes', () => {
    expect(checkSchedule({ cron: '0 9 30 2 *', zone: 'UTC' }, NOW)).toEqual({ ok: false, failure: 'never' })
  })

  it.each(['Mars/Olympus', '+08:00', '', '../etc', 'Asia/Shanghai\n'])('refuses %j as a zone', (zone) => {
    expect(isZone(zone)).toBe(false)
    expect(checkSchedule({ cron: '0 9 * * *', zone }, NOW)).toEqual({ ok: false, failure: 'zone-unknown' })
  })
})
