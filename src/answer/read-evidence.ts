import { hanPair } from '../search/han-table.ts'
import { type FoundPhrase, findPhrases } from '../search/phrase-tree.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { isHan } from '../text/characters.ts'
import { madeOnce } from '../text/made-once.ts'
import type { Span } from '../text/span.ts'
import type { PartKey, Question } from './read-question.ts'
import { type ReadText, readText } from './read-text.ts'

/** Where each part of a question stands in a passage, and each of its Han characters. */
export type Places = ReadonlyMap<PartKey, readonly Span[]>

/** Which parts stand somewhere; a set has these, and so has a map. */
export interface HeldKeys {
  readonly has: (key: PartKey) => boolean
  readonly keys: () => Iterable<PartKey>
}

/** What of a question stands in a passage. */
export interface Evidence {
  readonly folded: string
  readonly places: Places
  /** The same passage as every question reads it. */
  readonly read: ReadText
}

/** Reads a passage in the terms of a question. Linear in the passage. */
export function readEvidence(question: Question, text: string, rules: SearchRules): Evidence {
  const read = readText(text, rules)
  return { folded: read.folded, places: findPlaces(question, read), read }
}

/** Reads only where the question's parts stand. */
export function readPlaces(question: Question, text: string, rules: SearchRules): Places {
  return findPlaces(question, readText(text, rules))
}

/** Reads only which of the question's parts stand in a text. */
export function readParts(question: Question, text: string, rules: SearchRules): ReadonlySet<PartKey> {
  let parts: Set<PartKey> | undefined
  reportKeys(question, readText(text, rules), (key) => {
    parts ??= new Set()
    parts.add(key)
  })
  return parts ?? NONE
}

const NONE: ReadonlySet<PartKey> = new Set()

/** Words of a passage that show a kind of answer, by kind. */
export const cuesOf: (read: ReadText) => readonly FoundPhrase[] = madeOnce(({ rules, folded }) =>
  findPhrases(rules.shows, folded),
)

function findPlaces(question: Question, read: ReadText): Places {
  const places = new Map<PartKey, Span[]>()
  reportKeys(question, read, (key, start, end) => {
    const known = places.get(key)
    if (known === undefined) places.set(key, [{ start, end }])
    else known.push({ start, end })
  })
  return places
}

type Report = (key: PartKey, start: number, end: number) => void

/** Reports the parts of a question that stand in a text, each time that they do: of what ends at one place, a character, then names, then the pair. */
function reportKeys(question: Question, { folded, keys: words, places }: ReadText, report: Report): void {
  const { keys } = question
  const isAsked = askedUnits(question)
  let next = 0
  const reportWords = (end: number): void => {
    for (; next < words.length && (places[2 * next + 1] ?? 0) <= end; next++) {
      const word = words[next] ?? ''
      if (keys.has(word)) report(word, places[2 * next] ?? 0, places[2 * next + 1] ?? 0)
    }
  }
  // a pair of the question is made of its characters
  for (let at = 0; isAsked !== undefined && at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    if (isAsked[unit & LOW] === 0 || !isHan(unit) || !keys.has(unit)) continue
    reportWords(at)
    report(unit, at, at + 1)
    reportWords(at + 1)
    const before = at === 0 ? 0 : folded.charCodeAt(at - 1)
    const pair = hanPair(before, unit)
    if (isHan(before) && keys.has(pair)) report(pair, at - 1, at + 1)
  }
  reportWords(folded.length)
}

/** Characters are told apart by so many of their lower bits first: most of a passage is none of the question's. */
const LOW = 0x3ff

/** Which lower bits the Han characters of a question have; `undefined` for a question without any. */
const askedUnits = madeOnce(({ characters }: Question) => {
  if (characters.size === 0) return undefined
  const low = new Uint8Array(LOW + 1)
  for (const unit of characters.keys()) low[unit & LOW] = 1
  return low
})
