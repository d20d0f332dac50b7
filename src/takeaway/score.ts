import { heightAt } from './curve.ts'
import type { Measured } from './measure.ts'
import type { WeighedPart } from './rules.ts'
import type { ScorePart } from './takeaway.ts'

/** Scores what was measured: the sum of all parts, comparable within a document. */
export function scoreOf({ values }: Measured, parts: readonly WeighedPart[]): number {
  let sum = 0
  for (const part of parts) sum += heightOf(part, values)
  return sum
}

/** Tells what a score is made of: parts that add anything, the weightiest first; their products add up to the score. */
export function explainScore({ values }: Measured, parts: readonly WeighedPart[]): readonly ScorePart[] {
  const found: ScorePart[] = []
  for (const part of parts) {
    const height = heightOf(part, values)
    if (height !== 0) found.push({ name: part.name, value: height / part.reach, weight: part.reach })
  }
  return found.sort((a, b) => Math.abs(b.value * b.weight) - Math.abs(a.value * a.weight))
}

function heightOf({ curve, rest, place }: WeighedPart, values: readonly number[]): number {
  const value = values[place] ?? 0
  return value === 0 ? rest : heightAt(curve, value)
}
