import { codeUnitsOf } from '../text/code-units.ts'
import { compileHashTable, type HashTable, keptFor, NOT_THERE } from '../text/hash-table.ts'
import { lowerCase } from '../text/lower-case.ts'
import { hashOfWord, isWordUnit, runEnd } from '../text/runs.ts'

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
export const TERM_LENGTH = 4
/** Where its code units begin in `TermIndex.units`. */
export const UNITS = 0
/** How many they are. */
export const LENGTH = 1
/** Its place in the list that was compiled; `MASK` for a term that only hides what it covers. */
export const PLACE = 2
/** 1 when it ends in a Latin letter or digit, so that a word border must follow it. */
export const BORDERED = 3

/** A term before it is arranged. */
interface LooseTerm {
  /** Lower case. */
  readonly text: string
  readonly units: Uint16Array
  readonly place: number
}

/** The bucket that holds none. */
export const NO_TERMS = 0
const ANY_SECOND = -1

/** Of a Latin term; the word in the text may have one of them where the term has none. */
export const PLURAL_ENDINGS = ['s', 'es']

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
export function bitOf(unit: number): number {
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

/**
 * Tells whether a term may begin at a run: where none may, none does.
 *
 * @param hash of the run; 0 for what is no word, which is told by its code unit.
 */
export function mayBegin({ words, firsts }: TermIndex, hash: number, unit: number): boolean {
  return hash === 0 ? firsts[unit] === 1 : keptFor(words, hash) !== NOT_THERE
}

/** The bucket of the terms that begin with a word, for `searchIn`; an empty one for most words. */
export function bucketOf({ words }: TermIndex, hash: number): number {
  const kept = keptFor(words, hash)
  return kept === NOT_THERE ? NO_TERMS : kept
}

/** Two code units in 16 bits; those that fall together are told apart by their texts. */
export function traceOfTwo(units: Uint16Array, at: number): number {
  return (((units[at] ?? 0) << 7) ^ (units[at + 1] ?? 0)) & 0xffff
}

/** The same of three. */
export function traceOfThree(units: Uint16Array, at: number): number {
  return (((units[at] ?? 0) << 10) ^ ((units[at + 1] ?? 0) << 5) ^ (units[at + 2] ?? 0)) & 0xffff
}
