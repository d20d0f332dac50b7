import { highestOf, SENTENCE_BITS } from '../best-sentence.ts'
import type { SearchIndex } from '../index-passages.ts'
import { advanceTo } from '../postings.ts'
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
  best: readonly number[],
): void {
  const { abroad } = index.room
  // in rising order, so that every list of places is walked once
  const places = [...best].sort((a, b) => a - b)
  const sums = new Float32Array(places.length * SENTENCE_BITS)
  const bests = new Float32Array(sums.length)
  for (const { ways, worth } of groups) {
    bests.fill(0)
    for (const way of ways) if (way.weight >= SURE) raiseBests(bests, sentencesOfWay(index, way, places), way.weight)
    addTo(sums, bests, worth)
  }
  for (let i = 0; i < places.length; i++) {
    const most = highestOf(sums, i * SENTENCE_BITS)
    const place = places[i] ?? 0
    abroad[place] = (abroad[place] ?? 0) + SENTENCE_WEIGHT * most
  }
}

function addTo(sums: Float32Array, bests: Float32Array, worth: number): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + worth * (bests[i] ?? 0)
}

/** By place: the sentences that have all terms of a way. */
function sentencesOfWay(index: SearchIndex, { terms }: Way, places: readonly number[]): Int32Array {
  const shared = new Int32Array(places.length).fill(-1)
  for (const term of terms) keepSentences(index, term, { places, shared })
  return shared
}

function keepSentences(
  { starts, passages, sentences }: SearchIndex,
  term: number,
  { places, shared }: { readonly places: readonly number[]; readonly shared: Int32Array },
): void {
  const end = starts[term + 1] ?? 0
  let at = starts[term] ?? 0
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0
    at = advanceTo(passages, place, { from: at, end })
    shared[i] = (shared[i] ?? 0) & (at < end && passages[at] === place ? (sentences[at] ?? 0) : 0)
  }
}

function raiseBests(bests: Float32Array, shared: Int32Array, weight: number): void {
  for (let i = 0; i < shared.length; i++) {
    for (let rest = shared[i] ?? 0; rest !== 0; rest &= rest - 1) {
      const at = i * SENTENCE_BITS + 31 - Math.clz32(rest & -rest)
      bests[at] = Math.max(bests[at] ?? 0, weight)
    }
  }
}
