import { madeOnce } from '../text/made-once.ts'
import type { Span } from '../text/span.ts'
import type { Evidence } from './read-evidence.ts'
import type { PartKey, Question } from './read-question.ts'
import type { ReadText } from './read-text.ts'

/** How a passage is made, beside which words it shares with the question; every value from 0 to 1. */
export interface EvidenceShape {
  /** The longest run of code units that question and passage share, as a share of the question. */
  readonly run: number
  /** How near together the things named stand. */
  readonly nearness: number
  /** Share of what is named, by weight, that stands beside something of the kind asked for. */
  readonly beside: number
  /** How long it is: a short sentence rarely tells what its neighbours do not. */
  readonly length: number
  /** How many figures and capitals it has that the question does not: what would be news. */
  readonly news: number
  /** How many words or Han characters it has that the question does not, on a logarithmic scale. */
  readonly fresh: number
}

/** From this many words or Han characters on, a passage counts as long. */
const LONG = 80
/** Letters of an English word, about. */
const LETTERS = 5
/** Runs are looked for this far: a pasted page must not cost more. */
const QUESTION_READ = 120
const PASSAGE_READ = 800
/** How far apart, in code units, two things stand together; and what is asked for and what is named. */
const NEAR = 16
const BESIDE = 24
const MOST_NEWS = 6
/** So many places of a thing are looked at. */
const PLACES = 4
const NEWS = /\d+|[A-Z][a-z]+/g

/** Measures a passage. Linear in the passage, by the first 120 code units of the question. */
export function shapeOf(question: Question, own: Evidence, shown: readonly Span[]): EvidenceShape {
  const { words, news: figures, beginning } = makeOf(own.read)
  let news = 0
  for (const found of figures) if (!question.folded.includes(found)) news++
  let said = 0
  for (const [key, places] of own.places) if (isCounted(key)) said += places.length
  const asked = askedRun(question)
  return {
    fresh: Math.log1p(Math.min(LONG, Math.max(0, words - said))) / Math.log1p(LONG),
    run: asked.length === 0 ? 0 : longestRun(asked, beginning) / asked.length,
    nearness: nearnessOf(question, own),
    beside: besideOf(question, own, shown),
    length: Math.log1p(Math.min(LONG, words)) / Math.log1p(LONG),
    news: Math.min(MOST_NEWS, news) / MOST_NEWS,
  }
}

/** What is the same for every question. */
const makeOf = madeOnce(({ folded }: ReadText) => {
  const han = folded.match(/\p{Script=Han}/gu)?.length ?? 0
  return {
    words: han + (folded.length - han) / LETTERS,
    news: folded.match(NEWS) ?? [],
    beginning: folded.slice(0, PASSAGE_READ).toLowerCase(),
  }
})

/** Single characters and words; pairs and concepts would count them twice. */
function isCounted(key: PartKey): boolean {
  return typeof key === 'number' ? key < 0x10000 : !key.startsWith('#')
}

/** The beginning of a passage, in lower case: no run is looked for behind it. */
export function beginningOf(read: ReadText): string {
  return makeOf(read).beginning
}

/** A text with where each of its code units stands. */
export interface PlacedText {
  readonly text: string
  readonly places: ReadonlyMap<number, readonly number[]>
  /** 1 for the lower bits of each of its code units: most others are told apart by these. */
  readonly low: Uint8Array
}

const LOW = 0x3ff

/** The beginning of a question, in lower case, and how long it is as it was written. */
export interface AskedRun extends PlacedText {
  readonly length: number
}

/** The beginning of a question, made ready once for all passages. */
export const askedRun = madeOnce(({ folded }: Question): AskedRun => {
  const written = folded.slice(0, QUESTION_READ)
  const text = written.toLowerCase()
  return { ...placed(text), length: written.length }
})

/** Notes where each code unit of a text stands. */
export function placed(text: string): PlacedText {
  const places = placesOfUnits(text)
  const low = new Uint8Array(LOW + 1)
  for (const unit of places.keys()) low[unit & LOW] = 1
  return { text, places, low }
}

/**
 * The longest run of code units that two texts share. Only where a unit of the one stands in the other is looked at, and
 * only where the run there can still be longer than the longest so far.
 */
export function longestRun({ text: a, places, low }: PlacedText, b: string): number {
  let best = 0
  for (let at = 0; at + best < b.length; at++) {
    // both ends of a longer run are shared
    if (low[b.charCodeAt(at + best) & LOW] === 0 || low[b.charCodeAt(at) & LOW] === 0) continue
    const shared = places.get(b.charCodeAt(at))
    if (shared === undefined) continue
    for (const from of shared) {
      // a longer run must hold the unit behind the longest so far
      if (from + best < a.length && a.charCodeAt(from + best) === b.charCodeAt(at + best))
        best = Math.max(best, runFrom(a, from, { b, at }))
    }
  }
  return best
}

function placesOfUnits(text: string): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (let i = 0; i < text.length; i++) {
    const known = places.get(text.charCodeAt(i))
    if (known === undefined) places.set(text.charCodeAt(i), [i])
    else known.push(i)
  }
  return places
}

/** How long the run is that two texts share from these places on. */
export function runFrom(a: string, from: number, { b, at }: { readonly b: string; readonly at: number }): number {
  const most = Math.min(a.length - from, b.length - at)
  let length = 0
  while (length < most && a.charCodeAt(from + length) === b.charCodeAt(at + length)) length++
  return length
}

function besideOf(question: Question, own: Evidence, shown: readonly Span[]): number {
  let [all, found] = [0, 0]
  for (const { key, weight } of question.parts) {
    all += weight
    const places = shown.length === 0 ? undefined : own.places.get(key)
    if (places?.some((place) => shown.some((span) => gapBetween(place, span) <= BESIDE))) found += weight
  }
  return all === 0 ? 0 : found / all
}

/** The share of neighbouring things of the question that are neighbours in the passage too. */
function nearnessOf(question: Question, own: Evidence): number {
  let [pairs, near] = [0, 0]
  for (let i = 1; i < question.parts.length; i++) {
    pairs++
    const before = own.places.get(question.parts[i - 1]?.key ?? '')
    const here = before && own.places.get(question.parts[i]?.key ?? '')
    if (before !== undefined && here !== undefined && areNear(before, here)) near++
  }
  return pairs === 0 ? 0 : near / pairs
}

/** Whether any of the first few places of two things are near each other. */
function areNear(before: readonly Span[], here: readonly Span[]): boolean {
  return before.some((a, i) => i < PLACES && here.some((b, k) => k < PLACES && gapBetween(a, b) <= NEAR))
}

/** Code units between two spans; 0 when they touch or overlap. */
export function gapBetween(a: Span, b: Span): number {
  return Math.max(0, a.start - b.end, b.start - a.end)
}
