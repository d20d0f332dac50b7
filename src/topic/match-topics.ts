import type { Document } from '../document/document.ts'
import { lowerCase } from '../text/lower-case.ts'
import type { Span } from '../text/span.ts'
import { findTerms, type TermHits } from './search-terms.ts'
import { compileTerms, type TermIndex } from './term-index.ts'
import type { Topic, TopicMatch } from './topic.ts'

/** The topics of a workspace, compiled once for any number of documents. */
export interface TopicIndex {
  readonly topics: readonly Topic[]
  readonly terms: TermIndex
  /** Place of a term in `terms` → places in `topics` of all that declare it. */
  readonly topicsOfTerm: readonly (readonly number[])[]
}

/** Compiles topics for `matchTopics`; a term that several topics declare speaks for each of them. */
export function compileTopics(topics: readonly Topic[]): TopicIndex {
  const placeOf = new Map<string, number>()
  const topicsOfTerm: number[][] = []
  for (const [topic, { terms }] of topics.entries()) {
    for (const term of terms) {
      const key = lowerCase(term).trim()
      const place = placeOf.get(key) ?? topicsOfTerm.length
      placeOf.set(key, place)
      topicsOfTerm[place] ??= []
      topicsOfTerm[place].push(topic)
    }
  }
  return { topics, terms: compileTerms([...placeOf.keys()]), topicsOfTerm }
}

/**
 * Says what a part of a document is about, with the words that led to it.
 *
 * @returns topics with the most words first, then in the order they were compiled; empty when no term occurs.
 * Linear in the span's length.
 */
export function matchTopics(document: Document, span: Span, index: TopicIndex): readonly TopicMatch[] {
  const lower = lowerCase(document.folded.slice(span.start, span.end))
  const hits = findTerms(lower, index.terms)
  return topicsOf(hits, { range: { start: 0, end: hits.count }, shift: span.start }, index)
}

/** Which of the terms that were found to speak of, and how far what they were found in lies from the text's start. */
export interface HitRange {
  readonly range: Span
  readonly shift: number
}

/** The same for terms that were found already, in order. */
export function topicsOf(hits: TermHits, { range, shift }: HitRange, index: TopicIndex): readonly TopicMatch[] {
  // most sentences are about none
  if (range.start === range.end) return []
  const found = new Map<number, Span[]>()
  for (let at = range.start; at < range.end; at++) {
    const span = { start: shift + (hits.starts[at] ?? 0), end: shift + (hits.ends[at] ?? 0) }
    for (const topic of index.topicsOfTerm[hits.places[at] ?? 0] ?? []) {
      const terms = found.get(topic)
      if (terms === undefined) found.set(topic, [span])
      else terms.push(span)
    }
  }
  return [...found]
    .sort(([a, wordsOfA], [b, wordsOfB]) => wordsOfB.length - wordsOfA.length || a - b)
    .flatMap(([place, terms]) => {
      const topic = index.topics[place]
      return topic === undefined ? [] : [{ topic: topic.id, terms }]
    })
}
