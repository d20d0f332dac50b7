import { DEFAULT_OPTIONS } from '../../../src/subscription/read-options.ts'
import { emptyForm, formOf, readForm, type SubscriptionForm } from '../../../src/subscription/subscription-form.ts'
import { readWords } from './read-words.ts'

const words = readWords()

function read(parts: Partial<SubscriptionForm>) {
  return readForm({ ...emptyForm('Europe/Berlin'), ...parts }, { words, nowMs: Date.UTC(2026, 0, 1) })
}

function cronsOf(parts: Partial<SubscriptionForm>): readonly string[] {
  const result = read(parts)
  return result.ok ? result.value.schedules.map(({ cron }) => cron) : result.failure.map(({ kind }) => kind)
}

function mistakesOf(parts: Partial<SubscriptionForm>): readonly string[] {
  const result = read(parts)
  return result.ok ? [] : result.failure.map(({ field, kind, text }) => `${field}: ${kind} ${text}`.trim())
}

describe('readForm', () => {
  it.each<[Partial<SubscriptionForm>, readonly string[]]>([
    [{ rhythm: 'daily', times: '9:00' }, ['0 9 * * *']],
    [{ rhythm: 'weekdays', times: '8:30, 17:30' }, ['30 8,17 * * 1-5']],
    [{ rhythm: 'weekdays', times: '8:30 17:00' }, ['30 8 * * 1-5', '0 17 * * 1-5']],
    [{ rhythm: 'weekly', days: [4, 1, 1], times: '9am' }, ['0 9 * * 1,4']],
    [{ rhythm: 'monthly', monthDays: '15, 1', times: '早上八点半' }, ['30 8 1,15 * *']],
    [{ rhythm: 'monthly', monthDays: '１日', times: '９：００' }, ['0 9 1 * *']],
    [{ rhythm: 'pattern', pattern: ' "0  9 * * 1-5" ' }, ['0 9 * * 1-5']],
  ])('reads %j', (parts, crons) => {
    expect(cronsOf(parts)).toEqual(crons)
  })

  it.each<[Partial<SubscriptionForm>, readonly string[]]>([
    [{ times: '' }, ['times: time-missing']],
    [{ times: '25:00' }, ['times: time-unclear 25:00']],
    [{ times: 'weekly 9:00' }, ['times: rhythm-twice weekly']],
    [{ times: '9:00 tralala' }, ['times: word-unknown tralala']],
    [{ times: '1:00 2:00 3:00 4:00 5:00 6:00 7:00' }, ['times: times-too-many']],
    [{ rhythm: 'weekly', days: [] }, ['days: day-missing']],
    [{ rhythm: 'monthly', monthDays: '' }, ['monthDays: day-missing']],
    [{ rhythm: 'monthly', monthDays: '0, 32, 1' }, ['monthDays: day-invalid 0', 'monthDays: day-invalid 32']],
    [{ rhythm: 'pattern', pattern: 'every day' }, ['pattern: cron-invalid every day']],
    [{ rhythm: 'pattern', pattern: '* * * * *' }, ['pattern: times-too-many * * * * *']],
    [{ rhythm: 'pattern', pattern: '0 9 30 2 *' }, ['pattern: never 0 9 30 2 *']],
    [{ zone: 'Mars/Phobos', times: '' }, ['times: time-missing', 'zone: zone-unknown Mars/Phobos']],
  ])('says where the mistakes of %j stand', (parts, mistakes) => {
    expect(mistakesOf(parts)).toEqual(mistakes)
  })

  it.each([
    ['UTC+8', 'Etc/GMT-8'],
    ['Beijing time', 'Asia/Shanghai'],
    ['纽约', 'America/New_York'],
    ['Asia/Tokyo', 'Asia/Tokyo'],
  ])('takes the zone %s, and shows it so again', (zone, id) => {
    const result = read({ zone })
    const [schedule] = result.ok ? result.value.schedules : []

    expect(schedule?.zone).toBe(id)
    expect(schedule && formOf({ schedule, options: DEFAULT_OPTIONS }).zone).toBe(zone === 'UTC+8' ? zone : id)
  })

  it('is quick whatever stands in a field', () => {
    const startedMs = process.cpuUsage().user
    for (const text of ['9'.repeat(100_000), '每'.repeat(100_000), '1,'.repeat(100_000)]) {
      read({ times: text })
      read({ rhythm: 'monthly', monthDays: text })
      read({ rhythm: 'pattern', pattern: text })
    }

    expect((process.cpuUsage().user - startedMs) / 1000).toBeLessThan(2_000)
  })
})

describe('formOf', () => {
  it.each([
    '0 9 * * *',
    '30 8,17 * * 1-5',
    '0 9 * * 1,4',
    '0 9 * * 0',
    '0 9 1,15 * *',
    '*/10 9 * * *',
    '0 9 1 1 *',
    '0 9 13 * 5',
    '0 9 * * 1-3',
  ])('is read as the schedule it was made of: %s', (cron) => {
    const schedule = { cron, zone: 'Asia/Shanghai' }

    const result = readForm(formOf({ schedule, options: DEFAULT_OPTIONS }), { words, nowMs: Date.UTC(2026, 0, 1) })

    expect(result).toEqual({ ok: true, value: { schedules: [schedule], options: DEFAULT_OPTIONS } })
  })
})
