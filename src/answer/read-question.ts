import type { SearchIndex } from '../search/index-passages.ts'
import { hanTerm } from '../search/index-passages.ts'
import { type PhraseTree, walkPhrases } from '../search/phrase-tree.ts'
import { readTerms } from '../search/read-terms.ts'
import { askedPart, LONGEST_QUESTION, rarityOf } from '../search/search-index.ts'
import { ASKED_KINDS, type AskedKind } from '../search/search-rules.ts'
import type { Span } from '../text/span.ts'

/** One thing that a question names: a word, a pair of Han characters, or a concept with all its words. */
export interface QuestionPart {
  /** `word:…`, `pair:…` or `concept:…`, as `readEvidence` names them too. */
  readonly key: string
  /** Where it stands in the question. */
  readonly span: Span
  /** How much it tells: its rarity in the corpus; above 0. */
  readonly weight: number
  /** Whether anything in the corpus holds it. */
  readonly known: boolean
}

/** A question taken apart. */
export interface Question {
  /** Folded, at most `LONGEST_QUESTION` long. */
  readonly folded: string
  /** What it asks for; empty when the words do not tell. */
  readonly asks: ReadonlySet<AskedKind>
  readonly parts: readonly QuestionPart[]
  /** What stands right behind the question word: the thing that is counted or looked for. */
  readonly wanted: string | undefined
}

/** A pair of Han characters that the corpus does not hold often spans two words, so it tells less than a word. */
const UNKNOWN_PAIR = 0.5
/** A pair inside a concept is already told by the concept. */
const PAIR_IN_CONCEPT = 0.35

/** Takes a question apart, linear in the part that is read. Empty parts when it holds no word that tells. */
export function readQuestion(index: SearchIndex, question: string): Question {
  const { rules } = index
  const folded = rules.fold(question.slice(0, LONGEST_QUESTION))
  const kinds = findPhrases(rules.asks, folded)
  const asks = new Set(ASKED_KINDS.filter((kind) => kinds.some(({ concept }) => concept === kind)))
  const parts = readParts(index, askedPart(rules, question))
  const behind = Math.min(...kinds.filter(isCounting).map(({ span }) => span.end))
  const wanted = parts.find(
    ({ span, key }) => span.start >= behind && span.start <= behind + 2 && !key.startsWith('pair:'),
  )
  return { folded, asks, parts, wanted: wanted?.key }
}

/** A phrase found, with where it stands. */
export interface FoundPhrase {
  readonly concept: string
  readonly span: Span
}

/** Finds every phrase of a tree in a folded text, in order of their ends. */
export function findPhrases(tree: PhraseTree, folded: string): readonly FoundPhrase[] {
  const found: FoundPhrase[] = []
  const walk = walkPhrases(tree, (concept, start, end) => found.push({ concept, span: { start, end } }))
  readTerms(folded, {
    character: (unit, start) => walk.step(unit, start, start + 1),
    pair: () => undefined,
    word: (stem, start, end) => walk.step(stem, start, end),
  })
  return found
}

function isCounting({ concept }: FoundPhrase): boolean {
  return concept === 'number' || concept === 'amount'
}

function readParts(index: SearchIndex, asked: string): readonly QuestionPart[] {
  const concepts = findPhrases(index.rules.concepts, asked)
  const inConcept = (start: number, end: number): boolean =>
    concepts.some(({ span }) => span.start <= start && end <= span.end)
  const parts = new Map<string, QuestionPart>()
  const add = (key: string, span: Span, term: number | undefined, share: number): void => {
    const weight = rarityOf(index, term) * share
    const before = parts.get(key)
    if (before === undefined || before.weight < weight) parts.set(key, { key, span, weight, known: term !== undefined })
  }
  for (const { concept, span } of concepts) add(`concept:${concept}`, span, index.words.get(`#${concept}`), 1)
  readTerms(asked, {
    character: () => undefined,
    pair: (key, start) => {
      const term = hanTerm(index, key)
      const unknown = term === undefined ? UNKNOWN_PAIR : 1
      add(
        `pair:${key}`,
        { start, end: start + 2 },
        term,
        inConcept(start, start + 2) ? PAIR_IN_CONCEPT * unknown : unknown,
      )
    },
    word: (stem, start, end) => {
      if (index.rules.stopStems.has(stem) || inConcept(start, end)) return
      add(`word:${stem}`, { start, end }, index.words.get(stem), 1)
    },
  })
  return [...parts.values()].sort((a, b) => a.span.start - b.span.start)
}
