import { z } from 'zod'
import { literalPattern } from '../text/literal-pattern.ts'

/** A list of words in a lexicon file; order has no meaning. */
export const wordsSchema = z.array(z.string().min(1))

/** Rule id → share of its attributions that were right, from 0 to 1. */
export const confidenceSchema = z.record(z.string(), z.number().min(0).max(1))

/** An alternation of literal words, longest first, so that a word wins over its own beginning. */
export function anyOf(list: readonly string[]): string {
  const sorted = [...new Set(list)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return `(?:${sorted.map(literalPattern).join('|')})`
}
