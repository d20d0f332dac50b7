import { isWhiteSpace } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { overlapsSpan } from '../text/span.ts'
import type { TermHit } from '../topic/term-index.ts'
import { firstFrom } from './first-from.ts'
import { MEASURES, type Measure, PLACE } from './measure-names.ts'
import { measureWords } from './measure-words.ts'
import { openingEnd } from './openings.ts'
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

const END_MARK = /[。！？!?.…”’」』"')）]$/
/** A word to four before a colon name what follows, as captions do (`Behind the scenes: …`). */
const LABEL = /^[a-z’'-]+(?: [a-z’'-]+){0,3}: /
const LONGEST_LABEL = 50
const STATEMENT = 'statement'
const PRAISE = 'praise'
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
  if (values[PLACE.numbers] === 0) values[PLACE.hollow] = values[MEASURES.length + rules.lexicons.indexOf(PRAISE)] ?? 0
  values[PLACE.topics] = countTopics(reading, candidate, span)
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
  const { document, lower, rules, candidates } = reading
  const share = quotedLength(reading, candidate, span) / Math.max(1, span.end - span.start)
  const tail = document.text.slice(Math.max(span.start, span.end - 3), span.end)
  values[PLACE['quote-share']] = share
  values[PLACE.speech] = share > 0 ? 1 : 0
  values[PLACE.question] = /[?？]/.test(tail) ? 1 : 0
  values[PLACE.unfinished] = END_MARK.test(tail) ? 0 : 1
  const opening = lower.slice(span.start, span.start + LONGEST_LABEL)
  values[PLACE.labelled] = opening.includes(':') && LABEL.test(opening) ? 1 : 0
  values[PLACE.dangling] = danglesAt(reading, span.start) ? 1 : 0
  const next = candidates[candidate + 1]
  if (next !== undefined && openingEnd(lower, firstLetter(lower, next.span.start), rules.dangling))
    values[PLACE['next-dangling']] = 1
}

/** Tells whether what starts at a place leans on what stands before it. */
export function danglesAt(reading: Reading, start: number): boolean {
  if (connectiveEndAt(reading, start) !== undefined) return true
  return openingEnd(reading.lower, firstLetter(reading.lower, start), reading.rules.dangling) !== undefined
}

/** Where a linking word at a place ends that could be left out; `undefined` when none stands there. */
export function connectiveEndAt({ lower, rules }: Reading, start: number): number | undefined {
  return openingEnd(lower, firstLetter(lower, start), rules.connective)
}

/** Where the first word at or behind a place starts, marks and brackets left out. */
export function firstLetter(text: string, start: number): number {
  let at = start
  while (at < start + 4 && isOpening(text.charCodeAt(at))) at++
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
function quotedLength({ quoted, firstQuotedOf }: Reading, candidate: number, span: Span): number {
  let length = 0
  const all = { start: firstQuotedOf[candidate] ?? quoted.length, end: quoted.length }
  for (let at = firstFrom(all, (index) => quoted[index]?.end ?? 0, span.start + 1); at < quoted.length; at++) {
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
    const at = firstLetter(reading.lower, first.start)
    values[PLACE.continues] = openingEnd(reading.lower, at, reading.rules.continuing) === undefined ? 0 : 1
  }
  const before = all[clauses.start - 1]
  const last = all[clauses.end - 1]
  values[PLACE['after-cue']] = before !== undefined && endsWithStatement(reading, candidate, before) ? 1 : 0
  values[PLACE['ends-with-cue']] = last !== undefined && endsWithStatement(reading, candidate, last) ? 1 : 0
}

/** Tells whether a clause stops at a word of saying, before what is said (某某表示，); `…," she said.` does not. */
function endsWithStatement(reading: Reading, candidate: number, clause: Span): boolean {
  if (!/[，,：:“‘「"]$/.test(reading.document.text.slice(clause.end - 1, clause.end))) return false
  const statement = reading.rules.lexicons.indexOf(STATEMENT)
  const { start, end } = hitsWithin(reading.hits, hitRange(reading.firstHitOf, candidate), clause)
  for (let at = start; at < end; at++) {
    const hit = reading.hits[at]
    if (hit === undefined || reading.rules.lexiconOfTerm[hit.place] !== statement) continue
    if (hit.span.end >= clause.end - 2) return true
  }
  return false
}

/** The hits of topics' terms that lie within a span of one candidate. */
export function topicHits(
  { topicHits: hits, firstTopicHitOf }: Reading,
  candidate: number,
  span: Span,
): readonly TermHit[] {
  const { start, end } = hitsWithin(hits, hitRange(firstTopicHitOf, candidate), span)
  return hits.slice(start, end)
}

function hitRange(firstOf: readonly number[], candidate: number): Span {
  return { start: firstOf[candidate] ?? 0, end: firstOf[candidate + 1] ?? 0 }
}

/** The part of a range of hits that lies within a span; hits are in order and do not overlap. */
function hitsWithin(hits: readonly TermHit[], range: Span, span: Span): Span {
  const start = firstFrom(range, (index) => hits[index]?.span.start ?? 0, span.start)
  let end = start
  while (end < range.end && (hits[end]?.span.end ?? Number.POSITIVE_INFINITY) <= span.end) end++
  return { start, end }
}

function countTopics(reading: Reading, candidate: number, span: Span): number {
  if (reading.firstTopicHitOf[candidate] === reading.firstTopicHitOf[candidate + 1]) return 0
  const { topicsOfTerm } = reading.topics
  return new Set(topicHits(reading, candidate, span).flatMap(({ place }) => topicsOfTerm[place] ?? [])).size
}

/** Reads one measure. */
export function measuredAs({ values }: Measured, name: Measure): number {
  return values[PLACE[name]] ?? 0
}

function countLexicons(reading: Reading, candidate: number, span: Span, values: number[]): void {
  const { hits, firstHitOf, rules } = reading
  const { start, end } = hitsWithin(hits, hitRange(firstHitOf, candidate), span)
  for (let at = start; at < end; at++) {
    const place = MEASURES.length + (rules.lexiconOfTerm[hits[at]?.place ?? 0] ?? 0)
    values[place] = (values[place] ?? 0) + 1
  }
}
