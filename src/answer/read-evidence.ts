import { type FoundPhrase, walkPhrases } from '../search/phrase-tree.ts'
import { readTerms } from '../search/read-terms.ts'
import type { SearchRules } from '../search/search-rules.ts'
import type { Span } from '../text/span.ts'
import type { PartKey, Question } from './read-question.ts'

/** What of a question stands in a passage. */
export interface Evidence {
  readonly folded: string
  /** Where each part of the question stands, and each of its Han characters. */
  readonly places: ReadonlyMap<PartKey, readonly Span[]>
  /** Every name and concept of the passage. */
  readonly concepts: readonly FoundPhrase[]
  /** Words that show a kind of answer, by kind. */
  readonly cues: readonly FoundPhrase[]
}

/** Reads a passage in the terms of a question. Linear in the passage. */
export function readEvidence(question: Question, text: string, rules: SearchRules): Evidence {
  const folded = rules.fold(text)
  const keys = new Set<PartKey>([...question.characters.keys(), ...question.parts.map(({ key }) => key)])
  const places = new Map<PartKey, Span[]>()
  const concepts: FoundPhrase[] = []
  const cues: FoundPhrase[] = []
  const add = (key: PartKey, start: number, end: number): void => {
    if (!keys.has(key)) return
    const known = places.get(key)
    if (known === undefined) places.set(key, [{ start, end }])
    else known.push({ start, end })
  }
  const names = walkPhrases(rules.concepts, (concept, start, end) => {
    concepts.push({ concept, span: { start, end } })
    add(`#${concept}`, start, end)
  })
  const shows = walkPhrases(rules.shows, (concept, start, end) => cues.push({ concept, span: { start, end } }))
  const step = (key: PartKey, start: number, end: number): void => {
    add(key, start, end)
    names.step(key, start, end)
    shows.step(key, start, end)
  }
  readTerms(folded, {
    character: (unit, start) => step(unit, start, start + 1),
    pair: (key, start) => add(key, start, start + 2),
    word: step,
  })
  return { folded, places, concepts, cues }
}
