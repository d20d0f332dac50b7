import type { Reader } from '../../briefing/reader.ts'
import { localDate } from '../../schedule/local-date.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { ageText } from '../../subscription/age-text.ts'
import { DEFAULT_OPTIONS } from '../../subscription/read-options.ts'
import type { SubscriptionOptions } from '../../subscription/subscription.ts'
import { zoneText } from '../../subscription/zone-text.ts'

/** Any Sunday: what the weekdays are named by. */
const A_SUNDAY_MS = Date.UTC(2026, 2, 1)
const DAY_MS = 86_400_000

/** Says when a schedule happens: `Weekdays 8:30 (Asia/Shanghai)`; a pattern that has no words is shown as it is. */
export function scheduleText({ cron, zone: id }: Schedule, reader: Reader): string {
  const zone = zoneText(id)
  const [minutes = '', hours = ''] = cron.split(' ')
  const times = timesOf(minutes, hours)
  const days = daysOf({ cron }, reader)
  if (times === undefined || days === undefined) return reader.say('subscription.when-cron', { cron, zone })
  return reader.say('subscription.when', { days, times: times.join(reader.say('edition.topic-separator')), zone })
}

/** The days of a schedule in words, without its times; `undefined` for a pattern that has none. */
export function daysOf({ cron }: Pick<Schedule, 'cron'>, reader: Reader): string | undefined {
  const [minutes = '', hours = '', day = '', month = '', weekday = ''] = cron.split(' ')
  return month !== '*' || timesOf(minutes, hours) === undefined ? undefined : daysText(day, weekday, reader)
}

function timesOf(minutes: string, hours: string): readonly string[] | undefined {
  if (!/^\d+$/.test(minutes) || !/^\d+(?:,\d+)*$/.test(hours)) return undefined
  return hours.split(',').map((hour) => `${hour}:${minutes.padStart(2, '0')}`)
}

function daysText(day: string, weekday: string, { say, language }: Reader): string | undefined {
  if (day === '*' && weekday === '*') return say('subscription.days-daily')
  if (day === '*' && weekday === '1-5') return say('subscription.days-weekdays')
  if (day === '*' && /^[0-7](?:,[0-7])*$/.test(weekday)) {
    // 周一 is how readers write it, and Mon is not
    const format = new Intl.DateTimeFormat(language, { weekday: language === 'en' ? 'long' : 'short', timeZone: 'UTC' })
    const nameOf = (day: number): string => format.format(A_SUNDAY_MS + (day % WEEK) * DAY_MS)
    const span = spanOf(weekday.split(',').map(Number))
    if (span !== undefined) return say('subscription.days-span', { first: nameOf(span.first), last: nameOf(span.last) })
    const names = weekday.split(',').map((number) => nameOf(Number(number)))
    return say('subscription.days-weekly', { days: names.join(say('edition.topic-separator')) })
  }
  if (weekday !== '*' || !/^\d+(?:,\d+)*$/.test(day)) return undefined
  return say('subscription.days-monthly', { day: day.split(',').join(say('edition.topic-separator')) })
}

const WEEK = 7
/** Two days in a row are told one by one. */
const SHORTEST_SPAN = 3

/** The first and the last of days that follow each other, also over the end of the week. */
function spanOf(days: readonly number[]): { readonly first: number; readonly last: number } | undefined {
  const named = new Set(days.map((day) => day % WEEK))
  if (named.size < SHORTEST_SPAN) return undefined
  const firsts = [...named].filter((day) => !named.has((day + WEEK - 1) % WEEK))
  const [first] = firsts
  if (first === undefined || firsts.length > 1) return undefined
  return { first, last: (first + named.size - 1) % WEEK }
}

/** Where and when a moment is read. */
export interface MomentView {
  /** IANA zone of the clock. */
  readonly zone: string
  /** Now, in milliseconds since 1970: the year is told where it is another one. */
  readonly nowMs: number
}

/** Writes a moment as clocks in a zone show it, with hours as schedules have them: `Mon, 2 March, 9:00`. */
export function momentText(atMs: number, { zone, nowMs }: MomentView, { language }: Reader): string {
  const yearOf = (ms: number): string => localDate(ms, zone).slice(0, 4)
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(yearOf(atMs) === yearOf(nowMs) ? {} : { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  // Traditional Chinese writes 09:00, which would stand beside the 9:00 of the schedule
  const parts = format.formatToParts(atMs)
  return parts.map(({ type, value }) => (type === 'hour' ? String(Number(value)) : value)).join('')
}

/**
 * The same with the zone where its reader's clock shows another time.
 * @param own the reader's zone.
 */
export function placedMoment(
  atMs: number,
  { zone, own, nowMs }: MomentView & { readonly own: string },
  reader: Reader,
): string {
  const time = momentText(atMs, { zone, nowMs }, reader)
  if (momentText(atMs, { zone: own, nowMs }, reader) === time) return time
  return reader.say('subscription.moment', { time, zone: zoneText(zone) })
}

/** Says what a subscription wishes beyond the usual; empty when nothing. */
export function optionsText(options: SubscriptionOptions, { say, topicTitle }: Reader): string {
  const separator = say('edition.topic-separator')
  const { topics, packs, language, items, layout, whenNothingNew, catchUp, maxAgeMs, whenUnsure } = options
  const isOther = <K extends keyof SubscriptionOptions>(name: K): boolean => options[name] !== DEFAULT_OPTIONS[name]
  return [
    topics.length > 0 ? topics.map(topicTitle).join(separator) : '',
    packs.length > 0 ? packs.join(separator) : '',
    language === undefined ? '' : say(`subscription.language-${language}`),
    isOther('items') ? say('subscription.option-items', { count: items }) : '',
    isOther('layout') ? say(`subscription.option-${layout}`) : '',
    isOther('whenNothingNew') ? say(`subscription.option-${whenNothingNew}`) : '',
    isOther('catchUp') ? say(`subscription.option-${catchUp}`) : '',
    isOther('maxAgeMs') ? say('subscription.option-max-age', { age: ageText(maxAgeMs, say) }) : '',
    isOther('whenUnsure') ? say(`subscription.option-${whenUnsure}`) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
