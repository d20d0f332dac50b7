import { type DayTime, type ReadTimes, readTimes } from './read-times.ts'
import type { RequestPiece } from './split-request.ts'
import type { SubscriptionMistake } from './subscription-mistake.ts'
import { isDayOfWeek, WEEK } from './subscription-words.ts'

/** The patterns that a request's words ask for; times with the same minute share one. */
export interface ReadCrons {
  readonly crons: readonly string[]
  readonly mistakes: readonly SubscriptionMistake[]
}

const RHYTHMS = ['daily', 'weekdays', 'weekly', 'monthly']
const MOST_TIMES = 6
const MOST_DAYS = 31

/** Reads when a digest is wanted: a crontab pattern in quotes, or a rhythm with its days and times. */
export function readCrons(pieces: readonly RequestPiece[]): ReadCrons {
  const crons = pieces.filter(({ kind }) => kind === 'cron')
  const [cron] = crons
  if (cron === undefined) return rhythmCrons(pieces)
  const mistakes = pieces
    .filter((piece) => piece !== cron)
    .map(({ text }): SubscriptionMistake => ({ kind: 'word-unknown', text }))
  return { crons: [cron.text.slice(1, -1)], mistakes }
}

function rhythmCrons(pieces: readonly RequestPiece[]): ReadCrons {
  const read = readTimes(pieces)
  const words = read.others.flatMap((piece) => (piece.kind === 'word' ? [piece] : []))
  const rhythms = words.filter(({ word }) => RHYTHMS.includes(word))
  const days = words.flatMap(({ word }) => (isDayOfWeek(word) ? [WEEK.indexOf(word)] : []))
  const rhythm = rhythms[0]?.word ?? (days.length > 0 ? 'weekly' : undefined)
  const mistakes: readonly SubscriptionMistake[] = [
    ...read.mistakes,
    ...read.others.filter(isLeftOver).map(({ text }): SubscriptionMistake => ({ kind: 'word-unknown', text })),
    ...rhythms.slice(1).map(({ text }): SubscriptionMistake => ({ kind: 'rhythm-twice', text })),
    ...numberMistakes(read.numbers, rhythm === 'monthly'),
    ...timeMistakes(read),
    ...dayMistakes(rhythm, { text: rhythms[0]?.text ?? '', days: days.length, numbers: read.numbers.length }),
  ]
  if (mistakes.length > 0) return { crons: [], mistakes }
  const monthDays = rhythm === 'monthly' ? list(read.numbers.map(({ value }) => value)) : '*'
  return { crons: cronsOf(read.times, `${monthDays} * ${weekField(rhythm, days)}`), mistakes }
}

function isLeftOver(piece: RequestPiece): boolean {
  return piece.kind !== 'word' || !(RHYTHMS.includes(piece.word) || isDayOfWeek(piece.word))
}

function timeMistakes({ times, mistakes }: ReadTimes): readonly SubscriptionMistake[] {
  if (times.length > MOST_TIMES) return [{ kind: 'times-too-many', text: '' }]
  return times.length === 0 && mistakes.length === 0 ? [{ kind: 'time-missing', text: '' }] : []
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
  if (rhythm === 'weekdays') return '1-5'
  return days.length === 0 ? '*' : list(days)
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
