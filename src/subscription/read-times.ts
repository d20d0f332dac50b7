import { type RequestPiece, wordsOfPieces } from './request-piece.ts'
import type { SubscriptionMistake } from './subscription-mistake.ts'
import type { TimeWord } from './subscription-words.ts'

/** A time of day. */
export interface DayTime {
  readonly hour: number
  readonly minute: number
}

/** What is left of a request when its times are read. */
export interface ReadTimes {
  readonly times: readonly DayTime[]
  /** Numbers with a mark of the day of the month behind them, and numbers without any mark. */
  readonly numbers: readonly { readonly value: number; readonly isDay: boolean; readonly text: string }[]
  readonly others: readonly RequestPiece[]
  readonly mistakes: readonly SubscriptionMistake[]
}

type Half = 'early' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'am' | 'pm'

/**
 * Hours that are clear with each word, from and to, and what makes them those of the day; 晚上1点 may be either night, so
 * it is asked about.
 */
const CLEAR_HOURS: Readonly<Record<Half, readonly (readonly [from: number, to: number, add: number])[]>> = {
  early: [
    [0, 6, 0],
    [12, 12, -12],
  ],
  morning: [[1, 11, 0]],
  noon: [
    [11, 13, 0],
    [1, 1, 12],
  ],
  afternoon: [
    [1, 6, 12],
    [13, 18, 0],
  ],
  evening: [
    [5, 11, 12],
    [17, 23, 0],
  ],
  am: [
    [1, 11, 0],
    [12, 12, -12],
  ],
  pm: [
    [1, 11, 12],
    [12, 12, 0],
  ],
}
const NOON = 12
const HALF_HOUR = 30
const QUARTER_HOUR = 15

/** Reads the times of day out of a request's pieces. */
export function readTimes(pieces: readonly RequestPiece[]): ReadTimes {
  const read: Reading = { times: [], numbers: [], others: [], mistakes: [] }
  let at = 0
  while (at < pieces.length)
    at = readTime(pieces, at, read) ?? readNumber(pieces, at, read) ?? readOther(pieces, at, read)
  return read
}

interface Reading {
  readonly times: DayTime[]
  readonly numbers: ReadTimes['numbers'][number][]
  readonly others: RequestPiece[]
  readonly mistakes: SubscriptionMistake[]
}

/** @returns where the next piece stands; `undefined` when no time stands here. */
function readTime(pieces: readonly RequestPiece[], at: number, read: Reading): number | undefined {
  if (pieces[at]?.kind === 'no-clock') return skipUnclear(pieces, at, read)
  const { clock, before } = clockWithHalf(pieces, at)
  if (clock === undefined) return undefined
  const after = halfAfter(pieces[clock.next], clock)
  const next = after === undefined ? clock.next : clock.next + 1
  const time = before !== undefined && after !== undefined ? undefined : dayTime(clock, before ?? after)
  if (time === undefined) read.mistakes.push({ kind: 'time-unclear', text: wordsOfPieces(pieces.slice(at, next)) })
  else read.times.push(time)
  return next
}

/** A time with the part of the day before it. Noon is such a part before one of its hours, and otherwise a time itself. */
function clockWithHalf(pieces: readonly RequestPiece[], at: number): { clock?: Clock; before?: Half } {
  const before = halfBefore(pieces[at])
  const clock = clockAt(pieces, before === undefined ? at : at + 1, before)
  if (before === undefined) return clock === undefined ? {} : { clock }
  const isNoon = before === 'noon' && (clock === undefined || dayTime(clock, before) === undefined)
  if (isNoon) return { clock: { hour: NOON, minute: 0, next: at + 1 } }
  return clock === undefined ? {} : { clock, before }
}

/** Hours with a dash between, and the words that go with hours behind them. */
function skipUnclear(pieces: readonly RequestPiece[], at: number, read: Reading): number {
  const next = isWord(pieces[at + 1], 'hour', 'am', 'pm') ? at + 2 : at + 1
  read.mistakes.push({ kind: 'time-unclear', text: wordsOfPieces(pieces.slice(at, next)) })
  return next
}

function readNumber(pieces: readonly RequestPiece[], at: number, read: Reading): number | undefined {
  const piece = pieces[at]
  if (piece?.kind !== 'number' || isCounting(pieces, at)) return undefined
  const isDay = isWord(pieces[at + 1], 'day-of-month')
  read.numbers.push({ value: piece.value, isDay, text: piece.text })
  return isDay ? at + 2 : at + 1
}

/** 每两周, `2 hours`: a number that counts what stands behind it is no time without its minutes. */
function isCounting(pieces: readonly RequestPiece[], at: number): boolean {
  const [number, next] = [pieces[at], pieces[at + 1]]
  if (isWord(next, 'day', 'week', 'month', 'minute')) return true
  return number !== undefined && next?.kind === 'unknown' && next.start - (number.start + number.text.length) <= 1
}

function readOther(pieces: readonly RequestPiece[], at: number, read: Reading): number {
  read.others.push(...pieces.slice(at, at + 1))
  return at + 1
}

interface Clock extends DayTime {
  readonly next: number
}

/** `9:30`, `9点`, `9点半`, `9点30分`, `9点30`, `9点一刻`, `midnight`, or `9` before am or pm or behind `morning`. */
function clockAt(pieces: readonly RequestPiece[], at: number, before: Half | undefined): Clock | undefined {
  const piece = pieces[at]
  if (piece?.kind === 'clock') return { hour: piece.hour, minute: piece.minute, next: at + 1 }
  if (isWord(piece, 'midnight')) return { hour: 0, minute: 0, next: at + 1 }
  if (piece?.kind !== 'number') return undefined
  const hour = piece.value
  if (isWord(pieces[at + 1], 'hour')) return { hour, ...minuteAt(pieces, at + 2) }
  const isMarked = before !== undefined || halfAfter(pieces[at + 1], { hour, minute: 0 }) !== undefined
  return isMarked && !isWord(pieces[at + 1], 'day-of-month') ? { hour, minute: 0, next: at + 1 } : undefined
}

/** What stands behind the hour: 半, 一刻, 30分 or 30 at once; the full hour otherwise. */
function minuteAt(pieces: readonly RequestPiece[], at: number): Omit<Clock, 'hour'> {
  const piece = pieces[at]
  if (isWord(piece, 'half')) return { minute: HALF_HOUR, next: at + 1 }
  if (piece?.kind !== 'number') return { minute: 0, next: at }
  if (isWord(pieces[at + 1], 'quarter')) return { minute: piece.value * QUARTER_HOUR, next: at + 2 }
  if (isWord(pieces[at + 1], 'minute')) return { minute: piece.value, next: at + 2 }
  const hour = pieces[at - 1]
  const isAtOnce = hour !== undefined && hour.start + hour.text.length === piece.start && piece.text.length === 2
  return isAtOnce ? { minute: piece.value, next: at + 1 } : { minute: 0, next: at }
}

function dayTime({ hour, minute }: DayTime, half: Half | undefined): DayTime | undefined {
  if (minute > 59 || hour > 23) return undefined
  if (half === undefined) return { hour, minute }
  const [, , add] = CLEAR_HOURS[half].find(([from, to]) => hour >= from && hour <= to) ?? []
  return add === undefined ? undefined : { hour: hour + add, minute }
}

const HALVES_BEFORE = ['early', 'morning', 'noon', 'afternoon', 'evening'] as const

function halfBefore(piece: RequestPiece | undefined): Half | undefined {
  return piece?.kind === 'word' ? HALVES_BEFORE.find((half) => half === piece.word) : undefined
}

function halfAfter(piece: RequestPiece | undefined, { hour, minute }: DayTime): Half | undefined {
  if (piece?.kind !== 'word') return undefined
  // 12 noon; behind another hour it is a time of its own
  if (piece.word === 'noon') return hour === NOON && minute === 0 ? 'noon' : undefined
  return piece.word === 'am' || piece.word === 'pm' ? piece.word : undefined
}

function isWord(piece: RequestPiece | undefined, ...words: readonly TimeWord[]): boolean {
  return piece?.kind === 'word' && words.includes(piece.word)
}

/** Tells whether a piece is a part of the day, which is a time only with an hour behind it. */
export function isPartOfDay(piece: RequestPiece): boolean {
  return halfBefore(piece) !== undefined
}
