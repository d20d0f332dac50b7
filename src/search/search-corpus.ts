import type { Corpus } from '../corpus/corpus.ts'
import type { Span } from '../text/span.ts'
import { atOnce, type Steps } from '../text/steps.ts'
import { type CorpusPassage, passageTexts, referenceOf } from './corpus-passage.ts'
import { decodingCorpusIndexes, encodeCorpusIndexes } from './index-bytes.ts'
import { buildIndex, type Passage, type SearchIndex } from './index-passages.ts'
import { namePhrases } from './name-phrases.ts'
import { searchIndex, type Wanted } from './search-index.ts'
import { type SearchRules, withNames } from './search-rules.ts'
import { listingSentences } from './sentence-passages.ts'
import { deriveSources } from './source-index.ts'

/** A corpus made ready to be searched; built once per corpus and passed around. */
export interface CorpusIndex {
  readonly corpus: Corpus
  /** Parallel to `index.ids`. */
  readonly passages: readonly CorpusPassage[]
  readonly index: SearchIndex
  /** Whole sources, in the terms of `index`; its ids are those of `sourceOf`. */
  readonly sources: SearchIndex
  /** Ids of the topics with most items, most first, at most five: what the corpus is about. */
  readonly mainTopics: readonly string[]
  /** Document id → places of its sentences, half-open. */
  readonly documentPlaces: ReadonlyMap<string, Span>
}

/** A passage of the corpus that was found. */
export interface CorpusHit {
  /** `referenceOf` tells what opens it. */
  readonly found: CorpusPassage
  /** Its place among the passages of the index. */
  readonly place: number
  /** Id of the item that was found, or that is cut from the sentence found. */
  readonly item: string | undefined
  /** As in `Hit`. */
  readonly score: number
  readonly share: number
}

const MOST_TOPICS = 5

/**
 * Indexes every item with all its wordings, speaker and topics, and every sentence of the loaded documents with its
 * heading and the first one beneath it. Names and terms of the packs are found in whichever script or language they are asked in.
 */
export function buildCorpusIndex(corpus: Corpus, rules: SearchRules): CorpusIndex {
  const passages = atOnce(listingPassages(corpus))
  const built = buildIndex(passages.map(indexed), withNames(rules, namePhrases(corpus, rules)), 'short')
  const index = { ...built, ...textsOf(passages) }
  return { corpus, passages, index, sources: deriveSources(index, passages), ...placesOf(corpus, passages) }
}

/** Writes what `restoreCorpusIndex` takes up. */
export function encodeCorpusIndex({ index, sources }: CorpusIndex): Uint8Array {
  return encodeCorpusIndexes(index, sources)
}

/**
 * Takes up an index that was built elsewhere, over the same corpus and rules.
 * @param bytes as `encodeCorpusIndex` wrote them.
 * @throws Error when they are of another version or of another corpus: a bug of whoever kept them.
 */
export function restoreCorpusIndex(corpus: Corpus, rules: SearchRules, bytes: Uint8Array): CorpusIndex {
  return atOnce(restoringCorpusIndex(corpus, rules, bytes))
}

/** The same in steps of some milliseconds, for whoever has others to answer between them: a book takes a second. */
export function* restoringCorpusIndex(corpus: Corpus, rules: SearchRules, bytes: Uint8Array): Steps<CorpusIndex> {
  const passages = yield* listingPassages(corpus)
  yield undefined
  const named = withNames(rules, namePhrases(corpus, rules))
  yield undefined
  const read = yield* decodingCorpusIndexes(bytes, named)
  if (read?.index.ids.length !== passages.length) throw new Error('the index is of another corpus')
  yield undefined
  const { sources } = read
  return { corpus, passages, index: { ...read.index, ...textsOf(passages) }, sources, ...placesOf(corpus, passages) }
}

/** Texts are read anew when they are asked for: all of them at once would hold the corpus twice. */
function textsOf(passages: readonly CorpusPassage[]): Pick<SearchIndex, 'textAt'> {
  return {
    textAt: (place) => {
      const passage = passages[place]
      return passage === undefined ? '' : passageTexts(passage).text
    },
  }
}

function placesOf(
  corpus: Corpus,
  passages: readonly CorpusPassage[],
): Pick<CorpusIndex, 'mainTopics' | 'documentPlaces'> {
  return { mainTopics: mainTopicsOf(corpus), documentPlaces: documentPlacesOf(passages) }
}

function* listingPassages(corpus: Corpus): Steps<readonly CorpusPassage[]> {
  const topics = new Map(corpus.packs.flatMap((pack) => pack.topics.map((topic) => [topic.id, topic.title] as const)))
  const items = bySource(corpus.items).map((item): CorpusPassage => {
    const topicTitles = item.topics.flatMap((id) => Object.values(topics.get(id) ?? {}))
    return { kind: 'item', item, topicTitles }
  })
  return [...items, ...(yield* listingSentences(corpus))]
}

/** Items in their order, those of one source together, as the sentences of a document are. */
function bySource(items: Corpus['items']): Corpus['items'] {
  const order = new Map<string, number>()
  for (const { citation } of items) if (!order.has(citation.source)) order.set(citation.source, order.size)
  const orderOf = ({ citation }: Corpus['items'][number]): number => order.get(citation.source) ?? 0
  return [...items].sort((a, b) => orderOf(a) - orderOf(b))
}

/** The neighbours of a sentence are found by their own words, and would take a third of the index. */
function indexed(passage: CorpusPassage): Passage {
  const { text, context, theme } = passageTexts(passage)
  const around = passage.kind === 'item' ? `${theme}\n${context}` : theme
  return { id: referenceOf(passage), text, context: around }
}

/** Finds what fits a reader's words best, best first; none when no word is known. */
export function searchCorpus(index: CorpusIndex, words: string, wanted: Wanted): readonly CorpusHit[] {
  return searchIndex(index.index, words, wanted).flatMap(({ place, score, share }) => {
    const found = index.passages[place]
    return found === undefined ? [] : [{ found, place, item: found.item?.id, score, share }]
  })
}

function documentPlacesOf(passages: readonly CorpusPassage[]): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>()
  for (const [place, passage] of passages.entries()) {
    if (passage.kind !== 'sentence') continue
    const { id } = passage.document
    places.set(id, { start: places.get(id)?.start ?? place, end: place + 1 })
  }
  return places
}

function mainTopicsOf(corpus: Corpus): readonly string[] {
  const counts = new Map<string, number>()
  for (const topic of corpus.items.flatMap((item) => item.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TOPICS)
    .map(([topic]) => topic)
}
