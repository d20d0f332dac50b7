import { Cron } from 'croner'
import { fail, type Result, succeed } from '../failure/result.ts'
import type { Schedule } from './schedule.ts'
import { timesOfDay } from './times-of-day.ts'

/** What is wrong with a schedule. `never`: no such time comes, as for 30 February. */
export type ScheduleMistake = 'cron-invalid' | 'zone-unknown' | 'never' | 'times-too-many'

/** A channel wants no more digests on one day, in whatever words it asks for them. */
export const MOST_TIMES_A_DAY = 6

const FIELDS = 5
/** A pattern that a person writes is shorter by far. */
const LONGEST_CRON = 200
/** What a field may hold: numbers, names, lists, ranges and steps. */
const FIELD = /^[\dA-Za-z*,/?#L-]+$/

/** Checks a schedule that somebody wrote. Spaces between the fields are made single. */
export function checkSchedule({ cron, zone }: Schedule, nowMs: number): Result<Schedule, ScheduleMistake> {
  const fields = cron
    .slice(0, LONGEST_CRON + 1)
    .trim()
    .split(/\s+/)
  if (cron.length > LONGEST_CRON || fields.length !== FIELDS || !fields.every((field) => FIELD.test(field))) {
    return fail('cron-invalid')
  }
  if (!isZone(zone)) return fail('zone-unknown')
  const pattern = fields.join(' ')
  try {
    if (timesOfDay(pattern, MOST_TIMES_A_DAY + 1).length > MOST_TIMES_A_DAY) return fail('times-too-many')
    const next = new Cron(pattern, { timezone: zone, paused: true }).nextRun(new Date(nowMs))
    return next === null ? fail('never') : succeed({ cron: pattern, zone })
  } catch {
    return fail('cron-invalid')
  }
}

/** Tells whether a text names an IANA time zone, such as `Asia/Shanghai`; `+08:00` is none. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,63}$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
