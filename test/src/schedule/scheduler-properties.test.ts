import { createScheduler } from '../../../src/schedule/create-scheduler.ts'
import type { Schedule } from '../../../src/schedule/schedule.ts'
import { createChance } from '../../peer/chance.ts'

const SEED = 20_261_126
const CASES = 10_000
const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Santiago',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Asia/Gaza',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'UTC',
]
const CRONS = [
  '0 9 * * *',
  '30 2 * * *',
  '30 8 * * 1-5',
  '0 9,17 * * *',
  '0 9 * * 1',
  '0 9 1 * *',
  '0 0 * * *',
  '15 1 * * 0',
]
const FROM_MS = Date.UTC(2024, 0, 1)
const UNTIL_MS = Date.UTC(2031, 0, 1)

function randomCase(random: () => number): { readonly schedule: Schedule; readonly afterMs: number } {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  return {
    schedule: { cron: pick(CRONS), zone: pick(ZONES) },
    afterMs: Math.floor(FROM_MS + random() * (UNTIL_MS - FROM_MS)),
  }
}

describe('createScheduler', () => {
  it('answers a later time, and the same when asked afresh just before it', () => {
    const random = createChance(SEED)
    const scheduler = createScheduler()
    const wrong: unknown[] = []

    for (let i = 0; i < CASES; i++) {
      const { schedule, afterMs } = randomCase(random)
      const time = scheduler.next(schedule, afterMs)
      const again = time === undefined ? undefined : createScheduler().next(schedule, time - 1)
      if (time === undefined || time <= afterMs || again !== time) wrong.push({ schedule, afterMs, time, again })
    }

    expect(wrong).toEqual([])
  })

  it.each(ZONES)('previews the 400 times that are then walked, in %s', (zone) => {
    for (const cron of CRONS.slice(0, 3)) {
      const preview = createScheduler().between({ cron, zone }, FROM_MS, Number.MAX_SAFE_INTEGER, 400)
      const walked: number[] = []
      for (const time of preview) {
        // a scheduler of its own, a minute before: nothing remembered, as after a restart
        walked.push(createScheduler().next({ cron, zone }, time - 60_000) ?? 0)
      }

      expect(preview).toHaveLength(400)
      expect(walked).toEqual(preview)
    }
  })

  it('keeps 29 February for leap years', () => {
    const times = createScheduler().between({ cron: '0 9 29 2 *', zone: 'UTC' }, FROM_MS, Date.UTC(2033, 0, 1), 10)

    expect(times).toEqual([2024, 2028, 2032].map((year) => Date.UTC(year, 1, 29, 9)))
  })

  it('goes over the end of a year on weekdays', () => {
    const times = createScheduler().between({ cron: '30 8 * * 1-5', zone: 'UTC' }, Date.UTC(2026, 11, 31), UNTIL_MS, 3)

    expect(times).toEqual([Date.UTC(2026, 11, 31, 8, 30), Date.UTC(2027, 0, 1, 8, 30), Date.UTC(2027, 0, 4, 8, 30)])
  })
})
