import { Cron } from 'croner'
import type { Schedule } from './schedule.ts'
import { withTimesNamed } from './times-of-day.ts'

/** Tells when schedules are due. Makes no use of the present time: the same question, the same answer. */
export interface Scheduler {
  /**
   * The first time after a moment, in milliseconds since 1970; `undefined` when none comes.
   *
   * A time that a clock change leaves out happens at the first minute after the gap; one that comes twice happens the
   * first time only, however the pattern names its hours and minutes.
   * @throws Error for a schedule that `checkSchedule` refuses.
   */
  next(schedule: Schedule, afterMs: number): number | undefined
  /** All times after one moment up to another, at most `limit`, earliest first. */
  between(schedule: Schedule, afterMs: number, untilMs: number, limit: number): readonly number[]
}

/** Thousands of channels share a few patterns, and reading one takes longer than asking it. */
const KEPT_PATTERNS = 2000
/** Each channel of a busy hour asks the same few questions: what is due, whether there is more, and what comes next. */
const KEPT_ANSWERS = 4

/** Makes a scheduler, which keeps the patterns it has read and the last answers to each. */
export function createScheduler(): Scheduler {
  const known = new Map<string, Pattern>()
  const patternOf = (schedule: Schedule): Pattern => {
    const key = `${schedule.zone} ${schedule.cron}`
    const kept = known.get(key)
    if (kept !== undefined) return kept
    if (known.size >= KEPT_PATTERNS) known.clear()
    const pattern = readPattern(schedule)
    known.set(key, pattern)
    return pattern
  }
  const next: Scheduler['next'] = (schedule, afterMs) => patternOf(schedule)(afterMs)
  return {
    next,
    between(schedule, afterMs, untilMs, limit) {
      const times: number[] = []
      let time = next(schedule, afterMs)
      while (time !== undefined && time <= untilMs && times.length < limit) {
        times.push(time)
        time = next(schedule, time)
      }
      return times
    },
  }
}

/** The first time after a moment. */
type Pattern = (afterMs: number) => number | undefined

function readPattern({ cron, zone }: Schedule): Pattern {
  // times that are named one by one are not left out and do not happen twice; others the library lets go either way
  const pattern = new Cron(withTimesNamed(cron), { timezone: zone, paused: true, fixedTimeRule: 'no-wildcard' })
  const told: { readonly afterMs: number; readonly time: number }[] = []
  return (afterMs) => {
    // whatever lies between a moment and the next time has the same next time
    const known = told.find((one) => afterMs >= one.afterMs && afterMs < one.time)
    if (known !== undefined) return known.time
    const time = pattern.nextRun(new Date(afterMs))?.getTime()
    if (time !== undefined) told.unshift({ afterMs, time })
    if (told.length > KEPT_ANSWERS) told.pop()
    return time
  }
}
