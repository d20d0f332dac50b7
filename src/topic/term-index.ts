import { type Arena, HEAP, widened } from '../text/arena.ts'
import { codeUnitsOf, standsAt } from '../text/code-units.ts'
import { compileHashTable, type HashTable, keptFor, NOT_THERE } from '../text/hash-table.ts'
import { lowerCase } from '../text/lower-case.ts'
import { addRuns, createRuns, hashOfWord, isWordUnit, runEnd } from '../text/runs.ts'

/**
 * Terms compiled for search, in buckets by how they begin: most places of a text need no more than a look at a table.
 * All stands in columns, so that a look leads to one place in memory and not from object to object.
 */
export interface TermIndex {
  /** `TERM_LENGTH` numbers a term, bucket by bucket, the longest of each first: see `UNITS` and the places behind it. */
  readonly terms: Int32Array
  /** The code units of the terms, in lower case, one term behind the other. */
  readonly units: Uint16Array
  /** Where each bucket begins in `terms`; one entry more than there are buckets. */
  readonly firstOf: Int32Array
  /** By bucket: what stands one unit behind the first word of its terms, see `bitOf`; all bits where one ends before. */
  readonly seconds: Int32Array
  /** Hash of the Latin word or number that a term begins with → its bucket. */
  readonly words: HashTable
  /** By code unit: 1 where a term begins with it that does not begin with a Latin word. */
  readonly firsts: Uint8Array
  /** `traceOfThree` → the bucket of those terms of three code units and more; 0, an empty bucket, for most. */
  readonly long: Uint16Array
  /** `traceOfTwo` → the same for those of two code units. */
  readonly short: Uint16Array
}

/** Numbers of a term in `TermIndex.terms`. */
const TERM_LENGTH = 4
/** Where its code units begin in `TermIndex.units`. */
const UNITS = 0
/** How many they are. */
const LENGTH = 1
/** Its place in the list that was compiled; `MASK` for a term that only hides what it covers. */
const PLACE = 2
/** 1 when it ends in a Latin letter or digit, so that a word border must follow it. */
const BORDERED = 3

/** A term before it is arranged. */
interface LooseTerm {
  /** Lower case. */
  readonly text: string
  readonly units: Uint16Array
  readonly place: number
}

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

/** The bucket that holds none. */
const NO_TERMS = 0
const ANY_SECOND = -1

/** Room for the terms of a short article. */
const FEW_HITS = 128

/** Of a Latin term; the word in the text may have one of them where the term has none. */
const PLURAL_ENDINGS = ['s', 'es']
const PLURAL_UNITS = PLURAL_ENDINGS.map((ending) => codeUnitsOf(ending))

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
  const buckets: LooseTerm[][] = [[]]
  const bucketOfWord = new Map<number, number>()
  const firsts = new Uint8Array(0x10000)
  const long = new Uint16Array(0x10000)
  const short = new Uint16Array(0x10000)
  const put = (term: LooseTerm, known: number): number => {
    const bucket = known || buckets.push([]) - 1
    buckets[bucket]?.push(term)
    return bucket
  }
  for (const term of looseTerms(terms)) {
    const { text, units } = term
    const first = units[0] ?? 0
    if (isWordUnit(first)) {
      for (const hash of hashesOfFirstWord(text)) bucketOfWord.set(hash, put(term, bucketOfWord.get(hash) ?? 0))
      continue
    }
    firsts[first] = 1
    const [table, trace] = units.length === 2 ? [short, traceOfTwo(units, 0)] : [long, traceOfThree(units, 0)]
    table[trace] = put(term, table[trace] ?? 0)
  }
  for (const bucket of buckets) bucket.sort((a, b) => b.text.length - a.text.length || a.place - b.place)
  const { terms: columns, units, firstOf } = inColumns(buckets)
  const seconds = Int32Array.from(buckets, (bucket) => bucket.reduce((bits, term) => bits | secondBits(term), 0))
  return { terms: columns, units, firstOf, seconds, words: compileHashTable(bucketOfWord), firsts, long, short }
}

function inColumns(buckets: readonly (readonly LooseTerm[])[]): Pick<TermIndex, 'terms' | 'units' | 'firstOf'> {
  const units: number[] = []
  const terms: number[] = []
  const firstOf = [0]
  for (const bucket of buckets) {
    for (const term of bucket) {
      const bordered = Number(isWordUnit(term.units.at(-1) ?? 0))
      terms.push(units.length, term.units.length, term.place, bordered)
      for (const unit of term.units) units.push(unit)
    }
    firstOf.push(terms.length)
  }
  return { terms: Int32Array.from(terms), units: Uint16Array.from(units), firstOf: Int32Array.from(firstOf) }
}

function secondBits({ units }: LooseTerm): number {
  const end = runEnd(units, 0)
  return end + 1 >= units.length ? ANY_SECOND : bitOf(units[end + 1] ?? 0)
}

/** One of 32 bits for a code unit: those of letters are all different. */
function bitOf(unit: number): number {
  return 1 << (unit & 31)
}

function looseTerms(terms: readonly string[]): readonly LooseTerm[] {
  return terms
    .map((term, place) => {
      const masks = term.startsWith('-')
      const text = lowerCase(masks ? term.slice(1) : term).trim()
      return { text, units: codeUnitsOf(text), place: masks ? MASK : place }
    })
    .filter(({ text }) => text.length >= 2)
}

/** Hashes of the words of a text at which a term can be found that begins with a word of its own. */
function hashesOfFirstWord(text: string): ReadonlySet<number> {
  const end = runEnd(codeUnitsOf(text), 0)
  // only the word that a term ends in can be in the plural
  const endings = end === text.length ? ['', ...PLURAL_ENDINGS] : ['']
  const forms = endings.map((ending) => codeUnitsOf(text.slice(0, end) + ending))
  return new Set(forms.map((units) => hashOfWord(units, 0, units.length)))
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
 * Tells whether a term may begin at a run: where none may, none does.
 *
 * @param hash of the run; 0 for what is no word, which is told by its code unit.
 */
function mayBegin({ words, firsts }: TermIndex, hash: number, unit: number): boolean {
  return hash === 0 ? firsts[unit] === 1 : keptFor(words, hash) !== NOT_THERE
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

/** The bucket of the terms that begin with a word, for `searchIn`; an empty one for most words. */
export function bucketOf({ words }: TermIndex, hash: number): number {
  const kept = keptFor(words, hash)
  return kept === NOT_THERE ? NO_TERMS : kept
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

/** Two code units in 16 bits; those that fall together are told apart by their texts. */
function traceOfTwo(units: Uint16Array, at: number): number {
  return (((units[at] ?? 0) << 7) ^ (units[at + 1] ?? 0)) & 0xffff
}

function traceOfThree(units: Uint16Array, at: number): number {
  return (((units[at] ?? 0) << 10) ^ ((units[at + 1] ?? 0) << 5) ^ (units[at + 2] ?? 0)) & 0xffff
}
