import { type Arena, HEAP, widened } from '../text/arena.ts'
import { codeUnitsOf, standsAt } from '../text/code-units.ts'
import { addRuns, createRuns, isWordUnit, runEnd } from '../text/runs.ts'
import {
  BORDERED,
  bitOf,
  bucketOf,
  LENGTH,
  MASK,
  mayBegin,
  NO_TERMS,
  PLACE,
  PLURAL_ENDINGS,
  TERM_LENGTH,
  type TermIndex,
  traceOfThree,
  traceOfTwo,
  UNITS,
} from './term-index.ts'

/** Room for the terms of a short article. */
const FEW_HITS = 128
const PLURAL_UNITS = PLURAL_ENDINGS.map((ending) => codeUnitsOf(ending))

/**
 * Terms found in a text, in order, as parallel columns: hit `i` is term `places[i]` from `starts[i]` to `ends[i]`. What
 * stands in the columns behind `count` means nothing.
 */
export interface TermHits {
  starts: Int32Array
  ends: Int32Array
  /** Places of the terms in the list that was compiled. */
  places: Int32Array
  count: number
}

/** What is looked for in a text that is read once from its start, and what was found. */
export interface Search {
  /** The code units of the text: folded and lower-cased, see `lowerCase`. */
  readonly units: Uint16Array
  readonly index: TermIndex
  readonly hits: TermHits
  /** Where the part ends that is being searched: no term goes beyond. */
  last: number
  /** Where the last term ends that was found: no other begins before. */
  end: number
}

/** Begins a search in a whole text. */
export function createSearch(units: Uint16Array, index: TermIndex, arena: Arena = HEAP): Search {
  const hits = {
    starts: arena.integers(FEW_HITS),
    ends: arena.integers(FEW_HITS),
    places: arena.integers(FEW_HITS),
    count: 0,
  }
  return { units, index, hits, last: units.length, end: 0 }
}

/**
 * Adds the term that begins at a run, when one does and nothing that was found before covers the place: the leftmost
 * terms are found, and of those the longest; masked ones are left out.
 *
 * A Latin term stands between word borders; a plural ending is allowed (`loan` finds `loans`).
 * @param at where the run starts; asked for in order. Where `mayBegin` says no, it need not be asked for.
 * @param hash of the run.
 */
export function searchAt(search: Search, at: number, hash: number): void {
  if (hash !== 0) searchIn(search, at, runEnd(search.units, at), bucketOf(search.index, hash))
  else if (at >= search.end) search.end = addOtherHit(search, at)
}

/** The same as `searchAt` for a word whose end and bucket are known. */
export function searchIn(search: Search, at: number, end: number, bucket: number): void {
  if (bucket === NO_TERMS || at < search.end) return
  // most terms behind common words have several, of which the second is another
  const { units, index } = search
  if (((index.seconds[bucket] ?? 0) & bitOf(units[end + 1] ?? 0)) !== 0) search.end = addHit(search, at, bucket)
}

/** Finds the terms of a whole text, see `searchAt`. */
export function findTerms(lower: string, index: TermIndex): TermHits {
  const units = codeUnitsOf(lower)
  const runs = createRuns(lower.length)
  addRuns(units, { start: 0, end: lower.length }, runs)
  const { starts, hashes, count } = runs
  const search = createSearch(units, index)
  for (let run = 0; run < count; run++) {
    const start = starts[run] ?? 0
    const hash = hashes[run] ?? 0
    if (mayBegin(index, hash, units[start] ?? 0)) searchAt(search, start, hash)
  }
  return search.hits
}

/** Adds the term that stands at a place and does not begin with a Latin word; says where it ends, at the place if none does. */
function addOtherHit(search: Search, at: number): number {
  const { units, index, last } = search
  const bucket = at + 2 < last ? (index.long[traceOfThree(units, at)] ?? 0) : 0
  const end = bucket === 0 ? at : addHit(search, at, bucket)
  return end > at ? end : addHit(search, at, index.short[traceOfTwo(units, at)] ?? 0)
}

/** Adds the term of a bucket that stands at a place; says where it ends, at the place when none does. */
function addHit(search: Search, at: number, bucket: number): number {
  const { terms, firstOf } = search.index
  const last = firstOf[bucket + 1] ?? 0
  for (let term = firstOf[bucket] ?? 0; term < last; term += TERM_LENGTH) {
    const end = endOfTerm(search, term, at)
    if (end === undefined) continue
    if (terms[term + PLACE] !== MASK) pushHit(search.hits, at, end, terms[term + PLACE] ?? MASK)
    return end
  }
  return at
}

function pushHit(hits: TermHits, start: number, end: number, place: number): void {
  if (hits.count === hits.starts.length) makeRoom(hits)
  const at = hits.count++
  hits.starts[at] = start
  hits.ends[at] = end
  hits.places[at] = place
}

/** Twice as many hits fit into the columns afterwards. */
function makeRoom(hits: TermHits): void {
  hits.starts = widened(hits.starts)
  hits.ends = widened(hits.ends)
  hits.places = widened(hits.places)
}

/** Where a term ends that stands at a place; `undefined` when it does not. */
function endOfTerm({ units, index, last }: Search, term: number, at: number): number | undefined {
  const end = at + (index.terms[term + LENGTH] ?? 0)
  if (end > last || !isTermAt(index, term, units, at)) return undefined
  return index.terms[term + BORDERED] === 1 ? wordBorderAfter(units, end, last) : end
}

/** The last units are compared first: terms of one bucket begin alike. */
function isTermAt(index: TermIndex, term: number, units: Uint16Array, at: number): boolean {
  const from = index.terms[term + UNITS] ?? 0
  let left = index.terms[term + LENGTH] ?? 0
  while (left > 0 && index.units[from + left - 1] === units[at + left - 1]) left--
  return left === 0
}

/** Where the word that a term ends in ends: here, or after a plural ending; `undefined` when it goes on otherwise. */
function wordBorderAfter(units: Uint16Array, end: number, last: number): number | undefined {
  if (endsWord(units, end)) return end
  for (const ending of PLURAL_UNITS) {
    const after = end + ending.length
    if (after <= last && standsAt(ending, units, end) && endsWord(units, after)) return after
  }
  return undefined
}

function endsWord(units: Uint16Array, end: number): boolean {
  return end >= units.length || !isWordUnit(units[end] ?? 0)
}
