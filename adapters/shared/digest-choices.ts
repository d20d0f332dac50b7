import type { LanguageTag } from '../../src/index.ts'

/** What the field for a language holds where none is chosen: that of the channel, or of whoever reads, is followed. */
export const FOLLOW = 'follow'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** From an hour to 30 days, `LONGEST_AGE_MS`. */
const AGES_MS = [HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 2 * DAY_MS, 7 * DAY_MS, 30 * DAY_MS]
/** Any Sunday: what the weekdays are named by. */
const A_SUNDAY_MS = Date.UTC(2026, 2, 1)
/** From Monday, as a week is read. */
const WEEK = [1, 2, 3, 4, 5, 6, 0]

/** How late a missed digest may still come, as it is offered: in milliseconds, rising; what was chosen is among them. */
export function agesOffered(chosenMs: number): readonly number[] {
  return [...new Set([...AGES_MS, chosenMs])].sort((a, b) => a - b)
}

/** The days of a week by their names, from Monday; `value` is the number that crontab has for it. */
export function weekdays(language: LanguageTag): readonly { readonly title: string; readonly value: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return WEEK.map((day) => ({ title: format.format(A_SUNDAY_MS + day * DAY_MS), value: String(day) }))
}

/** What was chosen, where it is one of the choices. */
export function oneOf<Choice extends string>(
  sent: string | undefined,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  return choices.find((choice) => choice === sent) ?? otherwise
}

/** A whole number from 1 to the most there may be; `undefined` for anything else that a client sends. */
export function numberUpTo(most: number, sent: string | number | undefined): number | undefined {
  const value = /^\d{1,12}$/.test(String(sent)) ? Number(sent) : 0
  return value >= 1 && value <= most ? value : undefined
}
