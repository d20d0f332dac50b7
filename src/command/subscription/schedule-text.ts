import type { Reader } from '../../briefing/reader.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { DEFAULT_OPTIONS } from '../../subscription/read-options.ts'
import type { SubscriptionOptions } from '../../subscription/subscription.ts'
import { zoneText } from '../../subscription/zone-text.ts'

/** Any Sunday: what the weekdays are named by. */
const A_SUNDAY_MS = Date.UTC(2026, 2, 1)
const DAY_MS = 86_400_000

/** Says when a schedule happens: `Weekdays 8:30 (Asia/Shanghai)`; a pattern that has no words is shown as it is. */
export function scheduleText({ cron, zone: id }: Schedule, reader: Reader): string {
  const zone = zoneText(id)
  const [minutes = '', hours = '', day = '', month = '', weekday = ''] = cron.split(' ')
  const times = timesOf(minutes, hours)
  const days = times === undefined || month !== '*' ? undefined : daysText(day, weekday, reader)
  if (times === undefined || days === undefined) return reader.say('subscription.when-cron', { cron, zone })
  return reader.say('subscription.when', { days, times: times.join(reader.say('edition.topic-separator')), zone })
}

function timesOf(minutes: string, hours: string): readonly string[] | undefined {
  if (!/^\d+$/.test(minutes) || !/^\d+(?:,\d+)*$/.test(hours)) return undefined
  return hours.split(',').map((hour) => `${hour}:${minutes.padStart(2, '0')}`)
}

function daysText(day: string, weekday: string, { say, language }: Reader): string | undefined {
  if (day === '*' && weekday === '*') return say('subscription.days-daily')
  if (day === '*' && weekday === '1-5') return say('subscription.days-weekdays')
  if (day === '*' && /^[0-7](?:,[0-7])*$/.test(weekday)) {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    const names = weekday.split(',').map((number) => format.format(A_SUNDAY_MS + (Number(number) % 7) * DAY_MS))
    return say('subscription.days-weekly', { days: names.join(say('edition.topic-separator')) })
  }
  if (weekday !== '*' || !/^\d+(?:,\d+)*$/.test(day)) return undefined
  return say('subscription.days-monthly', { day: day.split(',').join(say('edition.topic-separator')) })
}

/** Writes a moment as clocks in a zone show it, with hours as schedules have them: `Mon, 2 March, 9:00`. */
export function momentText(atMs: number, zone: string, { language }: Reader): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
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
export function placedMoment(atMs: number, { zone, own }: { zone: string; own: string }, reader: Reader): string {
  const time = momentText(atMs, zone, reader)
  if (momentText(atMs, own, reader) === time) return time
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
    isOther('maxAgeMs') ? say('subscription.option-max-age', { hours: Math.round(maxAgeMs / 3_600_000) }) : '',
    isOther('whenUnsure') ? say(`subscription.option-${whenUnsure}`) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
