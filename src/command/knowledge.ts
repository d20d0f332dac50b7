import { preparePolicy } from '../answer/policy.ts'
import type { Corpus, CorpusItem } from '../corpus/corpus.ts'
import { packTopics } from '../pack/pack-topics.ts'
import type { CorpusIndex } from '../search/search-corpus.ts'
import type { Topic } from '../topic/topic.ts'

/** A corpus with what is computed from it once. */
export interface Knowledge {
  readonly corpus: Corpus
  readonly index: CorpusIndex
  readonly topics: readonly Topic[]
  /** Every item by its id. */
  readonly items: ReadonlyMap<string, CorpusItem>
}

/** Puts a corpus and its index together. */
export function gatherKnowledge(corpus: Corpus, index: CorpusIndex): Knowledge {
  for (const { policy } of corpus.packs) preparePolicy(policy, index.index.rules.fold)
  const items = new Map(corpus.items.map((item) => [item.id, item]))
  return { corpus, index, topics: packTopics(corpus.packs), items }
}
