import { type FoundPhrase, findPhrases, type ReportPhrase, walkPhrases } from '../search/phrase-tree.ts'
import { readTerms } from '../search/read-terms.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { stemEnglish } from '../search/stem-english.ts'
import type { Span } from '../text/span.ts'
import type { PartKey, Question } from './read-question.ts'

/** Where each part of a question stands in a passage, and each of its Han characters. */
export type Places = ReadonlyMap<PartKey, readonly Span[]>

/** Stems a word; one that remembers serves whoever reads many passages, see `rememberStems`. */
export type Stem = (word: string) => string

/** What of a question stands in a passage. */
export interface Evidence {
  readonly folded: string
  readonly places: Places
  /** Every name and concept of the passage. */
  readonly concepts: readonly FoundPhrase[]
  /** Words that show a kind of answer, by kind; not looked for when the question asks for none. */
  readonly cues: readonly FoundPhrase[]
}

/** Reads a passage in the terms of a question. Linear in the passage. */
export function readEvidence(question: Question, text: string, rules: SearchRules, stem?: Stem): Evidence {
  const folded = rules.fold(text)
  const concepts: FoundPhrase[] = []
  const report = (concept: string, start: number, end: number): unknown =>
    concepts.push({ concept, span: { start, end } })
  const places = findPlaces(question, folded, { rules, report, stem })
  return { folded, places, concepts, cues: question.asks.size === 0 ? [] : findPhrases(rules.shows, folded) }
}

/** Reads only where the question's parts stand. */
export function readPlaces(question: Question, text: string, rules: SearchRules, stem?: Stem): Places {
  return findPlaces(question, rules.fold(text), { rules, report: () => undefined, stem })
}

/** Reads only which of the question's parts stand in a text. */
export function readParts(question: Question, text: string, rules: SearchRules, stem?: Stem): ReadonlySet<PartKey> {
  const { keys } = question
  const parts = new Set<PartKey>()
  const add = (key: PartKey): void => {
    if (keys.has(key)) parts.add(key)
  }
  readKeys(rules.fold(text), add, { rules, report: () => undefined, stem })
  return parts
}

interface Finding {
  readonly rules: SearchRules
  readonly report: ReportPhrase
  readonly stem: Stem | undefined
}

function findPlaces(question: Question, folded: string, finding: Finding): Places {
  const { keys } = question
  const places = new Map<PartKey, Span[]>()
  const add = (key: PartKey, start: number, end: number): void => {
    if (!keys.has(key)) return
    const known = places.get(key)
    if (known === undefined) places.set(key, [{ start, end }])
    else known.push({ start, end })
  }
  readKeys(folded, add, finding)
  return places
}

/** Reports whatever of a text may be a part of a question. */
function readKeys(
  folded: string,
  add: (key: PartKey, start: number, end: number) => void,
  { rules, report, stem = stemEnglish }: Finding,
): void {
  const names = walkPhrases(rules.concepts, (concept, start, end) => {
    report(concept, start, end)
    add(`#${concept}`, start, end)
  })
  readTerms(folded, {
    character: (unit, start) => {
      add(unit, start, start + 1)
      names.step(unit, start, start + 1)
    },
    pair: (key, start) => add(key, start, start + 2),
    word: (word, start, end) => {
      add(word, start, end)
      names.step(word, start, end)
    },
    stem,
  })
}
