import type { Schedule } from '../schedule/schedule.ts'
import { DEFAULT_OPTIONS } from './read-options.ts'
import type { SubscriptionOptions } from './subscription.ts'
import { formOf } from './subscription-form.ts'
import type { OptionName } from './subscription-words.ts'
import { zoneText } from './zone-text.ts'

const MINUTE_MS = 60_000
const WEEK_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** How a language writes a request, where it is not in English words. */
export interface RequestWords {
  /** When it comes, without the times; `undefined` where the pattern has no words. */
  readonly days: string | undefined
  /** Names of options and values, as in `SubscriptionWords.first`. */
  readonly first: ReadonlyMap<string, string>
  readonly topicTitle: (topic: string) => string
}

/**
 * Writes what somebody types behind `subscribe` for such a subscription; whoever types it gets the same.
 * @param words those of a language; in English words when not given.
 */
export function requestText({ cron, zone }: Schedule, options: SubscriptionOptions, words?: RequestWords): string {
  return [timesText({ cron, zone }, words?.days), zoneText(zone), ...optionTexts(options, words)].join(' ')
}

function timesText(schedule: Schedule, inWords: string | undefined): string {
  const { rhythm, days, monthDays, times } = formOf({ schedule, options: DEFAULT_OPTIONS })
  const clock = times.replaceAll(',', '')
  if (inWords !== undefined) return `${inWords} ${clock}`
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
function optionTexts(options: SubscriptionOptions, words: RequestWords | undefined): readonly string[] {
  const { topics, packs, language, items, layout, whenNothingNew, catchUp, maxAgeMs, whenUnsure } = options
  const isOther = (name: keyof SubscriptionOptions): boolean => options[name] !== DEFAULT_OPTIONS[name]
  const word = (name: string): string => words?.first.get(name) ?? name
  const set = (option: OptionName, value: string): string => `${word(option)}=${value}`
  return [
    topics.length > 0 ? set('topics', topics.map((topic) => words?.topicTitle(topic) ?? topic).join(',')) : '',
    packs.length > 0 ? set('packs', packs.join(',')) : '',
    language === undefined ? '' : set('lang', language),
    isOther('items') ? set('items', String(items)) : '',
    isOther('layout') ? set('layout', word(layout)) : '',
    isOther('whenNothingNew') ? set('when-nothing-new', word(whenNothingNew)) : '',
    isOther('catchUp') ? set('catch-up', word(catchUp)) : '',
    isOther('maxAgeMs') ? set('max-age', `${Math.round(maxAgeMs / MINUTE_MS)}${word('m')}`) : '',
    isOther('whenUnsure') ? set('unsure', word(whenUnsure)) : '',
  ].filter((text) => text !== '')
}
