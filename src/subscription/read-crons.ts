import { MOST_TIMES_A_DAY } from '../schedule/check-schedule.ts'
import { type DayTime, isPartOfDay, type ReadTimes, readTimes } from './read-times.ts'
import { type RequestPiece, wordsOfPieces } from './request-piece.ts'
import type { SubscriptionMistake } from './subscription-mistake.ts'
import { isDayOfWeek, WEEK } from './subscription-words.ts'

/** The patterns that a request's words ask for; times with the same minute share one. */
export interface ReadCrons {
  readonly crons: readonly string[]
  readonly mistakes: readonly SubscriptionMistake[]
}

const RHYTHMS = ['daily', 'weekdays', 'weekly', 'monthly']
const MOST_DAYS = 31
const DAYS_OF_WEEK = 7
const WEEKEND: readonly number[] = [6, 0]
const WORKING_DAYS = '1-5'

/** Reads when a digest is wanted: a crontab pattern, or a rhythm with its days and times. */
export function readCrons(pieces: readonly RequestPiece[]): ReadCrons {
  const cron = pieces.find((piece) => piece.kind === 'cron')
  if (cron?.kind !== 'cron') return rhythmCrons(pieces)
  const others = pieces.filter((piece) => piece !== cron)
  if (others.length === 0) return { crons: [cron.cron], mistakes: [] }
  return { crons: [cron.cron], mistakes: [{ kind: 'cron-beside', text: wordsOfPieces(others) }] }
}

function rhythmCrons(pieces: readonly RequestPiece[]): ReadCrons {
  const read = readTimes(pieces)
  const { days, rest } = readDays(read.others)
  const rhythms = rest.flatMap((piece) => (piece.kind === 'word' && RHYTHMS.includes(piece.word) ? [piece] : []))
  const leftOver = rest.filter((piece) => !isOfRhythm(piece))
  const rhythm = rhythms[0]?.word ?? impliedRhythm(rest, days)
  const mistakes: readonly SubscriptionMistake[] = [
    ...read.mistakes,
    ...(leftOver.length > 0 ? [{ kind: 'word-unknown' as const, text: wordsOfPieces(leftOver) }] : []),
    ...rhythms.slice(1).map(({ text }): SubscriptionMistake => ({ kind: 'rhythm-twice', text })),
    ...numberMistakes(read.numbers, rhythm === 'monthly'),
    ...timeMistakes(read, rhythm === 'monthly'),
    ...dayMistakes(rhythm, { text: rhythms[0]?.text ?? '', days: days.length, numbers: read.numbers.length }),
  ]
  if (mistakes.length > 0) return { crons: [], mistakes }
  const monthDays = rhythm === 'monthly' ? list(read.numbers.map(({ value }) => value)) : '*'
  return { crons: cronsOf(read.times, `${monthDays} * ${weekField(rhythm, days)}`), mistakes }
}

/** The days of the week that are named, and what stands beside them. */
function readDays(pieces: readonly RequestPiece[]): {
  readonly days: readonly number[]
  readonly rest: readonly RequestPiece[]
} {
  const days: number[] = []
  const rest: RequestPiece[] = []
  for (let at = 0; at < pieces.length; at++) {
    const named = daysAt(pieces, at)
    days.push(...named)
    if (named.length === 0) rest.push(...pieces.slice(at, at + 1))
    else if (isRange(pieces, at)) at += 2
  }
  return { days, rest }
}

/** One day, all from one to another, or those of the weekend; none where something else stands. */
function daysAt(pieces: readonly RequestPiece[], at: number): readonly number[] {
  const piece = pieces[at]
  const day = dayOf(piece)
  if (day === undefined) return piece?.kind === 'word' && piece.word === 'weekend' ? WEEKEND : []
  return daysFrom(day, isRange(pieces, at) ? (dayOf(pieces[at + 2]) ?? day) : day)
}

function dayOf(piece: RequestPiece | undefined): number | undefined {
  return piece?.kind === 'word' && isDayOfWeek(piece.word) ? WEEK.indexOf(piece.word) : undefined
}

/** mon-fri, 周一到周五: a day, what leads on, and another day. */
function isRange(pieces: readonly RequestPiece[], at: number): boolean {
  const [day, joint, last] = pieces.slice(at, at + 3)
  const leadsOn = joint?.kind === 'word' && (joint.word === 'through' || joint.word === 'until')
  return leadsOn && dayOf(day) !== undefined && dayOf(last) !== undefined
}

/** From one day of the week to another, also over its end: Friday to Monday are four. */
function daysFrom(first: number, last: number): readonly number[] {
  const count = ((last - first + DAYS_OF_WEEK) % DAYS_OF_WEEK) + 1
  return Array.from({ length: count }, (_, at) => (first + at) % DAYS_OF_WEEK)
}

/** What is meant where no rhythm is named: `every morning` is each day. */
function impliedRhythm(rest: readonly RequestPiece[], days: readonly number[]): string | undefined {
  if (days.length > 0) return 'weekly'
  return rest.some((piece) => piece.kind === 'word' && piece.word === 'every') ? 'daily' : undefined
}

/** A part of the day without an hour is a time that is missing, and no strange word. */
function isOfRhythm(piece: RequestPiece): boolean {
  return piece.kind === 'word' && (RHYTHMS.includes(piece.word) || piece.word === 'every' || isPartOfDay(piece))
}

/** A number that is no day is a time without its minutes, and is told as that: none is missing beside it. */
function timeMistakes({ times, mistakes, numbers }: ReadTimes, isMonthly: boolean): readonly SubscriptionMistake[] {
  if (times.length > MOST_TIMES_A_DAY) return [{ kind: 'times-too-many', text: '' }]
  const isTold = mistakes.length > 0 || (!isMonthly && numbers.some(({ isDay }) => !isDay))
  return times.length === 0 && !isTold ? [{ kind: 'time-missing', text: '' }] : []
}

function dayMistakes(
  rhythm: string | undefined,
  { text, days, numbers }: { readonly text: string; readonly days: number; readonly numbers: number },
): readonly SubscriptionMistake[] {
  if (rhythm === undefined) return [{ kind: 'rhythm-missing', text: '' }]
  if (days > 0 && rhythm !== 'weekly') return [{ kind: 'rhythm-twice', text }]
  const isDayless = (rhythm === 'weekly' && days === 0) || (rhythm === 'monthly' && numbers === 0)
  return isDayless ? [{ kind: 'day-missing', text: '' }] : []
}

function numberMistakes(
  numbers: readonly { readonly value: number; readonly isDay: boolean; readonly text: string }[],
  isMonthly: boolean,
): readonly SubscriptionMistake[] {
  return numbers.flatMap(({ value, isDay, text }): readonly SubscriptionMistake[] => {
    if (!isMonthly) return [{ kind: isDay ? 'day-invalid' : 'time-unclear', text }]
    return value >= 1 && value <= MOST_DAYS ? [] : [{ kind: 'day-invalid', text }]
  })
}

function weekField(rhythm: string | undefined, days: readonly number[]): string {
  if (rhythm === 'weekdays') return WORKING_DAYS
  const named = list(days)
  if (named === '1,2,3,4,5') return WORKING_DAYS
  return days.length === 0 || named === '0,1,2,3,4,5,6' ? '*' : named
}

function cronsOf(times: readonly DayTime[], days: string): readonly string[] {
  const minutes = [...new Set(times.map(({ minute }) => minute))]
  return minutes.map((minute) => {
    const hours = times.filter((time) => time.minute === minute).map(({ hour }) => hour)
    return `${minute} ${list(hours)} ${days}`
  })
}

function list(numbers: readonly number[]): string {
  return [...new Set(numbers)].sort((a, b) => a - b).join(',')
}
