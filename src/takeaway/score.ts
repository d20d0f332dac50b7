import { heightAt } from './curve.ts'
import type { Measured } from './measure.ts'
import { type ScoreTable, type WeighedPart, WHOLE_VALUES } from './score-table.ts'
import type { ScorePart } from './takeaway.ts'

/** Scores what was measured: the sum of all parts, comparable within a document. */
export function scoreOf({ values }: Measured, table: ScoreTable): number {
  const { places, atWhole } = table
  const count = places.length
  let sum = 0
  for (let part = 0; part < count; part++) {
    const value = values[places[part] ?? 0] ?? 0
    const whole = value | 0
    const isKnown = whole === value && whole >= 0 && whole < WHOLE_VALUES
    sum += isKnown ? (atWhole[whole * count + part] ?? 0) : heightOn(table, part, value)
  }
  return sum
}

/** The height of a part's curve at a value, as `heightAt` has it. */
function heightOn({ firstOf, knots, heights }: ScoreTable, part: number, value: number): number {
  const first = firstOf[part] ?? 0
  const end = firstOf[part + 1] ?? first
  let place = first
  while (place < end && Number(knots[place]) < value) place++
  if (place === first) return Number(heights[first])
  const left = Number(heights[place - 1])
  if (place === end) return left
  const from = Number(knots[place - 1])
  return left + ((Number(heights[place]) - left) * (value - from)) / (Number(knots[place]) - from)
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
