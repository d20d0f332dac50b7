import { tokenSpans } from '../text/tokens.ts'

/** Pairs of neighbouring tokens of a text, for comparing it with another. */
export type Shingles = ReadonlySet<string>

/** Makes the shingles of a text; a text of one token has that one. */
export function shinglesOf(folded: string): Shingles {
  const tokens = tokenSpans(folded).map(({ start, end }) => folded.slice(start, end).toLowerCase())
  if (tokens.length < 2) return new Set(tokens)
  return new Set(tokens.slice(1).map((token, index) => `${tokens[index] ?? ''} ${token}`))
}

const known = new WeakMap<Shingles, WeakMap<Shingles, number>>()

/** As `likeness`, worked out once for each pair as long as both are there; in either order. */
export function keptLikeness(a: Shingles, b: Shingles): number {
  const found = known.get(a)?.get(b) ?? known.get(b)?.get(a)
  if (found !== undefined) return found
  const value = likeness(a, b)
  const ofA = known.get(a) ?? new WeakMap<Shingles, number>()
  known.set(a, ofA.set(b, value))
  return value
}

/**
 * Says how much of the smaller text stands in the larger one.
 * @returns from 0 (nothing in common) to 1 (wholly contained); 0 when either is empty.
 */
export function likeness(a: Shingles, b: Shingles): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return shared / small.size
}
