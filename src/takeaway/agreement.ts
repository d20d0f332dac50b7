import type { Span } from '../text/span.ts'
import { likenessOf, wordSet } from './likeness.ts'
import type { Reading } from './reading.ts'

/** A piece of a text with its score; scores are those of a softmax, as the training has it. */
export interface Scored {
  readonly span: Span
  readonly score: number
}

/**
 * Measures how much each of some pieces has in common with all of them, the likelier ones counting more.
 *
 * Which one people would take is never sure. A piece that shares its words with others they might take comes close to
 * what they wanted even where it is not the very one.
 *
 * @param pieces best first.
 * @returns for each the mean Dice coefficient of its words, from 0 to 1. Quadratic in the number of pieces.
 */
export function agreementsOf(
  { lexed, arena }: Pick<Reading, 'lexed' | 'arena'>,
  pieces: readonly Scored[],
): readonly number[] {
  const sets = pieces.map(({ span }) => wordSet(lexed, span, arena))
  const top = pieces[0]?.score ?? 0
  const powers = pieces.map(({ score }) => Math.exp(score - top))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return sets.map((own) => sets.reduce((sum, set, at) => sum + ((powers[at] ?? 0) / all) * likenessOf(own, set), 0))
}
