import { type Curve, heightAt } from '../../src/takeaway/curve.ts'
import { makeBases, toRow } from './basis.ts'
import { type DescentOptions, descend } from './descend.ts'
import type { Example } from './examples.ts'

/** What is learned: a curve for each measure and lexicon, and a weight for each word. */
export interface Model {
  readonly parts: Readonly<Record<string, Curve>>
  readonly words: Readonly<Record<string, number>>
}

/** What to learn, and how freely. */
export interface FitOptions extends Pick<DescentOptions, 'aim' | 'epochs'> {
  /** Names by place in `Choice.values`. */
  readonly names: readonly string[]
  /** Measures that are left to the editors. */
  readonly excluded: ReadonlySet<string>
  /** Price of the squared weights of curves, and of words. */
  readonly ridge: number
  readonly wordRidge: number
  /** A word is learned when it occurs in this many documents; 0 learns no words. */
  readonly fewestDocuments: number
  /** Words of a smaller weight are left out. */
  readonly lightestWord: number
}

/** Fits curves and words to examples; the same examples give the same model. */
export function fitModel(examples: readonly Example[], options: FitOptions): Model {
  const bases = makeBases(examples, options.names, options.excluded)
  const width = bases.reduce((sum, { knots }) => sum + knots.length, 0)
  const words = options.fewestDocuments > 0 ? frequentWords(examples, options.fewestDocuments) : []
  const wordAt = new Map(words.map((word, place) => [word, width + place]))
  const documents = examples.map(({ choices }) => choices.map((choice) => toRow(choice, bases, wordAt)))
  const ridges = new Float64Array(width + words.length).fill(options.wordRidge).fill(options.ridge, 0, width)
  const weights = descend(documents, { ...options, ridges })
  const parts: Record<string, Curve> = {}
  for (const { name, knots, middle, first } of bases) {
    const heights = knots.map((_, at) => weights[first + at] ?? 0)
    // a softmax does not see a constant: the ordinary gets nothing from any part, so that a reader sees what is special
    const ordinary = heightAt({ knots, heights }, middle)
    parts[name] = { knots, heights: heights.map((height) => round(height - ordinary)) }
  }
  const learned = words.map((word, at) => [word, round(weights[width + at] ?? 0)] as const)
  return { parts, words: Object.fromEntries(learned.filter(([, weight]) => Math.abs(weight) >= options.lightestWord)) }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Words of many documents; those with digits are dates and amounts, which say nothing about other documents. */
function frequentWords(examples: readonly Example[], fewest: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const { choices } of examples) {
    for (const term of new Set(choices.flatMap(({ terms }) => terms))) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return [...counts]
    .filter(([term, count]) => count >= fewest && !/\d/.test(term))
    .map(([term]) => term)
    .sort()
}
