import { MOST_CLAUSES } from '../../src/takeaway/rank.ts'
import { type Span, sliceSpan } from '../../src/text/span.ts'
import { rougeN, rougeTokens } from './rouge.ts'
import type { Sample } from './takeaway-data.ts'

/** A sentence as the product cuts it. */
interface Sentence {
  readonly span: Span
  readonly clauses: readonly Span[]
}

/**
 * The upper bound: what a choice that knows the answer takes, out of the very pieces the product may take.
 *
 * Where people chose sentences, those of them that our cutting yields; else, one after the other, the piece that brings
 * ROUGE-1 up most (a bound for one piece; close to it for more, whose every combination cannot be tried).
 */
export function oracleOf(
  sample: Sample,
  sentences: readonly Sentence[],
  { count, unit }: { readonly count: number; readonly unit: 'sentence' | 'clause' },
): readonly string[] {
  const pieces = sentences
    .flatMap((sentence) => (unit === 'sentence' ? [sentence.span] : runsOf(sentence.clauses)))
    .map((span) => ({ text: sliceSpan(sample.text, span), tokens: rougeTokens(sliceSpan(sample.text, span)) }))
  if (sample.gold.length === 0) return closestTo(rougeTokens(sample.references.join(' ')), pieces, count)
  const gold = new Set(sample.gold.map((text) => rougeTokens(text).join(' ')))
  return pieces
    .filter(({ tokens }) => gold.has(tokens.join(' ')))
    .map(({ text }) => text)
    .slice(0, count)
}

function runsOf(clauses: readonly Span[]): readonly Span[] {
  return clauses.flatMap(({ start }, first) =>
    clauses.slice(first, first + MOST_CLAUSES).map(({ end }) => ({ start, end })),
  )
}

interface Piece {
  readonly text: string
  readonly tokens: readonly string[]
}

function closestTo(expected: readonly string[], pieces: readonly Piece[], count: number): readonly string[] {
  let chosen: readonly Piece[] = []
  let best = 0
  while (chosen.length < count) {
    let better: readonly Piece[] | undefined
    for (const piece of pieces) {
      const tried = [...chosen, piece]
      const { f1 } = rougeN(
        tried.flatMap(({ tokens }) => tokens),
        expected,
        1,
      )
      if (f1 <= best) continue
      best = f1
      better = tried
    }
    if (better === undefined) break
    chosen = better
  }
  return chosen.map(({ text }) => text)
}
