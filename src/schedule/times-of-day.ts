import { Cron } from 'croner'

const MINUTES_A_DAY = 1440
const DAY_MS = 86_400_000

/**
 * The times at which the first two fields of a crontab pattern are due on a day, in minutes after midnight, earliest
 * first, at most `limit`. They are counted on a day of no zone, so that no change of clocks is among them.
 * @throws Error for fields that cannot be read.
 */
export function timesOfDay(cron: string, limit = MINUTES_A_DAY): readonly number[] {
  const [minute, hour] = cron.split(' ')
  const daily = new Cron(`${minute} ${hour} * * *`, { timezone: 'UTC', paused: true })
  const times = daily.nextRuns(limit, new Date(-1)).map((time) => time.getTime())
  return times.filter((time) => time < DAY_MS).map((time) => time / 60_000)
}

/**
 * A pattern in which each hour and minute is named one by one, where it had them by a wildcard or a step.
 * @throws Error for fields that cannot be read.
 */
export function withTimesNamed(cron: string): string {
  const [minute = '', hour = '', ...days] = cron.split(' ')
  if (!/[*/]/.test(minute + hour)) return cron
  const times = timesOfDay(cron)
  const named = (part: (time: number) => number): string => [...new Set(times.map(part))].join(',')
  return [named((time) => time % 60), named((time) => Math.floor(time / 60)), ...days].join(' ')
}
