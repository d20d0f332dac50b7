import { SATURATION } from './bm25.ts'
import type { SearchIndex } from './index-passages.ts'
import { firstFrom, passagesWith } from './postings.ts'
import type { QueryTerm } from './query-term.ts'
import { topPlaces } from './top-hits.ts'

/** Which scores have to be exact. */
export interface ExactScores {
  /** Those of so many of the best. */
  readonly best: number
  /** And those of these places. */
  readonly also: readonly number[]
}

/** A term that stands in more passages than this share of all is looked up where it can still matter, when few are left. */
const LONG_SHARE = 1 / 32
const FEW_SHARE = 1 / 8
/** The best are looked for again after so many further terms. */
const TRY_AGAIN = 4

/**
 * Scores passages by the words of a question (BM25), the rarest words first.
 *
 * When what the common words that are left could add at most would not bring a passage among the best any more, they
 * are looked up in those alone that it could (the idea of Turtle and Flood's MaxScore). The best and the places asked
 * about have exact scores; others may have less than theirs.
 * @returns the most that a passage could reach.
 */
export function scoreWords(index: SearchIndex, terms: readonly QueryTerm[], exact: ExactScores): number {
  const { scores } = index.room
  const ordered = [...terms].sort((a, b) => passagesWith(index, a.term) - passagesWith(index, b.term))
  const ceiling = ordered.reduce((sum, term) => sum + mostOf(term), 0)
  const long = index.ids.length * LONG_SHARE
  let rest = ceiling
  let tried = 0
  scores.fill(0)
  for (const [i, term] of ordered.entries()) {
    if (passagesWith(index, term.term) > long && tried++ % TRY_AGAIN === 0) {
      const places = placesThatMatter(index, rest, exact)
      if (places !== undefined) {
        for (const other of ordered.slice(i)) addAt(index, other, places)
        return ceiling
      }
    }
    addEverywhere(index, term)
    rest -= mostOf(term)
  }
  return ceiling
}

/** What a term adds where it stands most often, at most. */
function mostOf({ weight, rarity }: QueryTerm): number {
  return weight * rarity * (SATURATION + 1)
}

/** Where a passage may still come among the best, in rising order; `undefined` when that is nearly everywhere. */
function placesThatMatter(index: SearchIndex, rest: number, { best, also }: ExactScores): Uint32Array | undefined {
  const { scores, touched } = index.room
  const last = topPlaces(scores, best)[best - 1]
  const least = last === undefined ? 0 : (scores[last] ?? 0) - rest
  if (least <= 0) return undefined
  const others = also.filter((place) => (scores[place] ?? 0) < least)
  const few = Math.floor(scores.length * FEW_SHARE) - others.length
  let count = 0
  for (let place = 0; place < scores.length && count <= few; place++) {
    if ((scores[place] ?? 0) >= least) touched[count++] = place
  }
  if (count > few) return undefined
  if (others.length === 0) return touched.subarray(0, count)
  return Uint32Array.from([...touched.subarray(0, count), ...others]).sort()
}

function addEverywhere(index: SearchIndex, term: QueryTerm): void {
  const { starts, passages, counts, holds } = index
  const { scores } = index.room
  const most = mostOf(term)
  const end = starts[term.term + 1] ?? 0
  for (let i = starts[term.term] ?? 0; i < end; i++) {
    const place = passages[i] ?? 0
    const count = counts[i] ?? 0
    scores[place] = (scores[place] ?? 0) + (most * count) / (count + (holds[place] ?? 0))
  }
}

function addAt(index: SearchIndex, term: QueryTerm, places: Uint32Array): void {
  const { starts, passages, counts, holds } = index
  const { scores } = index.room
  const most = mostOf(term)
  const end = starts[term.term + 1] ?? 0
  let at = starts[term.term] ?? 0
  for (const place of places) {
    at = firstFrom(passages, place, { from: at, end })
    if (at >= end) return
    if (passages[at] !== place) continue
    const count = counts[at] ?? 0
    scores[place] = (scores[place] ?? 0) + (most * count) / (count + (holds[place] ?? 0))
  }
}
