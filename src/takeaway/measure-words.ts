import type { Span } from '../text/span.ts'
import { firstFrom } from './first-from.ts'
import { PLACE } from './measure-names.ts'
import { AMOUNT, EMPTY, NAME, NUMBER, weightOf } from './read-words.ts'
import type { Reading } from './reading.ts'
import { FIRST_SENTENCE, factOf } from './term-table.ts'
import { IN_LEAD, IN_TITLE, KEY, RECURRING } from './terms.ts'

/** Word counts over a span, before they become measures. */
interface Tally {
  readonly words: number
  readonly terms: number
  readonly numbers: number
  readonly amounts: number
  readonly names: number
  readonly title: number
  readonly heading: number
  readonly lead: number
  readonly key: number
  readonly recurring: number
  readonly fresh: number
  readonly logCount: number
  readonly wording: number
}

/** Measures what is counted of the words of a span of one candidate. */
export function measureWords(reading: Reading, candidate: number, span: Span, values: number[]): void {
  const sum = tally(reading, candidate, span)
  const terms = Math.max(1, sum.terms)
  values[PLACE.length] = sum.words
  values[PLACE['relative-length']] = sum.words / reading.meanLength
  values[PLACE.numbers] = sum.numbers
  values[PLACE.amounts] = sum.amounts
  values[PLACE['title-overlap']] = sum.title / Math.max(1, reading.titleSize)
  values[PLACE['heading-overlap']] = sum.heading / terms
  values[PLACE['lead-overlap']] = sum.lead / terms
  values[PLACE.centrality] = sum.logCount / terms
  values[PLACE['relative-centrality']] = sum.logCount / Math.sqrt(terms)
  values[PLACE['key-terms']] = sum.key
  values[PLACE.recurrence] = sum.recurring / terms
  values[PLACE.novelty] = sum.fresh / terms
  values[PLACE.names] = sum.names
  values[PLACE['name-share']] = sum.names / Math.max(1, sum.words)
  values[PLACE.wording] = sum.wording
}

function tally(reading: Reading, candidate: number, span: Span): Tally {
  const { words, marks } = reading
  const heading = reading.headingTermsOf(reading.candidates[candidate]?.block ?? -1)
  const sum = {
    words: 0,
    terms: 0,
    numbers: 0,
    amounts: 0,
    names: 0,
    title: 0,
    heading: 0,
    lead: 0,
    key: 0,
    recurring: 0,
    fresh: 0,
    logCount: 0,
    wording: 0,
  }
  const { from, to } = wordsWithin(reading, candidate, span)
  for (let at = from; at < to; at++) {
    const id = words.ids[at] ?? 0
    const flags = words.flags[at] ?? 0
    const term = marks.flags[id] ?? 0
    const counts = 1 - bit(flags, EMPTY)
    sum.words++
    sum.numbers += bit(flags, NUMBER)
    sum.amounts += bit(flags, AMOUNT)
    sum.names += bit(flags, NAME)
    sum.wording += weightOf(words.terms, id, reading.rules.vocabulary)
    sum.terms += counts
    sum.logCount += counts * (marks.logCounts[id] ?? 0)
    sum.title += counts * bit(term, IN_TITLE)
    sum.lead += counts * bit(term, IN_LEAD)
    sum.key += counts * bit(term, KEY)
    sum.recurring += counts * bit(term, RECURRING)
    if (heading.size > 0) sum.heading += counts * Number(heading.has(id))
    sum.fresh += counts * Number(factOf(words.terms, id, FIRST_SENTENCE) === candidate)
  }
  return sum
}

function bit(flags: number, flag: number): 0 | 1 {
  return (flags & flag) === 0 ? 0 : 1
}

/** Half-open range of the words of a candidate that start within a span. */
export function wordsWithin(
  { words }: Reading,
  candidate: number,
  span: Span,
): { readonly from: number; readonly to: number } {
  const all = { start: words.firstOf[candidate] ?? 0, end: words.firstOf[candidate + 1] ?? 0 }
  const startOf = (at: number): number => words.starts[at] ?? 0
  const from = firstFrom(all, startOf, span.start)
  return { from, to: firstFrom({ start: from, end: all.end }, startOf, span.end) }
}

/**
 * The different terms of a span of one candidate, empty words left out.
 *
 * @param seenIn of all terms of the document, where each was seen last: anything but `candidate` for not yet.
 */
export function contentTerms(reading: Reading, candidate: number, span: Span, seenIn: Int32Array): readonly number[] {
  const { from, to } = wordsWithin(reading, candidate, span)
  const { ids, flags } = reading.words
  const terms: number[] = []
  for (let at = from; at < to; at++) {
    const id = ids[at] ?? 0
    if (bit(flags[at] ?? 0, EMPTY) === 1 || seenIn[id] === candidate) continue
    seenIn[id] = candidate
    terms.push(id)
  }
  return terms
}
