import { isWhiteSpace } from '../text/characters.ts'
import { firstWithin } from '../text/first-from.ts'
import type { Span } from '../text/span.ts'
import { overlapsSpan } from '../text/span.ts'
import { unitSet } from '../text/unit-set.ts'
import { crossMeasures } from './crosses.ts'
import { MEASURES, PLACE } from './measure-names.ts'
import { measureWords } from './measure-words.ts'
import { type Openings, openingEnd } from './openings.ts'
import type { SentenceHits } from './read-words.ts'
import type { Reading } from './reading.ts'

/** A sentence, or a run of its clauses, with all that was measured of it. */
export interface Measured {
  /** Index in `Reading.candidates`. */
  readonly candidate: number
  readonly span: Span
  /** Half-open range of its clauses. */
  readonly clauses: Span
  /** By place in `measureNames(reading)`. */
  readonly values: readonly number[]
}

/** What a whole sentence ends with, and what a verb of saying stands before. */
const END_MARKS = unitSet('。！？!?.…”’」』"\')）')
const LEADING_MARKS = unitSet('，,：:“‘「"')
const COLON = 0x3a
const BLANK = 0x20
const LAST_UNITS = 3
/** A word to four before a colon name what follows, as captions do (`Behind the scenes: …`). */
const LABEL = /^[a-z’'-]+(?: [a-z’'-]+){0,3}: /
const LONGEST_LABEL = 50
const MOST_LABEL_WORDS = 4
/** How a candidate opens, once that is known. */
const [DANGLING, PLAIN] = [1, 2]
/** Value of a measure that does not apply to a document. */
const NOT_SO = -1

/** Measures a run of clauses of one candidate. */
export function measure(reading: Reading, candidate: number, clauses: Span): Measured {
  const { rules, candidates } = reading
  const found = candidates[candidate]
  const first = found?.clauses[clauses.start]
  const last = found?.clauses[clauses.end - 1]
  if (found === undefined || first === undefined || last === undefined) throw new Error('no such clauses')
  const span = { start: first.start, end: last.end }
  const values = rules.noValues.slice()
  measurePlace(reading, candidate, values)
  measureWords(reading, candidate, span, values)
  measureManner(reading, candidate, span, values)
  measureClauses(reading, candidate, clauses, values)
  countLexicons(reading, candidate, span, values)
  if (values[PLACE.numbers] === 0) values[PLACE.hollow] = values[MEASURES.length + rules.praise] ?? 0
  values[PLACE.topics] = countTopics(reading, candidate, span)
  if (rules.weighsCrosses) {
    crossMeasures(values, values[MEASURES.length + rules.statement] ?? 0, found.clauses.length)
  }
  return { candidate, span, clauses, values }
}

function measurePlace({ candidates, isPersonal }: Reading, candidate: number, values: number[]): void {
  const found = candidates[candidate]
  if (found === undefined) return
  values[PLACE.position] = candidate
  values[PLACE['position-in-news']] = isPersonal ? NOT_SO : candidate
  values[PLACE['position-in-opinion']] = isPersonal ? candidate : NOT_SO
  values[PLACE.depth] = candidates.length > 1 ? candidate / (candidates.length - 1) : 0
  values[PLACE['from-end']] = candidates.length - 1 - candidate
  values[PLACE.paragraph] = found.paragraph
  values[PLACE['paragraph-start']] = found.inBlock === 0 ? 1 : 0
  values[PLACE['paragraph-size']] = found.blockSize
}

function measureManner(reading: Reading, candidate: number, span: Span, values: number[]): void {
  const { lower, units, candidates } = reading
  const share = quotedLength(reading, candidate, span) / Math.max(1, span.end - span.start)
  values[PLACE['quote-share']] = share
  values[PLACE.speech] = share > 0 ? 1 : 0
  values[PLACE.question] = asks(units, span) ? 1 : 0
  values[PLACE.unfinished] = span.end > span.start && END_MARKS[units[span.end - 1] ?? 0] === 1 ? 0 : 1
  values[PLACE.labelled] = isLabelled(lower, units, span.start) ? 1 : 0
  const isWhole = span.start === candidates[candidate]?.span.start
  const dangles = isWhole ? danglesFrom(reading, candidate) : danglesAt(reading, span.start)
  values[PLACE.dangling] = dangles ? 1 : 0
  if (candidate + 1 < candidates.length && opensDangling(reading, candidate + 1)) values[PLACE['next-dangling']] = 1
}

/** Tells whether a stretch ends with a question; its last marks may be closing ones behind the question mark. */
export function asks(units: Uint16Array, { start, end }: Span): boolean {
  for (let at = Math.max(start, end - LAST_UNITS); at < end; at++) {
    if (units[at] === 0x3f || units[at] === 0xff1f) return true
  }
  return false
}

function isLabelled(lower: string, units: Uint16Array, start: number): boolean {
  const end = Math.min(units.length, start + LONGEST_LABEL)
  let at = start
  let blanks = 0
  // most sentences have no mark within their first words, which tells soon that they have no label
  while (at < end && units[at] !== COLON && blanks < MOST_LABEL_WORDS) if (units[at++] === BLANK) blanks++
  return units[at] === COLON && at < end && LABEL.test(lower.slice(start, end))
}

function danglesFrom(reading: Reading, candidate: number): boolean {
  const start = reading.candidates[candidate]?.span.start ?? 0
  return connectiveEndAt(reading, start) !== undefined || opensDangling(reading, candidate)
}

/** Tells of a candidate whether it opens like what leans on what stands before it; for two that ask, it is found once. */
function opensDangling(reading: Reading, candidate: number): boolean {
  const { openings, candidates, rules } = reading
  const known = openings[candidate] ?? 0
  if (known !== 0) return known === DANGLING
  const isDangling = hasOpening(reading, candidates[candidate]?.span.start ?? 0, rules.dangling)
  openings[candidate] = isDangling ? DANGLING : PLAIN
  return isDangling
}

/** Tells whether what starts at a place leans on what stands before it. */
export function danglesAt(reading: Reading, start: number): boolean {
  if (connectiveEndAt(reading, start) !== undefined) return true
  return hasOpening(reading, start, reading.rules.dangling)
}

function hasOpening({ units }: Reading, start: number, openings: Openings): boolean {
  return openingEnd(units, firstLetter(units, start), openings) !== undefined
}

/** Where a linking word at a place ends that could be left out; `undefined` when none stands there. */
export function connectiveEndAt({ units, rules }: Reading, start: number): number | undefined {
  return openingEnd(units, firstLetter(units, start), rules.connective)
}

/** Where the first word at or behind a place starts, marks and brackets left out. */
export function firstLetter(units: Uint16Array, start: number): number {
  let at = start
  while (at < start + 4 && isOpening(units[at] ?? 0)) at++
  return at
}

/** White space and what opens a quotation, a bracket or a title: “ ‘ 「 『 " ' （ ( [ 【 《 */
function isOpening(unit: number): boolean {
  if (unit < 0x80) return unit === 0x22 || unit === 0x27 || unit === 0x28 || unit === 0x5b || isWhiteSpace(unit)
  if (unit < 0x3000) return unit === 0x201c || unit === 0x2018 || isWhiteSpace(unit)
  return (
    unit === 0x300a || unit === 0x300c || unit === 0x300e || unit === 0x3010 || unit === 0xff08 || isWhiteSpace(unit)
  )
}

/** How many code units of a span were said by somebody. */
function quotedLength({ quoted, quotedEnds, firstQuotedOf }: Reading, candidate: number, span: Span): number {
  let length = 0
  const range = { start: firstQuotedOf[candidate] ?? quoted.length, end: quoted.length }
  for (let at = firstWithin(quotedEnds, range, span.start + 1); at < quoted.length; at++) {
    const part = quoted[at]
    if (part === undefined || part.start >= span.end) break
    if (overlapsSpan(part, span)) length += Math.min(part.end, span.end) - Math.max(part.start, span.start)
  }
  return length
}

function measureClauses(reading: Reading, candidate: number, clauses: Span, values: number[]): void {
  const all = reading.candidates[candidate]?.clauses ?? []
  const first = all[clauses.start]
  values[PLACE['clause-start']] = clauses.start
  values[PLACE['clause-count']] = clauses.end - clauses.start
  values[PLACE['clauses-left']] = all.length - clauses.end
  if (first !== undefined && clauses.start > 0) {
    const at = firstLetter(reading.units, first.start)
    values[PLACE.continues] = openingEnd(reading.units, at, reading.rules.continuing) === undefined ? 0 : 1
  }
  // asked for what stands before its first, a list looks through all that it inherits
  const before = clauses.start > 0 ? all[clauses.start - 1] : undefined
  const last = all[clauses.end - 1]
  values[PLACE['after-cue']] = before !== undefined && endsWithStatement(reading, candidate, before) ? 1 : 0
  values[PLACE['ends-with-cue']] = last !== undefined && endsWithStatement(reading, candidate, last) ? 1 : 0
}

/** Tells whether a clause stops at a word of saying, before what is said (某某表示，); `…," she said.` does not. */
function endsWithStatement({ units, hits, rules }: Reading, candidate: number, clause: Span): boolean {
  if (clause.end === clause.start || LEADING_MARKS[units[clause.end - 1] ?? 0] !== 1) return false
  const { start, end } = hitsWithin(hits, candidate, clause)
  for (let at = start; at < end; at++) {
    if (rules.lexiconOfTerm[hits.places[at] ?? 0] !== rules.statement) continue
    if ((hits.ends[at] ?? 0) >= clause.end - 2) return true
  }
  return false
}

/** The range of the hits of one candidate that lie within a span; hits are in order and do not overlap. */
export function hitsWithin(hits: SentenceHits, candidate: number, span: Span): Span {
  const last = hits.firstOf[candidate + 1] ?? 0
  const start = firstWithin(hits.starts, { start: hits.firstOf[candidate] ?? 0, end: last }, span.start)
  let end = start
  while (end < last && Number(hits.ends[end]) <= span.end) end++
  return { start, end }
}

function countTopics({ topics, topicHits }: Reading, candidate: number, span: Span): number {
  const { start, end } = hitsWithin(topicHits, candidate, span)
  if (start === end) return 0
  const found = new Set<number>()
  for (let at = start; at < end; at++) {
    for (const topic of topics.topicsOfTerm[topicHits.places[at] ?? 0] ?? []) found.add(topic)
  }
  return found.size
}

function countLexicons({ hits, rules }: Reading, candidate: number, span: Span, values: number[]): void {
  const { start, end } = hitsWithin(hits, candidate, span)
  for (let at = start; at < end; at++) {
    const place = MEASURES.length + (rules.lexiconOfTerm[hits.places[at] ?? 0] ?? 0)
    values[place] = (values[place] ?? 0) + 1
  }
}
