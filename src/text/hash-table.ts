/** Numbers found by the hash of a word, so that no string needs to be cut out of a text to look it up. */
export interface HashTable {
  /** One bit for each of many hashes: small enough to stay at hand, it answers for most words that are not there. */
  readonly sieve: Uint8Array
  /** A power of two. */
  readonly size: number
  /** By slot: a hash, and 1 + the number kept for it, 0 for a free slot. Side by side, since memory is read in lines. */
  readonly slots: Int32Array
}

/** What is given back for a hash that no table holds. */
export const NOT_THERE = -1

/**
 * Slots for each entry, at least: the sieve has turned away nearly all that is not there, so that a small table, of which
 * more is at hand, is worth more than a second look at what is.
 */
const ROOM = 1.4

/** How many slots a table of so many entries has: a power of two. */
export function slotsFor(entries: number): number {
  let size = 8
  while (size < entries * ROOM) size *= 2
  return size
}

/** Makes a table of hashes known beforehand; the numbers are 0 or more. */
export function compileHashTable(entries: ReadonlyMap<number, number>): HashTable {
  const size = slotsFor(entries.size)
  const slots = new Int32Array(size * 2)
  // eight bits a slot: one in eleven or fewer is set
  const sieve = new Uint8Array(size)
  for (const [hash, value] of entries) {
    sieve[(hash >>> 3) & (size - 1)] = (sieve[(hash >>> 3) & (size - 1)] ?? 0) | (1 << (hash & 7))
    let slot = firstSlot(hash, size)
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot * 2] = hash
    slots[slot * 2 + 1] = value + 1
  }
  return { sieve, size, slots }
}

/** Lists what a table keeps: hashes and their numbers, in no order. */
export function* entriesOf({ size, slots }: HashTable): Iterable<readonly [hash: number, value: number]> {
  for (let slot = 0; slot < size; slot++) {
    const value = slots[slot * 2 + 1] ?? 0
    if (value !== 0) yield [slots[slot * 2] ?? 0, value - 1]
  }
}

/** Tells whether a table may keep a number for a hash: one in eleven that it has not, or fewer, pass for one that it has. */
export function mayKeep(sieve: Uint8Array, hash: number): boolean {
  return (((sieve[(hash >>> 3) & (sieve.length - 1)] ?? 0) >> (hash & 7)) & 1) === 1
}

/** Finds the number that is kept for a hash; `NOT_THERE` when there is none. */
export function keptFor({ sieve, size, slots }: HashTable, hash: number): number {
  if (!mayKeep(sieve, hash)) return NOT_THERE
  for (let slot = firstSlot(hash, size); ; slot = (slot + 1) & (size - 1)) {
    const value = slots[slot * 2 + 1] ?? 0
    if (value === 0) return NOT_THERE
    if (slots[slot * 2] === hash) return value - 1
  }
}

/** Tells whether a table keeps a number for a hash. */
export function keeps(table: HashTable, hash: number): boolean {
  return mayKeep(table.sieve, hash) && keptFor(table, hash) !== NOT_THERE
}

/** Where to begin in a table whose size is a power of two; the low bits alone of this hash fall together too often. */
export function firstSlot(hash: number, size: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1)
}
