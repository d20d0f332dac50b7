import { CronExpressionParser } from 'cron-parser'
import { createScheduler } from '../../src/schedule/create-scheduler.ts'
import type { Schedule } from '../../src/schedule/schedule.ts'
import { createChance } from '../peer/chance.ts'
import { option } from './arguments.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const FROM = Date.UTC(2026, 0, 1)
const UNTIL = Date.UTC(2036, 0, 1)
/** Around each change of the clocks, on either side. */
const AROUND = DAY
/** How long after a change times may differ for a reason. */
const NEAR = 4 * HOUR

interface Change {
  readonly atMs: number
  /** How far the clocks go, in minutes; below 0 when an hour comes twice. */
  readonly minutes: number
}

interface Tally {
  windows: number
  times: number
  readonly differences: Map<string, { count: number; readonly example: string }>
}

/**
 * Holds when digests are due beside another library, cron-parser, for ten years: `--patterns N`, `--seed S`.
 * Every zone that changes its clocks, a day before and after each change, and the whole ten years once a pattern.
 */
export function run(args: readonly string[]): void {
  const patterns = patternsOf(Number(option(args, 'patterns', '200')), Number(option(args, 'seed', '1')))
  const zones = changingZones()
  const all = Intl.supportedValuesOf('timeZone').length
  say('zones', `${all}, ${zones.length} of them with clock changes of their own`)
  const tally: Tally = { windows: 0, times: 0, differences: new Map() }
  for (const { zone, changes } of zones) {
    for (const cron of patterns) for (const change of changes) compareAround({ cron, zone }, change, tally)
  }
  say('around clock changes', `${patterns.length} patterns, ${tally.windows} stretches, ${tally.times} times`)
  report(tally)
  reportYears(patterns, zones)
}

function reportYears(patterns: readonly string[], zones: readonly ChangingZone[]): void {
  const tally: Tally = { windows: 0, times: 0, differences: new Map() }
  let [oursMs, theirsMs] = [0, 0]
  for (const [index, cron] of patterns.entries()) {
    const { zone, changes } = zones[index % zones.length] ?? { zone: 'UTC', changes: [] }
    const started = performance.now()
    const ours = oursOf({ cron, zone }, FROM, UNTIL)
    const between = performance.now()
    const theirs = theirsOf({ cron, zone }, FROM, UNTIL)
    oursMs += between - started
    theirsMs += performance.now() - between
    compare({ schedule: { cron, zone }, ours, theirs, changes }, tally)
  }
  say('whole years', `${tally.windows} patterns, ${tally.times} times`)
  report(tally)
  say('time taken', `${(oursMs / theirsMs).toFixed(2)} × cron-parser's`)
}

function compareAround(schedule: Schedule, change: Change, tally: Tally): void {
  const [from, until] = [change.atMs - AROUND, change.atMs + AROUND]
  const [ours, theirs] = [oursOf(schedule, from, until), theirsOf(schedule, from, until)]
  compare({ schedule, ours, theirs, changes: [change] }, tally)
}

interface Comparison {
  readonly schedule: Schedule
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly changes: readonly Change[]
}

function compare({ schedule, ours, theirs, changes }: Comparison, tally: Tally): void {
  tally.windows++
  tally.times += ours.length
  const [mine, yours] = [new Set(ours), new Set(theirs)]
  const note = (time: number, who: string): void => {
    const kind = `${placeOf(time, changes)}: only ${who}`
    const known = tally.differences.get(kind)
    if (known !== undefined) known.count++
    else tally.differences.set(kind, { count: 1, example: exampleOf(schedule, time) })
  }
  for (const time of ours) if (!yours.has(time)) note(time, 'ours')
  for (const time of theirs) if (!mine.has(time)) note(time, 'cron-parser')
}

function placeOf(time: number, changes: readonly Change[]): string {
  const near = changes.find(({ atMs }) => Math.abs(time - atMs) <= NEAR)
  if (near === undefined) return 'elsewhere'
  return near.minutes > 0 ? 'clocks go forward' : 'clocks go back'
}

function exampleOf({ cron, zone }: Schedule, time: number): string {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
    time,
  )
  return `${cron} in ${zone}: ${local}`
}

function report({ differences }: Tally): void {
  if (differences.size === 0) say('  differences', 'none')
  for (const [kind, { count, example }] of [...differences].sort()) say(`  ${kind}`, `${count}, such as ${example}`)
}

const scheduler = createScheduler()

function oursOf(schedule: Schedule, from: number, until: number): readonly number[] {
  return scheduler.between(schedule, from, until, Number.MAX_SAFE_INTEGER)
}

/** It throws at the end of a stretch, and also when a time is too far away for it: what it missed then shows. */
function theirsOf({ cron, zone }: Schedule, from: number, until: number): readonly number[] {
  const times: number[] = []
  const span = { currentDate: new Date(from), endDate: new Date(until), tz: zone }
  const expression = CronExpressionParser.parse(cron, span)
  try {
    for (;;) times.push(expression.next().getTime())
  } catch {
    return times
  }
}

interface ChangingZone {
  readonly zone: string
  readonly changes: readonly Change[]
}

type OffsetAt = (atMs: number) => number

/** How far a zone's clocks are ahead of UTC, in minutes. One formatter a zone: making one takes longest of all. */
function offsetsOf(zone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return (atMs) => {
    const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(format.format(atMs)) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
}

/** Zones whose clocks change; of those that change alike, one. */
function changingZones(): readonly ChangingZone[] {
  const byClock = new Map<string, ChangingZone>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const offsetAt = offsetsOf(zone)
    const changes = changesOf(offsetAt)
    const clock = JSON.stringify([offsetAt(FROM), changes])
    if (changes.length > 0 && !byClock.has(clock)) byClock.set(clock, { zone, changes })
  }
  return [...byClock.values()]
}

function changesOf(offsetAt: OffsetAt): readonly Change[] {
  const changes: Change[] = []
  let before = offsetAt(FROM)
  for (let day = FROM; day < UNTIL; day += 7 * DAY) {
    const after = offsetAt(day + 7 * DAY)
    if (after !== before) changes.push({ atMs: momentOf(offsetAt, day, before), minutes: after - before })
    before = after
  }
  return changes
}

/** The minute within a week at which a zone's clocks are no longer what they were. */
function momentOf(offsetAt: OffsetAt, from: number, before: number): number {
  let [low, high] = [from, from + 7 * DAY]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  return high
}

/** Patterns as people write them for digests, most of them in the hours in which clocks change. */
function patternsOf(count: number, seed: number): readonly string[] {
  const chance = createChance(seed)
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0]
  const patterns = new Set<string>()
  while (patterns.size < count) {
    const minute = pick(['0', '30', '15', '59', '1', '0,30', String(Math.floor(chance() * 60))])
    const night = Math.floor(chance() * 4)
    const hour = pick([String(night), `${night},${night + 9}`, '0-4', String(Math.floor(chance() * 24)), '*', '*/6'])
    const day = pick(['*', '*', '*', '1', '1,15', String(1 + Math.floor(chance() * 28))])
    const month = pick(['*', '*', '*', '3,10', '1-6'])
    const weekday = pick(['*', '*', '1-5', '0', '1', '6,0'])
    patterns.add(`${minute} ${hour} ${day} ${month} ${weekday}`)
  }
  return [...patterns]
}

function say(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(36)} ${value}\n`)
}
