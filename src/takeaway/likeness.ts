import { type Arena, HEAP } from '../text/arena.ts'
import { isHan } from '../text/characters.ts'
import { firstFrom } from '../text/first-from.ts'
import { firstSlot } from '../text/hash-table.ts'
import type { LexedText } from '../text/lexed.ts'
import { hashOfWord, isWordUnit } from '../text/runs.ts'
import type { Span } from '../text/span.ts'

/** Two takeaways are alike from this share of common words on. */
export const ALIKE = 0.6

/** The different words of a span by their hashes, arranged so that each is found at once. */
export interface WordSet {
  /** A power of two of them, which are more than the words; 0 for a free one. */
  readonly slots: Int32Array
  /** The same, one behind the other. */
  readonly words: readonly number[]
}

/**
 * The different words of a span; a Han character is one, and so is each side of a point or sign within a number. Should
 * two words ever share a hash, two takeaways are a word more alike, or a word less.
 */
export function wordSet(lexed: LexedText, { start, end }: Span, arena: Arena = HEAP): WordSet {
  const { starts, ends, count } = lexed.runs
  const first = firstFrom(ends, 0, count, start + 1)
  const last = firstFrom(starts, first, count, end)
  const slots = arena.integers(powerOfTwoAbove(last - first))
  const words: number[] = []
  for (let run = first; run < last; run++) {
    const hash = hashWithin(lexed, run, start, end)
    if (hash === 0) continue
    const slot = slotOf(slots, hash)
    if (slots[slot] === 0) words.push(hash)
    slots[slot] = hash
  }
  return { slots, words }
}

/** The hash of a word or Han character, or of what a stretch holds of it; 0 for a mark. */
function hashWithin({ units, runs }: LexedText, run: number, start: number, end: number): number {
  const from = runs.starts[run] ?? 0
  const to = runs.ends[run] ?? 0
  const hash = runs.hashes[run] ?? 0
  if (hash !== 0 && from >= start && to <= end) return hash
  const unit = units[from] ?? 0
  return isWordUnit(unit) || isHan(unit) ? hashOfWord(units, Math.max(from, start), Math.min(to, end)) : 0
}

function powerOfTwoAbove(number: number): number {
  let power = 2
  while (power <= number) power *= 2
  return power
}

/** Where a hash stands, or the free slot where it belongs. */
function slotOf(slots: Int32Array, hash: number): number {
  const last = slots.length - 1
  let slot = firstSlot(hash, slots.length)
  while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & last
  return slot
}

/** Tells whether two sets of words have at least `ALIKE` of their union in common; empty sets are alike to none. */
export function areAlike(a: WordSet, b: WordSet): boolean {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const size = few.words.length
  if (size === 0 || size < ALIKE * many.words.length) return false
  const shared = countShared(few, many)
  return shared >= ALIKE * (size + many.words.length - shared)
}

/** The share of common words, from 0 to 1: the Dice coefficient; 0 for empty sets. */
export function likenessOf(a: WordSet, b: WordSet): number {
  return (2 * countShared(a, b)) / Math.max(1, a.words.length + b.words.length)
}

function countShared({ words }: WordSet, { slots }: WordSet): number {
  let shared = 0
  for (const hash of words) if (slots[slotOf(slots, hash)] === hash) shared++
  return shared
}
