import type { Scheduler } from '../schedule/create-scheduler.ts'
import { localDate } from '../schedule/local-date.ts'
import type { NamedDay } from './read-choice.ts'

const DAY_MS = 86_400_000

/**
 * When a day that somebody named begins, in milliseconds since 1970, in a zone.
 * @returns `undefined` for one that never comes, such as 30 February, or is not still to come.
 */
export function untilMs(
  day: NamedDay,
  { nowMs, zone, scheduler }: { readonly nowMs: number; readonly zone: string; readonly scheduler: Scheduler },
): number | undefined {
  const next = (days: string, afterMs: number) => scheduler.next({ cron: `0 0 ${days}`, zone }, afterMs)
  switch (day.kind) {
    case 'span':
      return nowMs + day.days * DAY_MS
    case 'tomorrow':
      return next('* * *', nowMs)
    case 'weekday':
      return next(`* * ${day.weekday}`, nowMs)
    case 'date': {
      const { year, month, day: dayOfMonth } = day
      if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return undefined
      // some zones begin the year a day before others
      const fromMs = year === undefined ? nowMs : Math.max(nowMs, Date.UTC(year, 0, 1) - 2 * DAY_MS)
      const atMs = next(`${dayOfMonth} ${month} *`, fromMs)
      const isMeant = year === undefined || (atMs !== undefined && localDate(atMs, zone).startsWith(`${year}-`))
      return isMeant ? atMs : undefined
    }
  }
}
