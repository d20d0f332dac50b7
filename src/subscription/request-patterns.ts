import type { PieceMeaning } from './request-piece.ts'

const QUOTED_CRON = /^["“”'‘’`「]([^"“”'‘’`「」]*)["“”'‘’`」]/
const CRON_NAME = 'sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const CRON_PART = `(?:\\*|\\d{1,2}|${CRON_NAME})`
const CRON_FIELD = `${CRON_PART}(?:[-/,]${CRON_PART})*`
/** Fields of crontab without quotes: two at least, and a star among them. */
const BARE_CRON = new RegExp(`^(?=.*\\*)${CRON_FIELD}(?:\\s+${CRON_FIELD}){1,6}(?![^\\s,;、。])`, 'i')
const OPTION = /^([^\s="“”]+)=(\S*)/
const CLOCK = /^(\d{1,2})[:.h](\d{2})(?!\d|[:.]\d)/i
const HOURS = '\\d{1,2}(?:[:.h]\\d{2})?(?:\\s*[ap]\\.?m\\.?)?'
/** `9-17`, `9am-5pm`, `9:5`, `9:00:00`, `9h`. */
const NO_CLOCK = new RegExp(
  `^(?:${HOURS}\\s*[-–~]\\s*${HOURS}|\\d{1,2}(?:[:.]\\d+)+|\\d{1,2}h\\d?)(?![\\p{Script=Latin}\\d])`,
  'iu',
)
const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const NUMBER = /^\d+/
const OFFSET = /^(?:(?:UTC|GMT)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2}):(\d{2}))(?![\w:])/i
/** Zones without summer time reach from twelve hours behind UTC to fourteen before it. */
const EARLIEST = { '+': 14, '-': 12 } as const

/** Reads what is written by a pattern and not by words: crontab, options, offsets from UTC, times, dates, numbers. */
export function patternPiece(rest: string): PieceMeaning | undefined {
  const quoted = QUOTED_CRON.exec(rest)
  if (quoted !== null) return { kind: 'cron', cron: quoted[1] ?? '', text: quoted[0] }
  const option = OPTION.exec(rest)
  if (option !== null) {
    const [text, name = '', value = ''] = option
    return { kind: 'option', name, parts: value === '' ? [] : [value], text }
  }
  const cron = BARE_CRON.exec(rest)
  if (cron?.[0].includes('*')) return { kind: 'cron', cron: cron[0], text: cron[0] }
  return offsetPiece(rest) ?? timePiece(rest)
}

function timePiece(rest: string): PieceMeaning | undefined {
  const clock = CLOCK.exec(rest)
  if (clock !== null) return { kind: 'clock', hour: Number(clock[1]), minute: Number(clock[2]), text: clock[0] }
  const date = DATE.exec(rest)
  if (date !== null) {
    return { kind: 'date', year: Number(date[1]), month: Number(date[2]), day: Number(date[3]), text: date[0] }
  }
  const noClock = NO_CLOCK.exec(rest)
  if (noClock !== null) return { kind: 'no-clock', text: noClock[0] }
  const number = NUMBER.exec(rest)
  return number === null ? undefined : { kind: 'number', value: Number(number[0]), text: number[0] }
}

/** `UTC+8`, `GMT-03:00`, `+08:00`: the ids of such zones have the sign turned round. */
function offsetPiece(rest: string): PieceMeaning | undefined {
  const [text, sign, hours, minutes, bareSign, bareHours, bareMinutes] = OFFSET.exec(rest) ?? []
  if (text === undefined) return undefined
  const isEast = (sign ?? bareSign) === '+'
  const count = Number(hours ?? bareHours)
  const isWhole = Number(minutes ?? bareMinutes ?? 0) === 0 && count <= EARLIEST[isEast ? '+' : '-']
  if (!isWhole) return { kind: 'zone', zone: '', text }
  return { kind: 'zone', zone: count === 0 ? 'UTC' : `Etc/GMT${isEast ? '-' : '+'}${count}`, text }
}
