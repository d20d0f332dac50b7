import { fail, type Result, succeed } from '../failure/result.ts'
import type { RequestPiece } from './request-piece.ts'
import { splitRequest } from './split-request.ts'
import { isDayOfWeek, MONTHS, type SubscriptionWords, type TimeWord, WEEK } from './subscription-words.ts'

/** A day that somebody names. */
export type NamedDay =
  | {
      readonly kind: 'date'
      /** `undefined`: the next one. */
      readonly year: number | undefined
      /** From 1. */
      readonly month: number
      readonly day: number
    }
  /** The next one after today; 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'tomorrow' }
  /** So many days from now. */
  | { readonly kind: 'span'; readonly days: number }

/** Which of a channel's subscriptions somebody means, and until when. */
export interface Choice {
  /** Their numbers, from 1; empty when none is named. */
  readonly numbers: readonly number[]
  readonly isAll: boolean
  readonly until: NamedDay | undefined
}

/** `until-unclear`: a day is meant, and which one is not clear. `unclear`: something else stands there. */
export type ChoiceMistake = 'until-unclear' | 'unclear'

const LONGEST_CHOICE = 200
const WEEK_DAYS = 7
const MOST_DAYS = 3660
const MONTH_NAMES: readonly string[] = MONTHS

/** Reads what stands behind `pause`, `unsubscribe` and their like; never guesses. */
export function readChoice(line: string, words: SubscriptionWords): Result<Choice, ChoiceMistake> {
  const text = line.slice(0, LONGEST_CHOICE + 1).normalize('NFKC')
  if (text.length > LONGEST_CHOICE) return fail('unclear')
  const pieces = splitRequest(text, words)
  const at = pieces.findIndex((piece) => isWord(piece, 'until'))
  const span = spanOf(pieces)
  const behind = at < 0 ? [] : pieces.slice(at + 1)
  const until = span?.until ?? untilOf(behind)
  const rest = span?.rest ?? (at < 0 ? pieces : pieces.slice(0, at))
  const isWanted = at >= 0 || rest.some(isOfDay)
  if (until === undefined && isWanted) return fail('until-unclear')
  const numbers = rest.flatMap((piece) => (piece.kind === 'number' ? [piece.value] : []))
  const isAll = rest.some((piece) => isWord(piece, 'all'))
  // 暂停1号 is the first one's pause: a day would stand behind 到
  const others = rest.filter((piece) => piece.kind !== 'number' && !isWord(piece, 'all', 'day-of-month'))
  if (others.length > 0) return fail(until === undefined ? 'unclear' : 'until-unclear')
  return succeed({ numbers: [...new Set(numbers)], isAll, until })
}

/** Words of a request that stand in any sentence. */
const COMMON: ReadonlySet<TimeWord> = new Set(['through', 'every', 'early', 'morning', 'noon', 'midnight', 'weekend'])

/** Tells whether any of the words are of those that a request is made of, and few sentences. */
export function hasRequestWords(line: string, words: SubscriptionWords): boolean {
  const pieces = splitRequest(line.slice(0, LONGEST_CHOICE).normalize('NFKC'), words)
  return pieces.some((piece) => {
    if (piece.kind === 'word') return !COMMON.has(piece.word)
    if (piece.kind === 'option') return piece.parts.length > 0
    return piece.kind !== 'unknown' && piece.kind !== 'zone'
  })
}

/** `3 days`, `a week`, 两周: found wherever it stands; what is left names subscriptions. */
function spanOf(pieces: readonly RequestPiece[]) {
  const at = pieces.findIndex((piece) => isWord(piece, 'day', 'week'))
  const unit = pieces[at]
  if (unit === undefined) return undefined
  const before = pieces[at - 1]
  const count = before?.kind === 'number' ? before.value : 1
  const days = isWord(unit, 'week') ? count * WEEK_DAYS : count
  const from = before?.kind === 'number' ? at - 1 : at
  const rest = [...pieces.slice(0, from), ...pieces.slice(at + 1)].filter((piece) => !isWord(piece, 'until'))
  const until: NamedDay | undefined = days >= 1 && days <= MOST_DAYS ? { kind: 'span', days } : undefined
  return { until, rest: until === undefined ? pieces : rest }
}

/** A day that stands alone: `2026-04-01`, `1 April`, `April 1st 2026`, 4月1日, 2026年4月1日, `Friday`, `tomorrow`. */
function untilOf(pieces: readonly RequestPiece[]): NamedDay | undefined {
  const [first, ...more] = pieces
  if (first === undefined) return undefined
  if (more.length === 0) {
    if (first.kind === 'date') return first
    if (isWord(first, 'tomorrow')) return { kind: 'tomorrow' }
    if (first.kind === 'word' && isDayOfWeek(first.word)) return { kind: 'weekday', weekday: WEEK.indexOf(first.word) }
  }
  return dateOf(pieces)
}

/** What a date is written of: numbers, N for each, and the words around them. */
const DATE_SHAPES: readonly (readonly [RegExp, readonly ('year' | 'month' | 'day')[]])[] = [
  [/^N month N(?: day-of-month)?$/, ['month', 'day']],
  [/^N year N month N(?: day-of-month)?$/, ['year', 'month', 'day']],
  [/^N(?: day-of-month)? M$/, ['day', 'month']],
  [/^N(?: day-of-month)? M N$/, ['day', 'month', 'year']],
  [/^M N(?: day-of-month)?$/, ['month', 'day']],
  [/^M N(?: day-of-month)? N$/, ['month', 'day', 'year']],
]

function dateOf(pieces: readonly RequestPiece[]): NamedDay | undefined {
  const values = pieces.flatMap((piece) => {
    const month = monthOf(piece)
    if (month !== undefined) return [month]
    return piece.kind === 'number' ? [piece.value] : []
  })
  const shape = pieces.map(signOf).join(' ')
  const [, names] = DATE_SHAPES.find(([pattern]) => pattern.test(shape)) ?? []
  if (names === undefined) return undefined
  const partOf = (name: (typeof names)[number]): number | undefined => values[names.indexOf(name)]
  const [month, day] = [partOf('month'), partOf('day')]
  return month === undefined || day === undefined ? undefined : { kind: 'date', year: partOf('year'), month, day }
}

function signOf(piece: RequestPiece): string {
  if (monthOf(piece) !== undefined) return 'M'
  if (piece.kind === 'number') return 'N'
  return piece.kind === 'word' ? piece.word : piece.kind
}

function monthOf(piece: RequestPiece): number | undefined {
  const at = piece.kind === 'word' ? MONTH_NAMES.indexOf(piece.word) : -1
  return at < 0 ? undefined : at + 1
}

/** A day without the word before it may be the day of the pause as well as its end. */
function isOfDay(piece: RequestPiece): boolean {
  if (piece.kind === 'date' || piece.kind === 'clock') return true
  if (piece.kind !== 'word') return false
  return monthOf(piece) !== undefined || isDayOfWeek(piece.word) || isWord(piece, 'tomorrow', 'day', 'week', 'month')
}

function isWord(piece: RequestPiece | undefined, ...words: readonly TimeWord[]): boolean {
  return piece?.kind === 'word' && words.includes(piece.word)
}
