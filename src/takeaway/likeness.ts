import { isHan } from '../text/characters.ts'
import { isWordUnit } from '../text/runs.ts'
import type { Span } from '../text/span.ts'

/** Two takeaways are alike from this share of common words on. */
export const ALIKE = 0.6

/** The different words of a span; a Han character is one, and so is each side of a point or sign within a number. */
export function wordSet(lower: string, span: Span): ReadonlySet<string> {
  const words = new Set<string>()
  for (let at = span.start; at < span.end; ) {
    const start = at
    while (at < span.end && isWordUnit(lower.charCodeAt(at))) at++
    if (at > start) words.add(lower.slice(start, at))
    else if (isHan(lower.charCodeAt(at++))) words.add(lower.charAt(start))
  }
  return words
}

/** How many words two sets share. */
export function countShared(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared
}

/** Tells whether two sets of words have at least `ALIKE` of their union in common; empty sets are alike to none. */
export function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0 || small.size < ALIKE * large.size) return false
  const shared = countShared(small, large)
  return shared >= ALIKE * (a.size + b.size - shared)
}
