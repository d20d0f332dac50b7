import type { Say } from '../message/say.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Says how long something is, in the largest unit that tells it whole: `7 days`, `36 hours`, `90 minutes`. */
export function ageText(ageMs: number, say: Say): string {
  if (ageMs % DAY_MS === 0) return say('subscription.age-days', { count: ageMs / DAY_MS })
  if (ageMs % HOUR_MS === 0) return say('subscription.age-hours', { count: ageMs / HOUR_MS })
  return say('subscription.age-minutes', { count: Math.round(ageMs / MINUTE_MS) })
}
