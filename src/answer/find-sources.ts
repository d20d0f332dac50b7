import type { Group } from '../search/across/group.ts'
import { type CorpusPassage, sourceOf } from '../search/corpus-passage.ts'
import type { CorpusIndex } from '../search/search-corpus.ts'
import { type Hit, searchIndex } from '../search/search-index.ts'

/** How well a question is found in a whole source; every value from 0 to 1. */
export interface FoundSource {
  /** Beside the source that it is found best in. */
  readonly beside: number
  /** As a share of what a source could reach. */
  readonly share: number
  /** How far the best of the others is behind, as a share of the best; 0 for all sources but the best. */
  readonly lead: number
}

/** The sources that a text fits best. */
export interface Sources {
  /** Sentences of those that fit best. */
  readonly places: readonly number[]
  readonly of: (passage: CorpusPassage) => FoundSource
}

/** The sources that a question fits, and those of the thread it stands in. */
export interface AskedSources {
  readonly own: Sources
  /** By what was asked before alone; nothing outside threads. */
  readonly recalled: Sources
  /**
   * By both added up, where what was asked before adds at most `MOST_ADDED` of the best that the question itself finds;
   * `share` is the question's.
   */
  readonly together: Sources
  /** What speaks for the question being about what the thread is about, by name; every value from 0 to 1. */
  readonly staying: Readonly<Record<string, number>>
}

/** What is looked for. */
export interface SourceQuery {
  readonly words: string
  /** What was asked before, oldest first. */
  readonly earlier: readonly string[]
  readonly groups: () => readonly Group[]
}

/** So many sources that fit best are looked through. */
const SOURCES_READ = 6
/** So many sources are told apart. */
const SOURCES = 24
/** So many of a thread's sources are asked whether the question is about them. */
const SOURCES_ASKED = 3

/**
 * What was asked before adds at most this share of the best that the question itself finds. Measured on news, whose
 * texts are many and alike: with all that is added a new subject is dragged back 40 times in a hundred, with this once,
 * and of a hundred further questions it loses one.
 */
const MOST_ADDED = 0.9

const NOT_FOUND: FoundSource = { beside: 0, share: 0, lead: 0 }
const NO_SOURCES: Sources = { places: [], of: () => NOT_FOUND }

/** Finds the sources that a question and its thread fit best. */
export function findSources(index: CorpusIndex, { words, earlier, groups }: SourceQuery): AskedSources {
  const { sources } = index
  const first = searchIndex(sources, words, { top: SOURCES, groups })
  if (earlier.length === 0) {
    return { own: ranked(index, first), recalled: NO_SOURCES, together: NO_SOURCES, staying: {} }
  }
  const before = [...earlier].reverse().join('\n')
  const recalled = searchIndex(sources, before, { top: SOURCES, also: placesOf(first) })
  const others = recalled.slice(0, SOURCES)
  // a list that is not full has all that the question finds
  const own =
    first.length < SOURCES
      ? [...first, ...unfound(others, first)]
      : searchIndex(sources, words, { top: SOURCES, also: placesOf(others), groups })
  const together = addedUp(own, recalled)
  return {
    own: ranked(index, own.slice(0, SOURCES)),
    recalled: ranked(index, others),
    together: ranked(index, together),
    staying: stayingSigns(own, recalled, together),
  }
}

function placesOf(hits: readonly Hit[]): readonly number[] {
  return hits.map(({ place }) => place)
}

/** Those of some sources in which nothing of a question was found. */
function unfound(others: readonly Hit[], found: readonly Hit[]): readonly Hit[] {
  const places = new Set(placesOf(found))
  return others.filter(({ place }) => !places.has(place)).map((hit) => ({ ...hit, score: 0, share: 0 }))
}

/** Adds up what sources are found by, best first; both lists have all of them. */
function addedUp(own: readonly Hit[], before: readonly Hit[]): readonly Hit[] {
  const [mostOwn, mostBefore] = [own[0]?.score ?? 0, before[0]?.score ?? 0]
  const share = mostBefore > 0 ? Math.min(1, (MOST_ADDED * mostOwn) / mostBefore) : 0
  const scores = new Map(before.map(({ place, score }) => [place, score]))
  return own
    .map((hit) => ({ ...hit, score: hit.score + share * (scores.get(hit.place) ?? 0) }))
    .sort((a, b) => b.score - a.score)
}

function ranked({ documentPlaces }: CorpusIndex, hits: readonly Hit[]): Sources {
  const [best = 0, second = 0] = hits.map(({ score }) => score)
  const found = new Map(
    hits.map(({ id, score, share }, i) => {
      const lead = i === 0 && best > 0 ? (best - second) / best : 0
      return [id, { beside: best > 0 ? score / best : 0, share, lead }]
    }),
  )
  const read = hits.filter(({ score }) => score > 0).slice(0, SOURCES_READ)
  const places = read.flatMap(({ id }) => {
    const { start, end } = documentPlaces.get(id) ?? { start: 0, end: 0 }
    return Array.from({ length: end - start }, (_, i) => start + i)
  })
  return { places, of: (passage) => found.get(sourceOf(passage)) ?? NOT_FOUND }
}

/**
 * Whoever asks on finds much of the question in what the thread was about; with a new subject there is little of it
 * there, and another source has it all.
 */
function stayingSigns(own: readonly Hit[], recalled: readonly Hit[], together: readonly Hit[]): Record<string, number> {
  const sharesOf = (hits: readonly Hit[]): ReadonlyMap<number, number> => {
    const most = hits[0]?.score ?? 0
    return new Map(hits.map(({ place, score }) => [place, most > 0 ? score / most : 0]))
  }
  const [ownShares, before] = [sharesOf(own), sharesOf(recalled)]
  const ownShare = (hit: Hit | undefined): number => ownShares.get(hit?.place ?? -1) ?? 0
  const both = recalled.slice(0, SOURCES_ASKED).map((hit) => ownShare(hit) * (before.get(hit.place) ?? 0))
  const first = own[0]?.score ?? 0
  return {
    told: own[0]?.share ?? 0,
    lead: first > 0 ? (first - (own[1]?.score ?? 0)) / first : 0,
    'best-recalled': ownShare(recalled[0]),
    'any-recalled': Math.max(0, ...both),
    'best-together': ownShare(together[0]),
    'own-recalled': before.get(own[0]?.place ?? -1) ?? 0,
  }
}
