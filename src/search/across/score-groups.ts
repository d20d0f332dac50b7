import { LOOKED_AT } from '../best-sentence.ts'
import { rarity, SATURATION } from '../bm25.ts'
import type { SearchIndex } from '../index-passages.ts'
import { advanceTo, passagesWith } from '../postings.ts'
import { topPlaces } from '../top-hits.ts'
import { addBestSentencesAbroad, type ScoredGroup } from './best-sentence-abroad.ts'
import { type Group, surestWays, type Way } from './group.ts'
import { IN_HAN, IN_OTHERS } from './vocabulary.ts'

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
  const { standing } = index.vocabulary()
  const bit = other === 1 ? IN_HAN : IN_OTHERS
  for (const way of ways) {
    const [first = 0, ...others] = way.terms
    if (((standing[first] ?? 0) & bit) === 0) continue
    size = others.length === 0 ? countTerm(index, first, { way, other, size }) : countTerms(index, { way, other, size })
  }
  let having = 0
  for (let i = 0; i < size; i++) having += Math.min(1, room[touched[i] ?? 0] ?? 0)
  return { size, having }
}

interface Counting {
  readonly way: Way
  /** 1 to count in Chinese passages, 0 in others. */
  readonly other: number
  /** How many places have been touched. */
  readonly size: number
}

/** Counts a way of one term: nine of ten are, and the loop is where the time goes. @returns how many places are touched now. */
function countTerm(index: SearchIndex, term: number, { way: { weight }, other, size: before }: Counting): number {
  const { starts, passages, counts, isHan, room } = index
  const { counts: sums, touched } = room
  const share = weight / 4
  let size = before
  const end = starts[term + 1] ?? 0
  for (let i = starts[term] ?? 0; i < end; i++) {
    const place = passages[i] ?? 0
    if (isHan[place] !== other) continue
    const sum = sums[place] ?? 0
    if (sum === 0) touched[size++] = place
    sums[place] = sum + share * (counts[i] ?? 0)
  }
  return size
}

/** Counts a way where all its terms stand: by the smallest of their counts. @returns how many places are touched now. */
function countTerms(index: SearchIndex, { way: { terms, weight }, other, size: before }: Counting): number {
  const { starts, passages, counts, isHan, room } = index
  const [rarest = 0, ...others] = [...terms].sort((a, b) => passagesWith(index, a) - passagesWith(index, b))
  const cursors = others.map((term) => ({ at: starts[term] ?? 0, end: starts[term + 1] ?? 0 }))
  let size = before
  const end = starts[rarest + 1] ?? 0
  for (let i = starts[rarest] ?? 0; i < end; i++) {
    const place = passages[i] ?? 0
    if (isHan[place] !== other) continue
    const count = smallestCount(index, { place, own: counts[i] ?? 0 }, cursors)
    if (count === 0) continue
    const sum = room.counts[place] ?? 0
    if (sum === 0) room.touched[size++] = place
    room.counts[place] = sum + (count / 4) * weight
  }
  return size
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
    cursor.at = advanceTo(passages, place, { from: cursor.at, end: cursor.end })
    if (cursor.at >= cursor.end || passages[cursor.at] !== place) return 0
    count = Math.min(count, counts[cursor.at] ?? 0)
  }
  return count
}
