/** Something a question speaks of, with every way of saying it: the ways count as one term. */
export interface Group {
  readonly weight: number
  readonly ways: readonly Way[]
}

/** Terms that must all stand in a passage. */
export interface Way {
  /** At least one. */
  readonly terms: readonly number[]
  /** How surely it says the same, from 0 to 1. */
  readonly weight: number
}

/** A question while it is being put into groups. */
export interface AskedText {
  /** Folded; offsets hold for both. */
  readonly folded: string
  /** The same with the words that tell nothing blanked. */
  readonly asked: string
  /** 1 where a concept of the rules stands: its words are known in both languages. */
  readonly isInConcept: Uint8Array
}

/** A thing has a few usual words and many rare ones, and each has to be looked up. */
export const MOST_WAYS = 40

/** So many words of questions are remembered of each index, with the dozens of ways of saying each. */
export const MOST_WORDS = 500

/** The surest ways of saying a thing. */
export function surestWays(ways: readonly Way[]): readonly Way[] {
  return ways.length <= MOST_WAYS ? ways : [...ways].sort((a, b) => b.weight - a.weight).slice(0, MOST_WAYS)
}
