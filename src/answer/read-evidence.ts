import { readTerms } from '../search/read-terms.ts'
import type { SearchRules } from '../search/search-rules.ts'
import type { Span } from '../text/span.ts'
import { findPhrases } from './read-question.ts'

/** What stands in a passage, by the keys of `QuestionPart`. */
export interface Evidence {
  readonly folded: string
  /** Where each thing stands. */
  readonly places: ReadonlyMap<string, readonly Span[]>
}

/** Reads what a passage holds, in the terms of a question. Linear. */
export function readEvidence(rules: SearchRules, text: string): Evidence {
  const folded = rules.fold(text)
  const places = new Map<string, Span[]>()
  const add = (key: string, span: Span): void => {
    const known = places.get(key)
    if (known === undefined) places.set(key, [span])
    else known.push(span)
  }
  for (const { concept, span } of findPhrases(rules.concepts, folded)) add(`concept:${concept}`, span)
  readTerms(folded, {
    character: () => undefined,
    pair: (key, start) => add(`pair:${key}`, { start, end: start + 2 }),
    word: (stem, start, end) => add(`word:${stem}`, { start, end }),
  })
  return { folded, places }
}
