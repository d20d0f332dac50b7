/**
 * Numbers the Han characters and pairs of characters of an index.
 *
 * A pair is a 32-bit key (`hanPair`), so a table of integers holds a million of them in 12 MB, where a `Map` of
 * strings takes ten times as much. Keys are never 0: that marks a free place.
 */
export interface HanTable {
  /** Open addressing, a power of two long; 0 is free. */
  keys: Uint32Array
  /** The number given to the key at the same place. */
  ids: Uint32Array
  count: number
}

/** The table doubles before more than this share of it is taken; past that, searching a free place slows down. */
const FULLEST = 0.6
const FIRST_SIZE = 1024
/** Knuth's multiplier for hashing by multiplication, 2^32 divided by the golden ratio (TAOCP 3, §6.4). */
const SPREAD = 0x9e3779b1

/** Makes an empty table. */
export function createHanTable(): HanTable {
  return { keys: new Uint32Array(FIRST_SIZE), ids: new Uint32Array(FIRST_SIZE), count: 0 }
}

/** The key of two characters that stand side by side; a single character is its own key. */
export function hanPair(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

/** The number of a key; `undefined` when the table does not hold it. */
export function findHan(table: HanTable, key: number): number | undefined {
  const place = placeOf(table.keys, key)
  return table.keys[place] === key ? table.ids[place] : undefined
}

/** The number of a key; one that is new gets `next`. */
export function numberHan(table: HanTable, key: number, next: number): number {
  const place = placeOf(table.keys, key)
  if (table.keys[place] === key) return table.ids[place] ?? next
  table.keys[place] = key
  table.ids[place] = next
  table.count++
  if (table.count > table.keys.length * FULLEST) grow(table)
  return next
}

function placeOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1
  let place = (Math.imul(key, SPREAD) >>> 7) & mask
  while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask
  return place
}

function grow(table: HanTable): void {
  const { keys, ids } = table
  const [widerKeys, widerIds] = [new Uint32Array(keys.length * 2), new Uint32Array(keys.length * 2)]
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    if (key === 0) continue
    const place = placeOf(widerKeys, key)
    widerKeys[place] = key
    widerIds[place] = ids[i] ?? 0
  }
  table.keys = widerKeys
  table.ids = widerIds
}
