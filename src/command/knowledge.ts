import type { Corpus, CorpusItem } from '../corpus/corpus.ts'
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

/** Puts a corpus and its index together; topics of the same id in several packs are taken from the first. */
export function gatherKnowledge(corpus: Corpus, index: CorpusIndex): Knowledge {
  const topics = new Map<string, Topic>()
  for (const topic of corpus.packs.flatMap((pack) => pack.topics)) {
    if (!topics.has(topic.id)) topics.set(topic.id, topic)
  }
  return { corpus, index, topics: [...topics.values()], items: new Map(corpus.items.map((item) => [item.id, item])) }
}
