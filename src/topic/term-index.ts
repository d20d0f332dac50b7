import { isDigit, isLatinLetter } from '../text/characters.ts'
import type { Span } from '../text/span.ts'

/** Terms compiled for search, in buckets by how they begin: most places of a text need no more than a look at a table. */
export interface TermIndex {
  /** Each longest first; terms that begin alike, and a few that only have the same trace. */
  readonly buckets: readonly (readonly IndexedTerm[])[]
  /** `traceOfThree` → place in `buckets` of the terms of three code units and more; 0, an empty bucket, for most. */
  readonly long: Uint16Array
  /** `traceOfTwo` → the same for the terms of two code units. */
  readonly short: Uint16Array
}

/** One compiled term. */
export interface IndexedTerm {
  /** Lower case. */
  readonly text: string
  /** Its last code unit. */
  readonly last: number
  /** Place of the term in the list that was compiled; `MASK` for a term that only hides what it covers. */
  readonly place: number
  /** `true` when the term ends in a Latin letter or digit, so that a word border must follow it. */
  readonly bordered: boolean
}

/** A term found in a text. */
export interface TermHit {
  readonly span: Span
  /** Place of the term in the list that was compiled. */
  readonly place: number
}

const SPACE = 0x20

/** The place of a term that is looked for only to hide shorter ones inside it. */
export const MASK = -1

/**
 * Compiles terms for `findTerms`.
 *
 * @param terms Simplified Chinese or Latin script, any case. Terms of one code unit are left out: a lone character is
 * part of too many words. One that begins with `-` hides what stands within it: `-城市场馆` keeps 市场 from being
 * found there.
 */
export function compileTerms(terms: readonly string[]): TermIndex {
  const buckets: IndexedTerm[][] = [[]]
  const long = new Uint16Array(0x10000)
  const short = new Uint16Array(0x10000)
  for (const [place, term] of terms.entries()) {
    const masks = term.startsWith('-')
    const text = lowerCase(masks ? term.slice(1) : term).trim()
    if (text.length < 2) continue
    const [table, trace] = text.length === 2 ? [short, traceOfTwo(text, 0)] : [long, traceOfThree(text, 0)]
    const bucket = table[trace] || buckets.push([]) - 1
    table[trace] = bucket
    const last = text.charCodeAt(text.length - 1)
    buckets[bucket]?.push({ text, last, place: masks ? MASK : place, bordered: isWordUnit(last) })
  }
  for (const bucket of buckets) bucket.sort((a, b) => b.text.length - a.text.length || a.place - b.place)
  return { buckets, long, short }
}

/**
 * Lists where a term can begin: everywhere but at white space and inside a Latin word. Made once, it serves every index.
 *
 * @param lower the whole text, folded and lower-cased, see `lowerCase`.
 */
export function termStarts(lower: string, span: Span): readonly number[] {
  const starts: number[] = []
  let isInWord = span.start > 0 && isWordUnit(lower.charCodeAt(span.start - 1))
  for (let at = span.start; at < span.end - 1; at++) {
    const unit = lower.charCodeAt(at)
    const isWord = isWordUnit(unit)
    if (unit !== SPACE && !(isWord && isInWord)) starts.push(at)
    isInWord = isWord
  }
  return starts
}

/**
 * Finds terms in a text: the leftmost, and of those the longest; none overlap.
 *
 * A Latin term stands between word borders; a plural ending is allowed (`loan` finds `loans`).
 * @param lower the whole text, folded and lower-cased, see `lowerCase`.
 * @param starts where terms can begin in the span, see `termStarts`.
 * @returns hits in order, masked ones left out. Linear in the span for a given index.
 */
export function findTerms(
  lower: string,
  span: Span,
  index: TermIndex,
  starts: readonly number[] = termStarts(lower, span),
): readonly TermHit[] {
  const hits: TermHit[] = []
  let end = span.start
  for (const at of starts) {
    if (at < end) continue
    const hit = hitAt(lower, at, span.end, index)
    if (hit === undefined) continue
    if (hit.place !== MASK) hits.push(hit)
    end = hit.span.end
  }
  return hits
}

function hitAt(lower: string, at: number, last: number, { buckets, long, short }: TermIndex): TermHit | undefined {
  const bucket = at + 2 < last ? (long[traceOfThree(lower, at)] ?? 0) : 0
  const hit = bucket === 0 ? undefined : hitOf(buckets[bucket], lower, at, last)
  if (hit !== undefined) return hit
  const second = short[traceOfTwo(lower, at)] ?? 0
  return second === 0 ? undefined : hitOf(buckets[second], lower, at, last)
}

function hitOf(
  bucket: readonly IndexedTerm[] | undefined,
  lower: string,
  at: number,
  last: number,
): TermHit | undefined {
  for (const term of bucket ?? []) {
    const end = at + term.text.length
    if (end > last || lower.charCodeAt(end - 1) !== term.last || !lower.startsWith(term.text, at)) continue
    const borderedEnd = term.bordered ? wordBorderAfter(lower, end, last) : end
    if (borderedEnd !== undefined) return { span: { start: at, end: borderedEnd }, place: term.place }
  }
  return undefined
}

/** Where the word that a term ends in ends: here, or after a plural ending; `undefined` when it goes on otherwise. */
function wordBorderAfter(lower: string, end: number, last: number): number | undefined {
  for (const ending of ['', 's', 'es']) {
    const after = end + ending.length
    if (after > last || !lower.startsWith(ending, end)) continue
    if (after >= lower.length || !isWordUnit(lower.charCodeAt(after))) return after
  }
  return undefined
}

/** Two code units in 16 bits: those of Latin letters never fall together, others seldom; their texts tell them apart. */
function traceOfTwo(text: string, at: number): number {
  return ((text.charCodeAt(at) << 7) ^ text.charCodeAt(at + 1)) & 0xffff
}

function traceOfThree(text: string, at: number): number {
  return ((text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2)) & 0xffff
}

function isWordUnit(unit: number): boolean {
  return isDigit(unit) || isLatinLetter(unit)
}

/** Lower-cases a text without ever changing its length, so that offsets hold (`İ` stays as it is). */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at)
    const small = unit.toLowerCase()
    return small.length === 1 ? small : unit
  }).join('')
}
