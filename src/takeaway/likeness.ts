import { type Arena, HEAP } from '../text/arena.ts'
import { isHan } from '../text/characters.ts'
import { hashUnits } from '../text/code-units.ts'
import { isWordUnit } from '../text/runs.ts'
import type { Span } from '../text/span.ts'

/** Two takeaways are alike from this share of common words on. */
export const ALIKE = 0.6

/** The different words of a span as their hashes, rising: two such sets are compared in one go over both. */
export type WordSet = Int32Array

/**
 * The different words of a span; a Han character is one, and so is each side of a point or sign within a number. Should
 * two words ever share a hash, two takeaways are a word more alike, or a word less.
 *
 * @param units of a text in lower case.
 */
export function wordSet(units: Uint16Array, { start, end }: Span, arena: Arena = HEAP): WordSet {
  const words = arena.integers(end - start)
  let count = 0
  for (let at = start; at < end; ) {
    const from = at
    while (at < end && isWordUnit(units[at] ?? 0)) at++
    if (at === from && !isHan(units[at++] ?? 0)) continue
    words[count++] = hashUnits(units, from, at)
  }
  return eachOnce(words.subarray(0, count).sort())
}

/** Moves numbers that follow the same one out of a rising column. */
function eachOnce(sorted: Int32Array): Int32Array {
  let size = 0
  for (const number of sorted) if (size === 0 || sorted[size - 1] !== number) sorted[size++] = number
  return sorted.subarray(0, size)
}

/** Tells whether two sets of words have at least `ALIKE` of their union in common; empty sets are alike to none. */
export function areAlike(a: WordSet, b: WordSet): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a]
  if (small.length === 0 || small.length < ALIKE * large.length) return false
  const shared = countShared(small, large)
  return shared >= ALIKE * (a.length + b.length - shared)
}

function countShared(a: WordSet, b: WordSet): number {
  let [shared, at] = [0, 0]
  for (const word of a) {
    while (at < b.length && Number(b[at]) < word) at++
    if (b[at] === word) shared++
  }
  return shared
}
