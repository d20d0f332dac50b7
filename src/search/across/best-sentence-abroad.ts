import { SENTENCE_BITS, sentencesOf } from '../best-sentence.ts'
import type { SearchIndex } from '../index-passages.ts'
import type { Way } from './group.ts'

/** A group that was found somewhere. */
export interface ScoredGroup {
  readonly ways: readonly Way[]
  /** What it adds where it stands: weight times rarity. */
  readonly worth: number
}

/** How much the best sentence counts beside the passage: more than at home, as translations are surer together. */
const SENTENCE_WEIGHT = 0.8
/** Surer ways than this count; the many faint ones would cost more than they tell. */
const SURE = 0.1

/** Raises the scores abroad of the best passages by what their best sentence has of the groups. */
export function addBestSentencesAbroad(
  index: SearchIndex,
  groups: readonly ScoredGroup[],
  places: readonly number[],
): void {
  const sure = groups.map(({ ways, worth }) => ({ worth, ways: ways.filter(({ weight }) => weight >= SURE) }))
  const { abroad } = index.room
  const sums = new Float32Array(SENTENCE_BITS)
  const bests = new Float32Array(SENTENCE_BITS)
  for (const place of places) {
    sums.fill(0)
    for (const { ways, worth } of sure) {
      bests.fill(0)
      for (const way of ways) raiseBests(bests, sentencesOfWay(index, way, place), way.weight)
      for (let bit = 0; bit < SENTENCE_BITS; bit++) sums[bit] = (sums[bit] ?? 0) + worth * (bests[bit] ?? 0)
    }
    const best = sums.reduce((most, sum) => Math.max(most, sum), 0)
    abroad[place] = (abroad[place] ?? 0) + SENTENCE_WEIGHT * best
  }
}

/** Sentences that have all terms of a way. */
function sentencesOfWay(index: SearchIndex, { terms }: Way, place: number): number {
  let shared = -1
  for (const term of terms) {
    shared &= sentencesOf(index, term, place)
    if (shared === 0) return 0
  }
  return shared
}

function raiseBests(bests: Float32Array, sentences: number, weight: number): void {
  for (let rest = sentences; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest)
    bests[bit] = Math.max(bests[bit] ?? 0, weight)
  }
}
