import type { Span } from '../text/span.ts'
import { tokenSpans } from '../text/tokens.ts'

/** Two takeaways are alike from this share of common words on. */
export const ALIKE = 0.6

/** Most words, for which the Unicode classes need not be asked. */
const PLAIN_WORD = /^[a-z0-9]+$/
const LETTERS_OR_DIGITS = /[\p{L}\p{N}]+/gu

/** The different words of a span; a Han character is one, and so is each side of a point or sign within a number. */
export function wordSet(lower: string, span: Span): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { start, end } of tokenSpans(lower, span)) {
    const token = lower.slice(start, end)
    if (PLAIN_WORD.test(token)) words.add(token)
    else for (const part of token.match(LETTERS_OR_DIGITS) ?? []) words.add(part)
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
