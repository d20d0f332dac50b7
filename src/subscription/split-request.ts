import { HAN_DIGITS, hanNumber } from './han-number.ts'
import { isDayOfWeek, type SubscriptionWords, type TimeWord } from './subscription-words.ts'

/** A piece of a reader's words. */
export type RequestPiece =
  | { readonly kind: 'word'; readonly word: TimeWord; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number; readonly text: string }
  | {
      readonly kind: 'date'
      readonly year: number
      readonly month: number
      readonly day: number
      readonly text: string
    }
  | { readonly kind: 'cron' | 'unknown'; readonly text: string }
  /** `zone` is what a city's name stands for, or the text itself. */
  | { readonly kind: 'zone'; readonly zone: string; readonly text: string }
  | { readonly kind: 'option'; readonly name: string; readonly value: string; readonly text: string }

const SEPARATOR = /^[\s,;、。]+/
const CRON = /^["“”']([^"“”']*)["“”']/
const OPTION = /^([^\s="“”]+)=(\S*)/
const CLOCK = /^(\d{1,2}):(\d{2})(?!\d)/
const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const NUMBER = /^\d+/
const ZONE = /^(?:UTC|GMT|[A-Za-z]+(?:\/[\w+-]+)+)(?![\w/])/i
const HAN_END = /\p{Script=Han}$/u
const UNKNOWN = /^(?:[\p{Script=Latin}\d_/+:-]+|[\s\S])/u

/**
 * Splits a request into its pieces, in order, without the words that add nothing.
 * @param text the reader's words with full-width characters made half-width.
 */
export function splitRequest(text: string, words: SubscriptionWords): readonly RequestPiece[] {
  const longestFirst = byLength(words.times)
  const cities = byLength(words.cities)
  const pieces: RequestPiece[] = []
  let rest = text.replace(SEPARATOR, '')
  while (rest !== '') {
    const folded = words.fold(rest)
    const piece =
      patternPiece(rest) ??
      cityPiece(rest, folded, cities) ??
      furtherDay(folded, pieces.at(-1), words) ??
      wordPiece(folded, longestFirst) ??
      hanNumberPiece(folded) ??
      zoneOrUnknown(rest)
    if (piece.kind !== 'word' || piece.word !== 'filler') pieces.push(piece)
    rest = rest.slice(piece.text.length).replace(SEPARATOR, '')
  }
  return pieces
}

function patternPiece(rest: string): RequestPiece | undefined {
  const cron = CRON.exec(rest)
  if (cron !== null) return { kind: 'cron', text: cron[0] }
  const option = OPTION.exec(rest)
  if (option !== null) return { kind: 'option', name: option[1] ?? '', value: option[2] ?? '', text: option[0] }
  const clock = CLOCK.exec(rest)
  if (clock !== null) return { kind: 'clock', hour: Number(clock[1]), minute: Number(clock[2]), text: clock[0] }
  const date = DATE.exec(rest)
  if (date !== null) {
    return { kind: 'date', year: Number(date[1]), month: Number(date[2]), day: Number(date[3]), text: date[0] }
  }
  const number = NUMBER.exec(rest)
  return number === null ? undefined : { kind: 'number', value: Number(number[0]), text: number[0] }
}

function byLength<T>(words: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...words].sort(([a], [b]) => b.length - a.length)
}

/** The name of a city, which no id of a zone goes on with: `Asia/…` is no place called Asia. */
function cityPiece(
  rest: string,
  folded: string,
  cities: readonly (readonly [string, string])[],
): RequestPiece | undefined {
  // ids write spaces so, and readers copy them
  const spaced = folded.replaceAll('_', ' ')
  const found = cities.find(([city]) => spaced.startsWith(city) && endsAt(folded, city))
  return found === undefined ? undefined : { kind: 'zone', zone: found[1], text: rest.slice(0, found[0].length) }
}

function wordPiece(folded: string, words: readonly (readonly [string, TimeWord])[]): RequestPiece | undefined {
  const found = words.find(([word]) => folded.startsWith(word) && endsAt(folded, word))
  return found === undefined ? undefined : { kind: 'word', word: found[1], text: found[0] }
}

/** A Latin word ends where its letters do; a Han word may run on. */
function endsAt(text: string, word: string): boolean {
  return !(/[a-z]$/.test(word) && /^[a-z/_]/.test(text.slice(word.length)))
}

/** The second day of 周一三五: what is a day of the week behind the beginning that the language's have in common. */
function furtherDay(
  folded: string,
  before: RequestPiece | undefined,
  words: SubscriptionWords,
): RequestPiece | undefined {
  if (before?.kind !== 'word' || !isDayOfWeek(before.word) || !HAN_END.test(before.text)) return undefined
  const [monday = ''] = [...words.times].find(([text, word]) => word === 'monday' && HAN_END.test(text)) ?? []
  const text = folded.charAt(0)
  const word = words.times.get(`${monday.slice(0, -1)}${text}`)
  if (word === undefined || !isDayOfWeek(word) || isHour(folded, words)) return undefined
  return { kind: 'word', word, text }
}

/** 周一三点 is Monday at three. */
function isHour(folded: string, { times }: SubscriptionWords): boolean {
  const digits = HAN_DIGITS.exec(folded)?.[0] ?? ''
  const behind = folded.slice(digits.length)
  return (
    hanNumber(digits) !== undefined &&
    [...times].some(([word, meaning]) => meaning === 'hour' && behind.startsWith(word))
  )
}

function hanNumberPiece(folded: string): RequestPiece | undefined {
  const text = HAN_DIGITS.exec(folded)?.[0] ?? ''
  const value = hanNumber(text)
  return value === undefined ? undefined : { kind: 'number', value, text }
}

function zoneOrUnknown(rest: string): RequestPiece {
  const zone = ZONE.exec(rest)
  if (zone !== null) return { kind: 'zone', zone: zone[0], text: zone[0] }
  return { kind: 'unknown', text: UNKNOWN.exec(rest)?.[0] ?? rest }
}
