import { type Curve, heightAt } from '../../src/takeaway/curve.ts'
import { type Basis, makeBases, toRow } from './basis.ts'
import { type DescentOptions, descend } from './descend.ts'
import { CHARACTER, type Example } from './examples.ts'

/** What is learned: a curve for each measure and lexicon, and a weight for each word and each character. */
export interface Model {
  readonly parts: Readonly<Record<string, Curve>>
  readonly words: Readonly<Record<string, number>>
  readonly characters: Readonly<Record<string, number>>
}

/** What to learn, and how freely. */
export interface FitOptions extends Pick<DescentOptions, 'aim' | 'epochs'> {
  /** Names by place in `Choice.values`. */
  readonly names: readonly string[]
  /** Measures that are left to the editors. */
  readonly excluded: ReadonlySet<string>
  /** Price of the squared weights of curves, and of words and characters. */
  readonly ridge: number
  readonly wordRidge: number
  /** A word or character is learned when it occurs in this many documents; 0 learns none. */
  readonly fewestDocuments: number
  /** Words and characters of a smaller weight are left out. */
  readonly lightestWord: number
}

/** Fits curves, words and characters to examples; the same examples give the same model. */
export function fitModel(examples: readonly Example[], options: FitOptions): Model {
  const bases = makeBases(examples, options.names, options.excluded)
  const width = bases.reduce((sum, { knots }) => sum + knots.length, 0)
  const words = options.fewestDocuments > 0 ? frequentWords(examples, options.fewestDocuments) : []
  const wordAt = new Map(words.map((word, place) => [word, width + place]))
  const documents = examples.map(({ choices, weight = 1 }) => ({
    rows: choices.map((choice) => toRow(choice, bases, wordAt)),
    weight,
  }))
  const ridges = new Float64Array(width + words.length).fill(options.wordRidge).fill(options.ridge, 0, width)
  const weights = descend(documents, { ...options, ridges })
  const learned = words
    .map((word, at) => [word, round(weights[width + at] ?? 0)] as const)
    .filter(([, weight]) => Math.abs(weight) >= options.lightestWord)
  return {
    parts: Object.fromEntries(bases.map((basis) => [basis.name, curveOf(basis, (place) => weights[place] ?? 0)])),
    words: Object.fromEntries(learned.filter(([word]) => !isMark(word))),
    characters: Object.fromEntries(
      learned.filter(([word]) => isMark(word)).map(([mark, weight]) => [mark.slice(CHARACTER.length), weight]),
    ),
  }
}

/** A softmax does not see a constant: the ordinary gets nothing from any part, so that a reader sees what is special. */
function curveOf({ knots, middle, first }: Basis, weightAt: (place: number) => number): Curve {
  const heights = knots.map((_, at) => weightAt(first + at))
  const ordinary = heightAt({ knots, heights }, middle)
  return { knots, heights: heights.map((height) => round(height - ordinary)) }
}

function isMark(word: string): boolean {
  return word.startsWith(CHARACTER)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Words and characters of many documents; those with digits are dates and amounts, which say nothing about other documents. */
function frequentWords(examples: readonly Example[], fewest: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const { choices } of examples) {
    const words = new Set(choices.flatMap(({ terms, marks }) => [...terms, ...marks]))
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .filter(([word, count]) => count >= fewest && !/\d/.test(word))
    .map(([word]) => word)
    .sort()
}
