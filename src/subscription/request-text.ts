import type { Schedule } from '../schedule/schedule.ts'
import { DEFAULT_OPTIONS } from './read-options.ts'
import type { SubscriptionOptions } from './subscription.ts'
import { formOf } from './subscription-form.ts'
import { zoneText } from './zone-text.ts'

const MINUTE_MS = 60_000
const WEEK_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** Writes what somebody types behind `subscribe` for such a subscription; whoever types it gets the same. */
export function requestText({ cron, zone }: Schedule, options: SubscriptionOptions): string {
  return [timesText({ cron, zone }), zoneText(zone), ...optionTexts(options)].join(' ')
}

function timesText(schedule: Schedule): string {
  const { rhythm, days, monthDays, times } = formOf({ schedule, options: DEFAULT_OPTIONS })
  const clock = times.replaceAll(',', '')
  switch (rhythm) {
    case 'daily':
    case 'weekdays':
      return `${rhythm} ${clock}`
    case 'weekly':
      return `weekly ${days.map((day) => WEEK_NAMES[day]).join(' ')} ${clock}`
    case 'monthly':
      return `monthly ${monthDays.replaceAll(',', '')} ${clock}`
    default:
      return `"${schedule.cron}"`
  }
}

/** Only what is not as usual. */
function optionTexts(options: SubscriptionOptions): readonly string[] {
  const { topics, packs, language, items, layout, whenNothingNew, catchUp, maxAgeMs, whenUnsure } = options
  const isOther = (name: keyof SubscriptionOptions): boolean => options[name] !== DEFAULT_OPTIONS[name]
  return [
    topics.length > 0 ? `topics=${topics.join(',')}` : '',
    packs.length > 0 ? `packs=${packs.join(',')}` : '',
    language === undefined ? '' : `lang=${language}`,
    isOther('items') ? `items=${items}` : '',
    isOther('layout') ? `layout=${layout}` : '',
    isOther('whenNothingNew') ? `when-nothing-new=${whenNothingNew}` : '',
    isOther('catchUp') ? `catch-up=${catchUp}` : '',
    isOther('maxAgeMs') ? `max-age=${Math.round(maxAgeMs / MINUTE_MS)}m` : '',
    isOther('whenUnsure') ? `unsure=${whenUnsure}` : '',
  ].filter((text) => text !== '')
}
