import { fail, type Result, succeed } from '../failure/result.ts'
import { checkSchedule, isZone } from '../schedule/check-schedule.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { readCrons } from './read-crons.ts'
import { DEFAULT_OPTIONS } from './read-options.ts'
import { readZone } from './read-zone.ts'
import { splitRequest } from './split-request.ts'
import type { Subscription, SubscriptionOptions } from './subscription.ts'
import type { SubscriptionMistake } from './subscription-mistake.ts'
import type { SubscriptionWords } from './subscription-words.ts'
import { zoneText } from './zone-text.ts'

/** How often a digest comes; `pattern` is a crontab pattern. */
export const RHYTHMS = ['daily', 'weekdays', 'weekly', 'monthly', 'pattern'] as const

/** What a reader fills in to subscribe, as it stands in the fields; those that a rhythm has no use for are ignored. */
export interface SubscriptionForm {
  readonly rhythm: (typeof RHYTHMS)[number]
  /** Of a week: numbers of crontab, from 0 for Sunday. */
  readonly days: readonly number[]
  /** Of a month, as written: `1, 15`. */
  readonly monthDays: string
  /** As written, in any of the languages: `8:30, 17:00` or `早上八点半`. */
  readonly times: string
  readonly pattern: string
  /** An id, or as written: `UTC+8`, 北京时间. */
  readonly zone: string
  readonly options: SubscriptionOptions
}

/** A field that somebody writes in, and that may be wrong. */
export type FormField = 'days' | 'monthDays' | 'times' | 'pattern' | 'zone'

/** A mistake and the field it stands in. */
export type FormMistake = SubscriptionMistake & { readonly field: FormField }

/** What a form asks for; more than one schedule where its times differ in their minutes. */
export interface FormRequest {
  readonly schedules: readonly Schedule[]
  readonly options: SubscriptionOptions
}

/** A form for somebody who has not written anything yet. */
export function emptyForm(zone: string): SubscriptionForm {
  return {
    rhythm: 'weekdays',
    days: [1],
    monthDays: '1',
    times: '8:30',
    pattern: '',
    zone: zoneText(zone),
    options: DEFAULT_OPTIONS,
  }
}

/** The form that asks for what a subscription has. */
export function formOf({ schedule, options }: Pick<Subscription, 'schedule' | 'options'>): SubscriptionForm {
  const { cron, zone } = schedule
  const form = { ...emptyForm(zone), pattern: cron, options }
  const [minute = '', hours = '', day = '', month = '', weekday = ''] = cron.split(' ')
  const isPlain = /^\d+$/.test(minute) && /^\d+(?:,\d+)*$/.test(hours) && month === '*'
  const times = hours.split(',').map((hour) => `${hour}:${minute.padStart(2, '0')}`)
  const plain = { ...form, times: times.join(', ') }
  if (!isPlain || (day !== '*' && weekday !== '*')) return { ...form, rhythm: 'pattern' }
  if (weekday === '1-5') return { ...plain, rhythm: 'weekdays' }
  if (weekday === '*' && day === '*') return { ...plain, rhythm: 'daily' }
  if (/^[0-7](?:,[0-7])*$/.test(weekday)) {
    return { ...plain, rhythm: 'weekly', days: weekday.split(',').map((number) => Number(number) % 7) }
  }
  if (weekday !== '*' || !/^\d+(?:,\d+)*$/.test(day)) return { ...form, rhythm: 'pattern' }
  return { ...plain, rhythm: 'monthly', monthDays: day.split(',').join(', ') }
}

/**
 * Reads a form.
 * @returns every mistake at once, each with its field; never a guess.
 */
export function readForm(
  form: SubscriptionForm,
  { words, nowMs }: { readonly words: SubscriptionWords; readonly nowMs: number },
): Result<FormRequest, readonly FormMistake[]> {
  const { options } = form
  const zone = readZone(form.zone, words) ?? form.zone
  const times = form.rhythm === 'pattern' ? readPattern(form) : readTimes(form, words)
  const days = form.rhythm === 'pattern' ? NO_DAYS : readDays(form)
  const zoneMistakes: readonly FormMistake[] = isZone(zone)
    ? []
    : [{ kind: 'zone-unknown', text: form.zone, field: 'zone' }]
  const mistakes = [...times.mistakes, ...days.mistakes, ...zoneMistakes]
  if (mistakes.length > 0) return fail(mistakes)
  const crons = times.crons.map((cron) => (form.rhythm === 'pattern' ? cron : withDays(cron, days.days)))
  const checked = crons.map((cron) => ({ cron, result: checkSchedule({ cron, zone }, nowMs) }))
  const refused = checked.flatMap(({ cron, result }): readonly FormMistake[] =>
    result.ok ? [] : [{ kind: result.failure, text: cron, field: fieldOfDays(form) }],
  )
  if (refused.length > 0) return fail(refused)
  return succeed({ schedules: checked.flatMap(({ result }) => (result.ok ? [result.value] : [])), options })
}

interface ReadField {
  readonly crons: readonly string[]
  readonly mistakes: readonly FormMistake[]
}

function readPattern({ pattern }: SubscriptionForm): ReadField {
  const cron = pattern.trim().replace(/^["“”']|["“”']$/g, '')
  return { crons: [cron], mistakes: [] }
}

/** The longest field that a person fills; times of a day are six at most. */
const LONGEST_TIMES = 200

/** Times are read as those of every day; the days are put in afterwards. */
function readTimes({ times }: SubscriptionForm, words: SubscriptionWords): ReadField {
  const text = times.slice(0, LONGEST_TIMES).normalize('NFKC')
  const daily = { kind: 'word', word: 'daily', text: '', start: 0 } as const
  const { crons, mistakes } = readCrons([daily, ...splitRequest(text, words)])
  return { crons, mistakes: mistakes.map((mistake) => ({ ...mistake, field: 'times' })) }
}

interface ReadDays {
  /** Days of the month and of the week as crontab has them, the month between. */
  readonly days: string
  readonly mistakes: readonly FormMistake[]
}

const NO_DAYS: ReadDays = { days: '* * *', mistakes: [] }
const DAYS_OF_MONTH = 31

function readDays(form: SubscriptionForm): ReadDays {
  if (form.rhythm === 'weekdays') return { days: '* * 1-5', mistakes: [] }
  if (form.rhythm === 'weekly') {
    if (form.days.length === 0) return { ...NO_DAYS, mistakes: [{ kind: 'day-missing', text: '', field: 'days' }] }
    return { days: `* * ${listOf(form.days)}`, mistakes: [] }
  }
  if (form.rhythm !== 'monthly') return NO_DAYS
  const numbers = form.monthDays.normalize('NFKC').match(/\d{1,9}/g) ?? []
  if (numbers.length === 0) return { ...NO_DAYS, mistakes: [{ kind: 'day-missing', text: '', field: 'monthDays' }] }
  const wrong = numbers.filter((number) => Number(number) < 1 || Number(number) > DAYS_OF_MONTH)
  const mistakes = wrong.map((text): FormMistake => ({ kind: 'day-invalid', text, field: 'monthDays' }))
  return { days: `${listOf(numbers.map(Number))} * *`, mistakes }
}

function listOf(numbers: readonly number[]): string {
  return [...new Set(numbers)].sort((a, b) => a - b).join(',')
}

function withDays(cron: string, days: string): string {
  return `${cron.split(' ').slice(0, 2).join(' ')} ${days}`
}

function fieldOfDays({ rhythm }: SubscriptionForm): FormField {
  if (rhythm === 'pattern') return 'pattern'
  return rhythm === 'monthly' ? 'monthDays' : 'times'
}
