import { type Arena, HEAP } from './arena.ts'

const ENCODER = new TextEncoder()
/** From this length on, in code units, the encoder's call costs less than it saves. */
const WORTH_ENCODING = 512

/**
 * The UTF-16 code units of a text as numbers. Whoever looks at every one of them several times makes this first: a
 * string tells its own shape anew each time it is asked, which costs several times as much as an array.
 */
export function codeUnitsOf(text: string, arena: Arena = HEAP): Uint16Array {
  const { length } = text
  const units = arena.units(length)
  if (length >= WORTH_ENCODING) {
    // of a text that is all ASCII, as English mostly is, the bytes are the code units, and written many times faster
    const bytes = arena.bytes(length)
    if (ENCODER.encodeInto(text, bytes).read === length) {
      units.set(bytes)
      return units
    }
  }
  // called on the prototype's method, it is found without asking each kind of string (flat, sliced, joined, …) for it
  for (let at = 0; at < length; at++) units[at] = String.prototype.charCodeAt.call(text, at)
  return units
}

/** The first value of a hash (FNV-1a, 32 bits). */
export const HASH_SEED = 0x811c9dc5 | 0
/** What a hash is multiplied by for every code unit. */
export const HASH_FACTOR = 0x01000193

/**
 * A hash of a stretch of code units: 32 bits, the same for the same units on every machine (FNV-1a, over units).
 * Equal hashes are no proof of equal units; see `shapeOf`.
 */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] ?? 0), HASH_FACTOR)
  return hash
}

/** The same hash of a short string, which has no array of its units. */
export function hashOfText(text: string): number {
  const { length } = text
  let hash = HASH_SEED
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_FACTOR)
  return hash
}

/**
 * The length of a word with its first and its last unit, in one number that is never 0 for a word. Two words that share
 * it and their hash are the same but for one pair in more than there are words; comparing them unit by unit costs as
 * much as all else that is done with a word.
 */
export function shapeOf(units: Uint16Array, start: number, end: number): number {
  return (((units[start] ?? 0) << 16) | (units[end - 1] ?? 0)) ^ ((end - start) << 24)
}

/** Tells whether a piece stands at a place of a text; the last units are compared first, since pieces often begin alike. */
export function standsAt(piece: Uint16Array, units: Uint16Array, start: number): boolean {
  let at = piece.length - 1
  while (at >= 0 && piece[at] === units[start + at]) at--
  return at < 0
}
