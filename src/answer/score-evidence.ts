import type { SearchRules } from '../search/search-rules.ts'
import type { Span } from '../text/span.ts'
import { type Evidence, readEvidence, readPlaces } from './read-evidence.ts'
import type { PartKey, Question, QuestionPart } from './read-question.ts'
import { shownSpans } from './shown-kind.ts'

/** A passage to be judged. */
export interface JudgedPassage {
  readonly text: string
  /** What stands around it: neighbours, heading, names behind it. */
  readonly context: string
  /** What its document or section is about: a heading, its first sentence. */
  readonly theme: string
  /** Whether it is in a language that the question is not in. */
  readonly isForeign: boolean
}

/** What speaks for a passage as the answer to a question; every value from 0 to 1. */
export interface EvidenceScore {
  /** Share of what the question names, by weight, that stands in the passage itself. */
  readonly coverage: number
  /** The same with what stands around it. */
  readonly reach: number
  /** Share of what the question names beyond the theme that stands in the passage: what tells it from its neighbours. */
  readonly specific: number
  /** Share of the question's Han characters that stand in the passage; `coverage` for a question without any. */
  readonly characters: number
  /** 1 when it holds what is asked for near what the question names, less when it holds it elsewhere. */
  readonly shown: number
  /** Whether the thing counted stands in the passage or around it; 1 when nothing is counted. */
  readonly wanted: number
  /** How near together the things named stand. */
  readonly nearness: number
}

/** How far from the thing counted its number may stand, in code units: `300 亿参数`, `30 billion parameters`. */
const NEAR = 16
/** A word that no dictionary brings over says little about a passage in another language. */
const FOREIGN_SHARE = 0.4
const NOTHING: EvidenceScore = { coverage: 0, reach: 0, specific: 0, characters: 0, shown: 0, wanted: 0, nearness: 0 }

/** Judges one passage. Linear in its length and its context's. */
export function scoreEvidence(question: Question, passage: JudgedPassage, rules: SearchRules): EvidenceScore {
  const own = readEvidence(question, passage.text, rules)
  const theme = readPlaces(question, passage.theme, rules)
  const context = readPlaces(question, passage.context, rules)
  const isNear = (key: PartKey): boolean => own.places.has(key) || theme.has(key) || context.has(key)
  const weightOf = ({ weight, isPlain }: QuestionPart): number =>
    isPlain && passage.isForeign ? weight * FOREIGN_SHARE : weight
  const share = (parts: readonly QuestionPart[], isIn: (part: QuestionPart) => boolean): number => {
    const all = parts.reduce((sum, part) => sum + weightOf(part), 0)
    const found = parts.reduce((sum, part) => sum + (isIn(part) ? weightOf(part) : 0), 0)
    return all === 0 ? 0 : found / all
  }
  if (question.parts.length === 0) return NOTHING
  const coverage = share(question.parts, ({ key }) => own.places.has(key))
  const beyond = question.parts.filter(({ key }) => !theme.has(key))
  const wanted = [...question.wanted]
  return {
    coverage,
    reach: share(question.parts, ({ key }) => isNear(key)),
    specific: beyond.length === 0 ? coverage : share(beyond, ({ key }) => own.places.has(key)),
    characters: characterShare(question, own) ?? coverage,
    shown: shownNear(question, own, shownSpans(question, own)),
    wanted: wanted.length === 0 || wanted.some(isNear) ? 1 : 0,
    nearness: nearnessOf(question, own),
  }
}

function characterShare({ characters }: Question, own: Evidence): number | undefined {
  let [all, found] = [0, 0]
  for (const [unit, weight] of characters) {
    all += weight
    if (own.places.has(unit)) found += weight
  }
  return all === 0 ? undefined : found / all
}

function shownNear(question: Question, own: Evidence, shown: readonly Span[]): number {
  if (shown.length === 0) return 0
  const wanted = [...question.wanted].flatMap((key) => own.places.get(key) ?? [])
  if (wanted.some((place) => shown.some((span) => gapBetween(place, span) <= NEAR))) return 1
  return question.wanted.size === 0 ? 0.8 : 0.4
}

function gapBetween(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end)
}

/** The share of neighbouring things of the question that are neighbours in the passage too. */
function nearnessOf(question: Question, own: Evidence): number {
  let [pairs, near] = [0, 0]
  for (let i = 1; i < question.parts.length; i++) {
    const before = own.places.get(question.parts[i - 1]?.key ?? '') ?? []
    const here = own.places.get(question.parts[i]?.key ?? '') ?? []
    pairs++
    if (before.slice(0, 4).some((a) => here.slice(0, 4).some((b) => gapBetween(a, b) <= NEAR))) near++
  }
  return pairs === 0 ? 0 : near / pairs
}
