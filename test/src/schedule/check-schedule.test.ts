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

  it('refuses a day that never comes', () => {
    expect(checkSchedule({ cron: '0 9 30 2 *', zone: 'UTC' }, NOW)).toEqual({ ok: false, failure: 'never' })
  })

  it.each(['Mars/Olympus', '+08:00', '', '../etc', 'Asia/Shanghai\n'])('refuses %j as a zone', (zone) => {
    expect(isZone(zone)).toBe(false)
    expect(checkSchedule({ cron: '0 9 * * *', zone }, NOW)).toEqual({ ok: false, failure: 'zone-unknown' })
  })
})
