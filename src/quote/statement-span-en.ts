import type { Span } from '../text/span.ts'
import { CLAUSE_SUBJECT, FINITE } from './word-classes-en.ts'
import { DOLLAR, PERCENT, UNIT } from './word-marks-en.ts'
import { isA, isMark, spanBetween, type Words } from './words-en.ts'

/** Fewer words than this are a fragment. */
export const SHORTEST_STATEMENT = 4
/** Marks that belong to the figure before them. */
const BEHIND_FIGURE = PERCENT | UNIT | DOLLAR

/** Tells whether a verb, or what can only be a subject, stands among words. */
export function hasVerb(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isA(words, at, FINITE | CLAUSE_SUBJECT) && !isMark(words, at)) return true
  return false
}

/** From one word to another, without the marks that close them; nothing when that is a fragment. */
export function statementSpan(words: Words, from: number, end: number): Span | undefined {
  let to = end
  while (to > from && isMark(words, to - 1) && !isMark(words, to - 1, BEHIND_FIGURE)) to--
  return to - from < SHORTEST_STATEMENT ? undefined : spanBetween(words, from, to)
}
