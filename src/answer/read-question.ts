import { hanTerm, type SearchIndex } from '../search/index-passages.ts'
import { PERSON } from '../search/name-phrases.ts'
import { type FoundPhrase, findPhrases } from '../search/phrase-tree.ts'
import { passagesWith } from '../search/postings.ts'
import { rememberNewest } from '../search/remember-newest.ts'
import { askedPart, LONGEST_QUESTION } from '../search/search-index.ts'
import type { AskedKind, SearchRules } from '../search/search-rules.ts'
import { takeTerms } from '../search/text-terms.ts'
import { blankSpans, containsSpan, type Span } from '../text/span.ts'
import { askedKinds, askingPhrases } from './asked-kinds.ts'

/**
 * What a part of a question is compared by: a pair of Han characters by `hanPair`, a single character by its code
 * unit, a word by its stem, a concept by its id with `#` before.
 */
export type PartKey = number | string

/** Whether a part is a person with a name. */
export function isPersonKey(key: PartKey): boolean {
  return typeof key === 'string' && key.startsWith(PERSON_KEY)
}

const PERSON_KEY = `#${PERSON}`

/** One thing that a question names: a word, a pair of Han characters, or a concept with all its words. */
export interface QuestionPart {
  readonly key: PartKey
  /** Where it stands in the question. */
  readonly span: Span
  /** How much it tells: its rarity in the corpus; above 0. */
  readonly weight: number
  /** Whether it is a word that dictionaries translate: neither a name nor a concept, so another language lacks it. */
  readonly isPlain: boolean
}

/** A question taken apart. */
export interface Question {
  /** Folded, at most `LONGEST_QUESTION` long. */
  readonly folded: string
  /** What it asks for; empty when the words do not tell. */
  readonly asks: ReadonlySet<AskedKind>
  /** In order of place. */
  readonly parts: readonly QuestionPart[]
  /** Keys of all parts and characters: what a passage is looked through for. */
  readonly keys: ReadonlySet<PartKey>
  /** Han characters of the parts with their rarity. */
  readonly characters: ReadonlyMap<number, number>
  /** Keys of the thing that is counted, right behind "how many"; empty when there is none. */
  readonly wanted: ReadonlySet<PartKey>
}

/** A pair of Han characters that the corpus does not hold often spans two words, so it tells less than a word. */
const UNKNOWN_PAIR = 0.5
/** A pair inside a concept is already told by the concept. */
const PAIR_IN_CONCEPT = 0.35
const LEAST_PASSAGES = 1000
/** A measure word may stand between "how many" and what is counted (多少名学生). */
const WANTED_WITHIN = 2

/** So many questions of each index are remembered: one is taken apart for its answer, for what its thread lacks, for what stands beside a line. */
const MOST_QUESTIONS = 32

const remembered = rememberNewest<SearchIndex, Question>(MOST_QUESTIONS)

/** Takes a question apart, linear in the part that is read. Empty parts when it holds no word that tells. */
export function readQuestion(index: SearchIndex, question: string): Question {
  const read = question.slice(0, LONGEST_QUESTION)
  return remembered(index, read, () => takeApart(index, read))
}

function takeApart(index: SearchIndex, question: string): Question {
  const { rules } = index
  const folded = rules.fold(question)
  const kinds = askingPhrases(folded, rules)
  const asks = askedKinds(folded, kinds, rules.questionWords)
  const untold = kinds.filter(isUntold).map(({ span }) => span)
  const asked = blankSpans(askedPart(rules, question), [...untold, ...anybodyAsked(folded, kinds, rules)])
  const { parts, characters } = readParts(index, asked)
  const wanted = wantedOf(asks, { folded, kinds, parts }, rules)
  const keys = new Set<PartKey>([...characters.keys(), ...parts.map(({ key }) => key)])
  return { folded, asks, parts, keys, characters, wanted }
}

/** What asks for a role or a view (`职务`, "opinion on") need not stand in the passage. */
function isUntold({ concept }: FoundPhrase): boolean {
  return concept === 'role' || concept === 'said'
}

/** "The speakers" of "What do the speakers say about cost?": whoever that is, no passage need call them so. */
function anybodyAsked(folded: string, kinds: readonly FoundPhrase[], { anybody }: SearchRules): readonly Span[] {
  const asking = kinds.filter(({ concept }) => concept === 'said')
  if (asking.length === 0) return []
  const isSubject = ({ end }: Span): boolean =>
    asking.some(({ span }) => span.start >= end && /^\s*$/.test(folded.slice(end, span.start)))
  return findPhrases(anybody, folded)
    .map(({ span }) => span)
    .filter(isSubject)
}

interface ReadWords {
  readonly folded: string
  readonly kinds: readonly FoundPhrase[]
  readonly parts: readonly QuestionPart[]
}

/** What a passage must hold to tell: the thing counted, the person whose post is asked, the post whose holder is. */
function wantedOf(asks: ReadonlySet<AskedKind>, { folded, kinds, parts }: ReadWords, rules: SearchRules) {
  const people = personKeys(parts)
  if (asks.has('role') && people.size > 0) return people
  if (!asks.has('who')) return wantedKeys(kinds, parts)
  const posts = findPhrases(rules.shows, folded).filter(({ concept }) => concept === 'role')
  const isPost = ({ span }: QuestionPart): boolean => posts.some((post) => containsSpan(post.span, span))
  return new Set(parts.filter(isPost).map(({ key }) => key))
}

function personKeys(parts: readonly QuestionPart[]): ReadonlySet<PartKey> {
  return new Set(parts.map(({ key }) => key).filter(isPersonKey))
}

function wantedKeys(kinds: readonly FoundPhrase[], parts: readonly QuestionPart[]): ReadonlySet<PartKey> {
  const ends = kinds.filter(({ concept }) => concept === 'number' || concept === 'amount').map(({ span }) => span.end)
  const from = Math.max(...ends)
  const first = parts.find(({ span }) => span.start >= from)?.span
  if (first === undefined || first.start > from + WANTED_WITHIN) return new Set()
  return new Set(parts.filter(({ span }) => span.start >= from && span.start <= first.start + 1).map(({ key }) => key))
}

/**
 * How much a term tells. In a corpus of one article every word is rare or unknown, so that a small corpus is taken for
 * a part of a larger one that lacks the words it lacks: what is unknown then tells little more than what stands once,
 * and confidence means the same in a corpus of any size.
 */
export function tellingOf(index: SearchIndex, term: number | undefined): number {
  const withTerm = term === undefined ? 0 : passagesWith(index, term)
  const all = Math.max(LEAST_PASSAGES, index.ids.length)
  return Math.log(1 + (all - withTerm + 0.5) / (withTerm + 0.5))
}

function readParts(index: SearchIndex, asked: string): Pick<Question, 'parts' | 'characters'> {
  const { rules, words } = index
  const concepts = findPhrases(rules.concepts, asked)
  const inConcept = (start: number, end: number): boolean =>
    concepts.some(({ span }) => span.start <= start && end <= span.end)
  const characters = new Map<number, number>()
  const parts = new Map<PartKey, QuestionPart>()
  const add = (part: QuestionPart): void => {
    if ((parts.get(part.key)?.weight ?? 0) < part.weight) parts.set(part.key, part)
  }
  for (const { concept, span } of concepts) {
    const key = `#${concept}`
    add({ key, span, weight: tellingOf(index, words.get(key)), isPlain: false })
  }
  takeTerms(asked, {
    character: (unit) => characters.set(unit, tellingOf(index, hanTerm(index, unit))),
    pair: (key, start) => {
      const span = { start, end: start + 2 }
      const term = hanTerm(index, key)
      const share = (term === undefined ? UNKNOWN_PAIR : 1) * (inConcept(start, start + 2) ? PAIR_IN_CONCEPT : 1)
      add({ key, span, weight: tellingOf(index, term) * share, isPlain: true })
    },
    word: (stem, start, end) => {
      if (rules.stopStems.has(stem) || inConcept(start, end)) return
      const isPlain = !/[A-Z\d]/.test(asked.charAt(start))
      add({ key: stem, span: { start, end }, weight: tellingOf(index, words.get(stem)), isPlain })
    },
  })
  return { parts: [...parts.values()].sort((a, b) => a.span.start - b.span.start), characters }
}
