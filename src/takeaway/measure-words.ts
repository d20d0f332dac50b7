import { firstWithin } from '../text/first-from.ts'
import type { Span } from '../text/span.ts'
import { PLACE } from './measure-names.ts'
import { AMOUNT, EMPTY, FRESH, NAME, NUMBER } from './read-words.ts'
import type { Reading } from './reading.ts'
import { IN_LEAD, IN_TITLE, KEY, RECURRING } from './terms.ts'

/** Measures what is counted of the words of a span of one candidate. */
export function measureWords(reading: Reading, candidate: number, span: Span, values: number[]): void {
  const { from, to } = wordsWithin(reading, candidate, span)
  const words = to - from
  values[PLACE.length] = words
  values[PLACE['relative-length']] = words / reading.meanLength
  const terms = Math.max(1, countWords(reading, from, to, values))
  values[PLACE['title-overlap']] = (values[PLACE['title-overlap']] ?? 0) / Math.max(1, reading.titleSize)
  values[PLACE['lead-overlap']] = (values[PLACE['lead-overlap']] ?? 0) / terms
  values[PLACE.recurrence] = (values[PLACE.recurrence] ?? 0) / terms
  values[PLACE['name-share']] = (values[PLACE.names] ?? 0) / Math.max(1, words)
  const heading = reading.headingTermsOf(reading.candidates[candidate]?.block ?? -1)
  if (heading.size > 0) values[PLACE['heading-overlap']] = countHeading(reading, from, to, heading) / terms
  values[PLACE.novelty] = (values[PLACE.novelty] ?? 0) / terms
}

/** Counts the words and what is marked of them, in one go over them; says how many of them are terms. */
function countWords({ words, marks }: Reading, from: number, to: number, values: number[]): number {
  const { ids, flags } = words
  const { weights, logCounts, flags: termFlags } = marks
  let [count, numbers, amounts, names, title, lead, key, recurring, fresh] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  let [logCount, wording] = [0, 0]
  for (let at = from; at < to; at++) {
    const id = ids[at] ?? 0
    const word = flags[at] ?? 0
    numbers += word & NUMBER
    amounts += (word & AMOUNT) >> 1
    names += (word & NAME) >> 2
    wording += weights[id] ?? 0
    if ((word & EMPTY) !== 0) continue
    const term = termFlags[id] ?? 0
    count++
    logCount += logCounts[id] ?? 0
    title += term & IN_TITLE
    lead += (term & IN_LEAD) >> 1
    key += (term & KEY) >> 2
    recurring += (term & RECURRING) >> 3
    fresh += (word & FRESH) >> 4
  }
  values[PLACE.numbers] = numbers
  values[PLACE.amounts] = amounts
  values[PLACE.names] = names
  values[PLACE['title-overlap']] = title
  values[PLACE['lead-overlap']] = lead
  values[PLACE.centrality] = logCount / Math.max(1, count)
  values[PLACE['relative-centrality']] = logCount / Math.sqrt(Math.max(1, count))
  values[PLACE['key-terms']] = key
  values[PLACE.recurrence] = recurring
  values[PLACE.wording] = wording
  values[PLACE.novelty] = fresh
  return count
}

function countHeading({ words }: Reading, from: number, to: number, heading: ReadonlySet<number>): number {
  let count = 0
  for (let at = from; at < to; at++) {
    if (((words.flags[at] ?? 0) & EMPTY) === 0 && heading.has(words.ids[at] ?? 0)) count++
  }
  return count
}

/** Half-open range of the words of a candidate that start within a span. */
export function wordsWithin(
  { words }: Reading,
  candidate: number,
  span: Span,
): { readonly from: number; readonly to: number } {
  const end = words.firstOf[candidate + 1] ?? 0
  const from = firstWithin(words.starts, { start: words.firstOf[candidate] ?? 0, end }, span.start)
  return { from, to: firstWithin(words.starts, { start: from, end }, span.end) }
}

/** For each term of a document the last list that it is in, so that it is in none twice. */
export interface TermLists {
  readonly lastOf: Int32Array
  count: number
}

/** The different terms of a span of one candidate, empty words left out. */
export function contentTerms(reading: Reading, candidate: number, span: Span, lists: TermLists): readonly number[] {
  const { from, to } = wordsWithin(reading, candidate, span)
  const { ids, flags } = reading.words
  const list = ++lists.count
  const terms: number[] = []
  for (let at = from; at < to; at++) {
    const id = ids[at] ?? 0
    if (((flags[at] ?? 0) & EMPTY) !== 0 || lists.lastOf[id] === list) continue
    lists.lastOf[id] = list
    terms.push(id)
  }
  return terms
}
