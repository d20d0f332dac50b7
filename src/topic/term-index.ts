import { codeUnitsOf } from '../text/code-units.ts'
import { compileHashTable, type HashTable, keptFor, NOT_THERE } from '../text/hash-table.ts'
import { addRuns, hashOfWord, isWordUnit, type Runs, runEnd } from '../text/runs.ts'
import type { Span } from '../text/span.ts'

/** Terms compiled for search, in buckets by how they begin: most places of a text need no more than a look at a table. */
export interface TermIndex {
  /** Each longest first; terms that begin alike, and a few that only have the same hash or trace. */
  readonly buckets: readonly (readonly IndexedTerm[])[]
  /** Hash of the Latin word or number that a term begins with → place in `buckets`. */
  readonly words: HashTable
  /** By code unit: 1 where a term begins with it that does not begin with a Latin word. */
  readonly firsts: Uint8Array
  /** `traceOfThree` → place in `buckets` of those terms of three code units and more; 0, an empty bucket, for most. */
  readonly long: Uint16Array
  /** `traceOfTwo` → the same for those of two code units. */
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

/** Of a Latin term; the word in the text may have one of them where the term has none. */
const PLURAL_ENDINGS = ['', 's', 'es']

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
  const bucketOfWord = new Map<number, number>()
  const firsts = new Uint8Array(0x10000)
  const long = new Uint16Array(0x10000)
  const short = new Uint16Array(0x10000)
  for (const term of indexedTerms(terms)) {
    const { text } = term
    if (isWordUnit(text.charCodeAt(0))) {
      for (const hash of hashesOfFirstWord(text)) {
        const bucket = bucketOfWord.get(hash) ?? buckets.push([]) - 1
        bucketOfWord.set(hash, bucket)
        buckets[bucket]?.push(term)
      }
      continue
    }
    firsts[text.charCodeAt(0)] = 1
    const [table, trace] = text.length === 2 ? [short, traceOfTwo(text, 0)] : [long, traceOfThree(text, 0)]
    const bucket = table[trace] || buckets.push([]) - 1
    table[trace] = bucket
    buckets[bucket]?.push(term)
  }
  for (const bucket of buckets) bucket.sort((a, b) => b.text.length - a.text.length || a.place - b.place)
  return { buckets, words: compileHashTable(bucketOfWord), firsts, long, short }
}

function indexedTerms(terms: readonly string[]): readonly IndexedTerm[] {
  return terms
    .map((term, place) => {
      const masks = term.startsWith('-')
      const text = lowerCase(masks ? term.slice(1) : term).trim()
      const last = text.charCodeAt(text.length - 1)
      return { text, last, place: masks ? MASK : place, bordered: isWordUnit(last) }
    })
    .filter(({ text }) => text.length >= 2)
}

/** Hashes of the words of a text at which a term can be found that begins with a word of its own. */
function hashesOfFirstWord(text: string): ReadonlySet<number> {
  const end = runEnd(codeUnitsOf(text), 0)
  // only the word that a term ends in can be in the plural
  const endings = end === text.length ? PLURAL_ENDINGS : ['']
  const forms = endings.map((ending) => codeUnitsOf(text.slice(0, end) + ending))
  return new Set(forms.map((units) => hashOfWord(units, 0, units.length)))
}

/** A part of a text in which terms are looked for, and the range of the runs within it. */
export interface SearchedPart {
  readonly end: number
  readonly from: number
  readonly to: number
}

/**
 * Finds terms in a part of a text: the leftmost, and of those the longest; none overlap.
 *
 * A Latin term stands between word borders; a plural ending is allowed (`loan` finds `loans`).
 * @param lower the whole text, folded and lower-cased, see `lowerCase`.
 * @param runs of the text, at least of the part: a term begins where one does.
 * @param hits what is added to, in order, masked ones left out. Linear in the part for a given index.
 */
export function addHits(
  lower: string,
  runs: Runs,
  { part, index }: { readonly part: SearchedPart; readonly index: TermIndex },
  hits: TermHit[],
): void {
  let end = 0
  for (let i = part.from; i < part.to; i++) {
    const at = runs.starts[i] ?? 0
    if (at < end) continue
    const hit = hitAt(lower, at, { last: part.end, hash: runs.hashes[i] ?? 0 }, index)
    if (hit === undefined) continue
    if (hit.place !== MASK) hits.push(hit)
    end = hit.span.end
  }
}

/** Finds the terms of a whole text, see `addHits`. */
export function findTerms(lower: string, index: TermIndex): readonly TermHit[] {
  const runs = { starts: [], ends: [], hashes: [] }
  const hits: TermHit[] = []
  addRuns(codeUnitsOf(lower), { start: 0, end: lower.length }, runs)
  addHits(lower, runs, { part: { end: lower.length, from: 0, to: runs.starts.length }, index }, hits)
  return hits
}

function hitAt(
  lower: string,
  at: number,
  { last, hash }: { readonly last: number; readonly hash: number },
  { buckets, words, firsts, long, short }: TermIndex,
): TermHit | undefined {
  if (hash !== 0) {
    const bucket = keptFor(words, hash)
    return bucket === NOT_THERE ? undefined : hitOf(buckets[bucket], lower, at, last)
  }
  if (firsts[lower.charCodeAt(at)] === 0) return undefined
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
  for (const ending of PLURAL_ENDINGS) {
    const after = end + ending.length
    if (after > last || !lower.startsWith(ending, end)) continue
    if (after >= lower.length || !isWordUnit(lower.charCodeAt(after))) return after
  }
  return undefined
}

/** Two code units in 16 bits; those that fall together are told apart by their texts. */
function traceOfTwo(text: string, at: number): number {
  return ((text.charCodeAt(at) << 7) ^ text.charCodeAt(at + 1)) & 0xffff
}

function traceOfThree(text: string, at: number): number {
  return ((text.charCodeAt(at) << 10) ^ (text.charCodeAt(at + 1) << 5) ^ text.charCodeAt(at + 2)) & 0xffff
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
