import { entriesOf, firstSlot, mayKeep, NOT_THERE, slotsFor } from '../text/hash-table.ts'
import type { TermIndex } from '../topic/term-index.ts'
import { UNKNOWN_WORD, type Vocabulary } from './vocabulary.ts'

/** What is known of a word: it says nothing by itself. */
export const SAYS_NOTHING = 1
/** A term of the lexicons may begin with it. */
export const LEXICON = 2
/** A term of the topics may begin with it. */
export const TOPIC = 4
/** Above these bits stands its place in the vocabulary. */
export const PLACE_SHIFT = 3
/** Either. */
const BEGINNINGS = LEXICON | TOPIC

/** Two buckets stand in one number: those of the lexicons above those of the topics. No index has so many. */
export const BUCKET_BITS = 16
/** The lower of the two. */
export const MOST_BUCKETS = 0xffff

/** All that words are looked up in, arranged so that one look tells what all of it knows. */
export interface Lookup {
  readonly vocabulary: Vocabulary
  readonly lexicon: TermIndex
  readonly topics: TermIndex
  /** See `mayKeep`; as many bytes as there are rows. */
  readonly sieve: Uint8Array
  /** `ROW` numbers a word, side by side since memory is read in lines; nothing is known in a free row. */
  readonly rows: Int32Array
  /** By code unit: `LEXICON` and `TOPIC` where a term begins with it that does not begin with a Latin word. */
  readonly firsts: Uint8Array
}

const ROW = 4
/**
 * In a row: the hash and the shape of a word, the bits above with its place, and where to look for the terms that begin
 * with it. Of what only begins terms, the hash alone is known; its shape is `ANY_SHAPE`.
 */
const [HASH, SHAPE, KNOWN, BUCKETS] = [0, 1, 2, 3]
const ANY_SHAPE = 0

/** The terms that begin with words of a hash. */
interface Beginning {
  bits: number
  buckets: number
}

/** Arranges a vocabulary, the terms of the lexicons and those of the topics. */
export function compileLookup(vocabulary: Vocabulary, lexicon: TermIndex, topics: TermIndex): Lookup {
  const beginnings = beginningsByHash(lexicon, topics)
  const { hashes, shapes, empty } = vocabulary
  const size = slotsFor(hashes.length + beginnings.size)
  const lookup = { sieve: new Uint8Array(size), rows: new Int32Array(size * ROW) }
  // before those of any shape, so that a word of the vocabulary finds its own row first
  for (let place = UNKNOWN_WORD + 1; place < hashes.length; place++) {
    const hash = hashes[place] ?? 0
    const { bits, buckets } = beginnings.get(hash) ?? { bits: 0, buckets: 0 }
    const known = (place << PLACE_SHIFT) | bits | ((empty[place] ?? 0) * SAYS_NOTHING)
    addRow(lookup, [hash, shapes[place] ?? ANY_SHAPE, known, buckets])
  }
  for (const [hash, { bits, buckets }] of beginnings) addRow(lookup, [hash, ANY_SHAPE, bits, buckets])
  const firsts = lexicon.firsts.map((first, unit) => first * LEXICON + (topics.firsts[unit] ?? 0) * TOPIC)
  return { vocabulary, lexicon, topics, ...lookup, firsts }
}

function beginningsByHash(lexicon: TermIndex, topics: TermIndex): ReadonlyMap<number, Beginning> {
  const found = new Map<number, Beginning>()
  const add = (hash: number, bit: number, bucket: number) => {
    const { bits, buckets } = found.get(hash) ?? { bits: 0, buckets: 0 }
    found.set(hash, { bits: bits | bit, buckets: buckets | bucket })
  }
  for (const [hash, bucket] of entriesOf(lexicon.words)) add(hash, LEXICON, bucket << BUCKET_BITS)
  for (const [hash, bucket] of entriesOf(topics.words)) add(hash, TOPIC, bucket)
  return found
}

function addRow({ sieve, rows }: Pick<Lookup, 'sieve' | 'rows'>, row: readonly [hash: number, ...number[]]): void {
  const [hash] = row
  const last = sieve.length - 1
  sieve[(hash >>> 3) & last] = (sieve[(hash >>> 3) & last] ?? 0) | (1 << (hash & 7))
  let slot = firstSlot(hash, sieve.length)
  while (rows[slot * ROW + KNOWN] !== 0) slot = (slot + 1) & last
  rows.set(row, slot * ROW)
}

/**
 * Finds the row of a word, or of a pair of Han characters.
 * @param shape see `shapeOf`.
 * @returns what `knownAt` and `bucketsAt` take; `NOT_THERE` for a word that nothing is known of.
 */
export function rowOf({ sieve, rows }: Lookup, hash: number, shape: number): number {
  if (!mayKeep(sieve, hash)) return NOT_THERE
  const last = sieve.length - 1
  for (let slot = firstSlot(hash, sieve.length); ; slot = (slot + 1) & last) {
    const row = slot * ROW
    if (rows[row + KNOWN] === 0) return NOT_THERE
    if (rows[row + HASH] === hash && (rows[row + SHAPE] === shape || rows[row + SHAPE] === ANY_SHAPE)) return row
  }
}

/** What is known of the word of a row, as the bits above with its place in the vocabulary. */
export function knownAt({ rows }: Lookup, row: number): number {
  return row === NOT_THERE ? 0 : (rows[row + KNOWN] ?? 0)
}

/** Where to look for the terms that begin with the word of a row. */
export function bucketsAt({ rows }: Lookup, row: number): number {
  return row === NOT_THERE ? 0 : (rows[row + BUCKETS] ?? 0)
}

/**
 * Tells which terms may begin at a run of a text, as bits.
 * @param hash of the run; 0 for what is no word, which is told by its code unit.
 */
export function beginningsOf({ sieve, rows, firsts }: Lookup, hash: number, unit: number): number {
  if (hash === 0) return firsts[unit] ?? 0
  if (!mayKeep(sieve, hash)) return 0
  const last = sieve.length - 1
  for (let slot = firstSlot(hash, sieve.length); ; slot = (slot + 1) & last) {
    const row = slot * ROW
    const known = rows[row + KNOWN] ?? 0
    if (known === 0 || rows[row + HASH] === hash) return known & BEGINNINGS
  }
}
