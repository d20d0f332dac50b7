import { LOOKED_AT } from '../best-sentence.ts'
import { rarity, SATURATION } from '../bm25.ts'
import type { SearchIndex } from '../index-passages.ts'
import { firstFrom, passagesWith } from '../postings.ts'
import { topPlaces } from '../top-hits.ts'
import { addBestSentencesAbroad, type ScoredGroup } from './best-sentence-abroad.ts'
import { type Group, surestWays, type Way } from './group.ts'

/**
 * Scores the passages in the other language by groups: the counts of all ways of saying a thing add up, each by its
 * weight, and count as one term, with the rarity of them all together (Pirkola's structured query with weights, as
 * Darwish and Oard have it).
 * @returns the most that a passage could reach.
 */
export function scoreGroups(index: SearchIndex, groups: readonly Group[], isHanQuestion: boolean): number {
  const { abroad } = index.room
  const other = isHanQuestion ? 0 : 1
  const passageCount = isHanQuestion ? index.ids.length - index.hanCount : index.hanCount
  abroad.fill(0)
  let ceiling = 0
  const scored: ScoredGroup[] = []
  for (const { ways: all, weight } of groups) {
    const ways = surestWays(all)
    const { size, having } = countWays(index, ways, other)
    if (size === 0) continue
    const most = weight * rarity(passageCount, having) * (SATURATION + 1)
    ceiling += most
    scored.push({ ways, worth: most / (SATURATION + 1) })
    addScores(index, most, size)
  }
  addBestSentencesAbroad(index, scored, topPlaces(abroad, LOOKED_AT))
  return ceiling
}

/** Adds up the counts of a group in `room.counts`; `room.touched` lists the places. */
function countWays(index: SearchIndex, ways: readonly Way[], other: number) {
  const { counts: room, touched } = index.room
  let size = 0
  const take = (place: number, count: number): void => {
    if (index.isHan[place] !== other) return
    if (room[place] === 0) touched[size++] = place
    room[place] = (room[place] ?? 0) + count
  }
  for (const way of ways) walkWay(index, way, take)
  let having = 0
  for (let i = 0; i < size; i++) having += Math.min(1, room[touched[i] ?? 0] ?? 0)
  return { size, having }
}

function addScores({ room, holds }: SearchIndex, most: number, size: number): void {
  const { abroad, counts, touched } = room
  for (let i = 0; i < size; i++) {
    const place = touched[i] ?? 0
    const count = counts[place] ?? 0
    abroad[place] = (abroad[place] ?? 0) + (most * count) / (count + (holds[place] ?? 0) / 4)
    counts[place] = 0
  }
}

/** Calls for every passage that has all terms of a way, with the smallest of their counts times the weight. */
function walkWay(index: SearchIndex, { terms, weight }: Way, take: (place: number, count: number) => void): void {
  const { starts, passages, counts } = index
  const [rarest = 0, ...others] = [...terms].sort((a, b) => passagesWith(index, a) - passagesWith(index, b))
  const cursors = others.map((term) => ({ at: starts[term] ?? 0, end: starts[term + 1] ?? 0 }))
  const end = starts[rarest + 1] ?? 0
  for (let i = starts[rarest] ?? 0; i < end; i++) {
    const place = passages[i] ?? 0
    const count = smallestCount(index, { place, own: counts[i] ?? 0 }, cursors)
    if (count > 0) take(place, (count / 4) * weight)
  }
}

interface Cursor {
  at: number
  readonly end: number
}

/** The smallest of a count and those of other terms in a passage, in quarters; 0 when one is not there. */
function smallestCount(
  { passages, counts }: SearchIndex,
  { place, own }: { readonly place: number; readonly own: number },
  cursors: readonly Cursor[],
): number {
  let count = own
  for (const cursor of cursors) {
    cursor.at = firstFrom(passages, place, { from: cursor.at, end: cursor.end })
    if (cursor.at >= cursor.end || passages[cursor.at] !== place) return 0
    count = Math.min(count, counts[cursor.at] ?? 0)
  }
  return count
}
