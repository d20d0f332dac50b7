import { z } from 'zod'
import type { RuleMistake } from '../failure/failure.ts'
import { type Result, succeed } from '../failure/result.ts'
import { failRules, ruleMistakes } from '../failure/rule-mistakes.ts'
import { isZone } from '../schedule/check-schedule.ts'
import { LANGUAGE_TAGS, type LanguageTag } from '../text/language.ts'
import { citiesOfZones } from './city-zones.ts'

/** The months, in the order of their numbers. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** The days of the week, in the order of their numbers in crontab, from 0. */
export const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/**
 * What a word of a subscription's time may mean; `am`, `pm` stand after a time, the parts of a day before one, `through`
 * between two days; `every` is each day where no day is named; `filler` adds nothing.
 */
const TIME_WORDS = [
  'daily',
  'weekdays',
  'weekly',
  'monthly',
  'every',
  'weekend',
  'through',
  ...WEEK,
  ...MONTHS,
  'early',
  'morning',
  'noon',
  'afternoon',
  'evening',
  'midnight',
  'am',
  'pm',
  'hour',
  'half',
  'quarter',
  'minute',
  'day-of-month',
  'day',
  'week',
  'month',
  'year',
  'tomorrow',
  'until',
  'all',
  'filler',
] as const

/** One of `TIME_WORDS`. */
export type TimeWord = (typeof TIME_WORDS)[number]

/** Tells whether a word names a day of the week. */
export function isDayOfWeek(word: TimeWord): word is (typeof WEEK)[number] {
  return WEEK.some((day) => day === word)
}

/** What may stand before an equals sign. */
const OPTION_NAMES = [
  'topics',
  'packs',
  'lang',
  'items',
  'layout',
  'when-nothing-new',
  'catch-up',
  'max-age',
  'unsure',
] as const

/** One of `OPTION_NAMES`. */
export type OptionName = (typeof OPTION_NAMES)[number]

/** The words of all languages, folded. */
export interface SubscriptionWords {
  readonly times: ReadonlyMap<string, TimeWord>
  readonly options: ReadonlyMap<string, OptionName>
  /** What may stand after an equals sign → its English name, as `安静` → `silent`. */
  readonly values: ReadonlyMap<string, string>
  /** What a language calls an option or a value first: `topics` → `主题`; what is not in it is called as in English. */
  readonly first: Readonly<Record<LanguageTag, ReadonlyMap<string, string>>>
  /** Names of cities → IANA zones, as `上海` → `Asia/Shanghai`. */
  readonly cities: ReadonlyMap<string, string>
  /** Folds a reader's words the way these are; full-width characters become half-width. */
  readonly fold: (text: string) => string
}

const listSchema = z.array(z.string().min(1))
const fileSchema = z.strictObject({
  options: z.partialRecord(z.enum(OPTION_NAMES), listSchema),
  times: z.partialRecord(z.enum(TIME_WORDS), listSchema),
  values: z.record(z.string().min(1), listSchema),
  zones: z.record(z.string().refine(isZone, 'is no IANA time zone'), listSchema),
})

/**
 * Reads the words of every language.
 * @param files contents of `content/lang/<tag>/subscription.json`.
 * @param foldScript folds Traditional characters to Simplified.
 * @returns a `content-invalid` failure when a file has another shape.
 */
export function parseSubscriptionWords(
  files: Readonly<Record<LanguageTag, unknown>>,
  foldScript: (text: string) => string,
): Result<SubscriptionWords> {
  const fold = (text: string): string => foldScript(text.normalize('NFKC')).toLowerCase()
  const times = new Map<string, TimeWord>()
  const options = new Map<string, OptionName>(OPTION_NAMES.map((name) => [name, name]))
  const values = new Map<string, string>()
  const cities = new Map<string, string>(citiesOfZones(fold))
  const first = {
    en: new Map<string, string>(),
    'zh-Hans': new Map<string, string>(),
    'zh-Hant': new Map<string, string>(),
  }
  const mistakes: RuleMistake[] = []
  for (const tag of LANGUAGE_TAGS) {
    const read = fileSchema.safeParse(files[tag])
    if (!read.success) {
      mistakes.push(...ruleMistakes(`${tag}/subscription`, files[tag], read.error))
      continue
    }
    addWords(times, read.data.times, TIME_WORDS, fold)
    addWords(options, read.data.options, OPTION_NAMES, fold)
    addWords(values, read.data.values, Object.keys(read.data.values), fold)
    // in English the names themselves are the words
    if (tag !== 'en') addFirst(first[tag], { ...read.data.options, ...read.data.values })
    addWords(cities, read.data.zones, Object.keys(read.data.zones), fold)
  }
  if (mistakes.length > 0) return failRules(mistakes)
  return succeed({ times, options, values, first, cities, fold })
}

function addFirst(first: Map<string, string>, lists: Readonly<Record<string, readonly string[] | undefined>>): void {
  for (const [name, words] of Object.entries(lists)) {
    const [word] = words ?? []
    if (word !== undefined) first.set(name, word)
  }
}

function addWords<T extends string>(
  known: Map<string, T>,
  lists: Readonly<Partial<Record<T, readonly string[]>>>,
  names: readonly T[],
  fold: (text: string) => string,
): void {
  for (const name of names) {
    for (const word of lists[name] ?? []) known.set(fold(word), name)
  }
}
