import { SATURATION } from './bm25.ts'
import type { SearchIndex } from './index-passages.ts'
import type { QueryTerm } from './query-term.ts'

/**
 * Scores all passages by the words of a question (BM25). Looking common words up only where they can still matter
 * (MaxScore) costs more than it saves, up to 100,000 passages at least: what is spared is one addition a passage.
 * @returns the most that a passage could reach.
 */
export function scoreWords(index: SearchIndex, terms: readonly QueryTerm[]): number {
  index.room.scores.fill(0)
  let ceiling = 0
  for (const term of terms) {
    addEverywhere(index, term)
    ceiling += mostOf(term)
  }
  return ceiling
}

/** What a term adds where it stands most often, at most. */
function mostOf({ weight, rarity }: QueryTerm): number {
  return weight * rarity * (SATURATION + 1)
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
