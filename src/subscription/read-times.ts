import type { RequestPiece } from './split-request.ts'
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

type Half = 'morning' | 'afternoon' | 'evening' | 'am' | 'pm'

/** Hours of the twelve-hour clock that are clear behind each word; 晚上1点 may be either night, so it is asked about. */
const CLEAR_HOURS: Readonly<Record<Half, readonly [number, number]>> = {
  morning: [1, 11],
  afternoon: [1, 6],
  evening: [5, 11],
  am: [1, 12],
  pm: [1, 12],
}
const NOON = 12
const HALF_HOUR = 30

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
  const before = halfBefore(pieces[at])
  const clock = clockAt(pieces, before === undefined ? at : at + 1)
  if (clock === undefined) return undefined
  const after = halfAfter(pieces[clock.next])
  const next = after === undefined ? clock.next : clock.next + 1
  const time = before !== undefined && after !== undefined ? undefined : dayTime(clock, before ?? after)
  if (time === undefined) read.mistakes.push({ kind: 'time-unclear', text: textOf(pieces.slice(at, next)) })
  else read.times.push(time)
  return next
}

function readNumber(pieces: readonly RequestPiece[], at: number, read: Reading): number | undefined {
  const piece = pieces[at]
  if (piece?.kind !== 'number') return undefined
  const isDay = isWord(pieces[at + 1], 'day-of-month')
  read.numbers.push({ value: piece.value, isDay, text: piece.text })
  return isDay ? at + 2 : at + 1
}

function readOther(pieces: readonly RequestPiece[], at: number, read: Reading): number {
  read.others.push(...pieces.slice(at, at + 1))
  return at + 1
}

interface Clock extends DayTime {
  readonly next: number
}

/** `9:30`, `9点`, `9点半`, `9点30分`, or `9` before am or pm. */
function clockAt(pieces: readonly RequestPiece[], at: number): Clock | undefined {
  const piece = pieces[at]
  if (piece?.kind === 'clock') return { hour: piece.hour, minute: piece.minute, next: at + 1 }
  if (piece?.kind !== 'number') return undefined
  if (halfAfter(pieces[at + 1]) !== undefined) return { hour: piece.value, minute: 0, next: at + 1 }
  if (!isWord(pieces[at + 1], 'hour')) return undefined
  const minute = pieces[at + 2]
  if (isWord(minute, 'half')) return { hour: piece.value, minute: HALF_HOUR, next: at + 3 }
  if (minute?.kind !== 'number' || !isWord(pieces[at + 3], 'minute')) {
    return { hour: piece.value, minute: 0, next: at + 2 }
  }
  return { hour: piece.value, minute: minute.value, next: at + 4 }
}

function dayTime({ hour, minute }: DayTime, half: Half | undefined): DayTime | undefined {
  if (minute > 59 || hour > 23) return undefined
  if (half === undefined) return { hour, minute }
  const isLate = half !== 'morning' && half !== 'am'
  const [least, most] = CLEAR_HOURS[half]
  const isClear = hour >= least && hour <= most
  if (isClear) return { hour: (hour % NOON) + (isLate ? NOON : 0), minute }
  const isWholeDay = half !== 'am' && half !== 'pm' && isLate && hour >= least + NOON && hour <= most + NOON
  return isWholeDay ? { hour, minute } : undefined
}

function halfBefore(piece: RequestPiece | undefined): Half | undefined {
  if (piece?.kind !== 'word') return undefined
  return piece.word === 'morning' || piece.word === 'afternoon' || piece.word === 'evening' ? piece.word : undefined
}

function halfAfter(piece: RequestPiece | undefined): Half | undefined {
  if (piece?.kind !== 'word') return undefined
  return piece.word === 'am' || piece.word === 'pm' ? piece.word : undefined
}

function isWord(piece: RequestPiece | undefined, word: TimeWord): boolean {
  return piece?.kind === 'word' && piece.word === word
}

function textOf(pieces: readonly RequestPiece[]): string {
  return pieces.map(({ text }) => text).join(' ')
}
