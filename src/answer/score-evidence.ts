import type { SearchRules } from '../search/search-rules.ts'
import type { Span } from '../text/span.ts'
import { type Evidence, readEvidence } from './read-evidence.ts'
import type { Question } from './read-question.ts'
import { shownSpans } from './shown-kind.ts'

/** What speaks for a passage as the answer to a question; every value from 0 to 1. */
export interface EvidenceScore {
  /** Share of what the question names, by weight, that stands in the passage itself. */
  readonly coverage: number
  /** The same with what stands around it: its heading and neighbours. */
  readonly reach: number
  /** 1 when it holds what is asked for near what the question names, less when it holds it elsewhere. */
  readonly shown: number
  /** How near together the things named stand. */
  readonly nearness: number
}

/** How far from the thing counted its number may stand, in code units: `300 亿参数`, `30 billion parameters`. */
const NEAR = 16

/** Judges one passage. Linear in its length and its context's. */
export function scoreEvidence(
  question: Question,
  passage: { readonly text: string; readonly context?: string },
  rules: SearchRules,
): EvidenceScore {
  const own = readEvidence(rules, passage.text)
  const around = readEvidence(rules, passage.context ?? '')
  let [all, inside, reached] = [0, 0, 0]
  for (const { key, weight } of question.parts) {
    all += weight
    if (own.places.has(key)) inside += weight
    if (own.places.has(key) || around.places.has(key)) reached += weight
  }
  if (all === 0) return { coverage: 0, reach: 0, shown: 0, nearness: 0 }
  return {
    coverage: inside / all,
    reach: reached / all,
    shown: shownNear(question, own, shownSpans(question, own, rules)),
    nearness: nearnessOf(question, own),
  }
}

function shownNear(question: Question, own: Evidence, shown: readonly Span[]): number {
  if (shown.length === 0) return 0
  const wanted = question.wanted === undefined ? [] : (own.places.get(question.wanted) ?? [])
  if (wanted.some((place) => shown.some((span) => gapBetween(place, span) <= NEAR))) return 1
  return question.wanted === undefined ? 0.8 : 0.4
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
