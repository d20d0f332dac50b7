import { HAN_DIGITS, hanNumber } from './han-number.ts'
import { readOptionValue } from './option-value.ts'
import { patternPiece } from './request-patterns.ts'
import type { PieceMeaning, RequestPiece } from './request-piece.ts'
import { isDayOfWeek, type OptionName, type SubscriptionWords, type TimeWord } from './subscription-words.ts'

const SEPARATOR = /^[\s,;、。]+/
const ZONE = /^(?:UTC|GMT|[A-Za-z]+(?:\/[\w+-]+)+)(?![\w/])/i
/** EST, CST and their like: several zones, or another one in summer. */
const ZONE_LETTERS = /^[A-Z]{1,3}T(?![\w/])/
const HAN_END = /\p{Script=Han}$/u
const DASH = /^[-–—~〜]/
const UNKNOWN = /^(?:[\p{Script=Latin}\d_/+:.*’'-]+|[\s\S])/u

/** The words to look for, longest first. */
interface Lookups {
  readonly words: SubscriptionWords
  readonly times: readonly (readonly [string, TimeWord])[]
  readonly cities: readonly (readonly [string, string])[]
  readonly options: readonly (readonly [string, OptionName])[]
  readonly values: ValueNames
}

/** Folded names that options take as their values. */
export type ValueNames = Partial<Readonly<Record<OptionName, readonly string[]>>>

/**
 * Splits a request into its pieces, in order, without the words that add nothing.
 * @param text the reader's words with full-width characters made half-width.
 * @param values names of several words are known by them.
 */
export function splitRequest(text: string, words: SubscriptionWords, values: ValueNames = {}): readonly RequestPiece[] {
  const { times, cities, options } = words
  const lookups = { words, times: byLength(times), cities: byLength(cities), options: byLength(options), values }
  const pieces: RequestPiece[] = []
  let rest = text.replace(SEPARATOR, '')
  while (rest !== '') {
    const piece = { ...pieceAt(rest, pieces, lookups), start: text.length - rest.length }
    if (piece.kind !== 'word' || piece.word !== 'filler') add(pieces, piece)
    rest = rest.slice(piece.text.length).replace(SEPARATOR, '')
  }
  return pieces
}

function pieceAt(rest: string, before: readonly RequestPiece[], lookups: Lookups): PieceMeaning {
  const { words, times, cities } = lookups
  const folded = words.fold(rest)
  return (
    optionPiece(rest, folded, lookups) ??
    patternPiece(rest) ??
    cityPiece(rest, folded, cities) ??
    dashPiece(rest, before.at(-1)) ??
    furtherDay(folded, before, words) ??
    wordPiece(folded, times) ??
    hanNumberPiece(folded) ??
    zoneOrUnknown(rest)
  )
}

/** What nobody knows is told as a whole, and not character by character. */
function add(pieces: RequestPiece[], piece: RequestPiece): void {
  const last = pieces.at(-1)
  const isNext = last !== undefined && last.start + last.text.length === piece.start
  if (!isNext || last.kind !== 'unknown' || piece.kind !== 'unknown') pieces.push(piece)
  else pieces.splice(-1, 1, { ...last, text: last.text + piece.text })
}

function byLength<T>(words: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...words].sort(([a], [b]) => b.length - a.length)
}

/** The name of an option: `topics=risks`, `topics: risks`, 主题 = 风险; without a sign its value is missing. */
function optionPiece(rest: string, folded: string, { options, values }: Lookups): PieceMeaning | undefined {
  const found = options.find(([name]) => folded.startsWith(name) && endsAt(folded, name))
  if (found === undefined) return undefined
  const [word, option] = found
  const name = rest.slice(0, word.length)
  const [sign] = /^\s*[:=]\s*/.exec(rest.slice(name.length)) ?? []
  if (sign === undefined) return { kind: 'option', name, parts: [], text: name }
  const start = name.length + sign.length
  const names = [...(values[option] ?? [])].sort((a, b) => b.length - a.length)
  const { parts, length } = readOptionValue(rest.slice(start), folded.slice(start), names)
  return { kind: 'option', name, parts, text: rest.slice(0, start + length) }
}

/** The name of a city, which no id of a zone goes on with: `Asia/…` is no place called Asia. */
function cityPiece(
  rest: string,
  folded: string,
  cities: readonly (readonly [string, string])[],
): PieceMeaning | undefined {
  // ids write spaces so, and readers copy them
  const spaced = folded.replaceAll('_', ' ')
  const found = cities.find(([city]) => spaced.startsWith(city) && endsAt(folded, city))
  return found === undefined ? undefined : { kind: 'zone', zone: found[1], text: rest.slice(0, found[0].length) }
}

function wordPiece(folded: string, words: readonly (readonly [string, TimeWord])[]): PieceMeaning | undefined {
  const found = words.find(([word]) => folded.startsWith(word) && endsAt(folded, word))
  return found === undefined ? undefined : { kind: 'word', word: found[1], text: found[0] }
}

/** A Latin word ends where its letters do; a Han word may run on. */
function endsAt(text: string, word: string): boolean {
  return !(/[a-z]$/.test(word) && /^[a-z/_]/.test(text.slice(word.length)))
}

/** The dash of mon-fri. */
function dashPiece(rest: string, last: RequestPiece | undefined): PieceMeaning | undefined {
  if (last?.kind !== 'word' || !isDayOfWeek(last.word)) return undefined
  const [text] = DASH.exec(rest) ?? []
  return text === undefined ? undefined : { kind: 'word', word: 'through', text }
}

/** The second day of 周一三五 and of 周一到五: what is one behind the beginning that the language's days have in common. */
function furtherDay(
  folded: string,
  before: readonly RequestPiece[],
  words: SubscriptionWords,
): PieceMeaning | undefined {
  const last = before.at(-1)
  const isRange = last?.kind === 'word' && (last.word === 'until' || last.word === 'through')
  const day = isRange ? before.at(-2) : last
  if (day?.kind !== 'word' || !isDayOfWeek(day.word) || !HAN_END.test(day.text)) return undefined
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

function hanNumberPiece(folded: string): PieceMeaning | undefined {
  const text = HAN_DIGITS.exec(folded)?.[0] ?? ''
  const value = hanNumber(text)
  return value === undefined ? undefined : { kind: 'number', value, text }
}

function zoneOrUnknown(rest: string): PieceMeaning {
  const zone = ZONE.exec(rest)
  if (zone !== null) return { kind: 'zone', zone: zone[0], text: zone[0] }
  const letters = ZONE_LETTERS.exec(rest)
  if (letters !== null) return { kind: 'zone', zone: '', text: letters[0] }
  return { kind: 'unknown', text: UNKNOWN.exec(rest)?.[0] ?? rest }
}
