import { heightAt } from './curve.ts'
import { type Measured, measureNames } from './measure.ts'
import type { LanguageTakeawayRules, WeighedPart } from './rules.ts'
import type { ScorePart } from './takeaway.ts'

/** Scores what was measured, and tells what a score is made of. */
export interface Scorer {
  readonly score: (measured: Measured) => number
  /** Parts that add anything, the weightiest first; their products add up to the score. */
  readonly explain: (measured: Measured) => readonly ScorePart[]
}

/** Makes a scorer out of one language's parts for sentences or for clauses; their order is kept. */
export function createScorer(rules: LanguageTakeawayRules, parts: readonly WeighedPart[]): Scorer {
  const names = measureNames(rules.lexicons)
  const placed = parts.map((part) => ({ part, place: names.indexOf(part.name) }))
  return {
    score({ values }) {
      let sum = 0
      for (const { part, place } of placed) sum += heightAt(part.curve, values[place] ?? 0)
      return sum
    },
    explain({ values }) {
      return placed
        .map(({ part, place }) => ({
          name: part.name,
          height: heightAt(part.curve, values[place] ?? 0),
          reach: part.reach,
        }))
        .filter(({ height }) => height !== 0)
        .sort((a, b) => Math.abs(b.height) - Math.abs(a.height))
        .map(({ name, height, reach }) => ({ name, value: height / reach, weight: reach }))
    },
  }
}
