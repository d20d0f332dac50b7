import { isCapital, isDigit, isHan } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { tokenEnd, tokenStart } from '../text/tokens.ts'
import type { LanguageTakeawayRules } from './rules.ts'

/** Flags of a word. */
export const NUMBER = 1
/** A number with a unit that makes it an amount: money, a share, a multiple. */
export const AMOUNT = 2
/** A capitalised Latin word that does not open its sentence. */
export const NAME = 4
/** No term stands here: an empty word, or a Han character that makes no pair with the next. */
export const EMPTY = 8

/**
 * The words of a document's candidate sentences, as parallel columns: word `i` starts at `starts[i]`, is term `ids[i]`
 * and has `flags[i]`. A term is a lower-cased Latin word or number, or a pair of neighbouring Han characters.
 */
export interface Words {
  readonly starts: readonly number[]
  readonly ids: readonly number[]
  readonly flags: readonly number[]
  /** `firstOf[s]` is the first word of sentence `s`; one entry more than there are sentences. */
  readonly firstOf: readonly number[]
  /** By term: how often it occurs. */
  readonly counts: readonly number[]
  /** By term: in how many sentences. */
  readonly sentenceCounts: readonly number[]
  /** By term: the first sentence it occurs in. */
  readonly firstSeen: readonly number[]
  /** By term: what it adds to the part `wording`. */
  readonly weights: readonly number[]
  /** The id of each term that occurs. */
  readonly idOf: ReadonlyMap<string, number>
}

interface Reading {
  readonly text: string
  readonly lower: string
  readonly rules: LanguageTakeawayRules
  readonly starts: number[]
  readonly ids: number[]
  readonly flags: number[]
  readonly counts: number[]
  readonly sentenceCounts: number[]
  readonly firstSeen: number[]
  readonly lastSeen: number[]
  readonly weights: number[]
  readonly empty: boolean[]
  readonly idOf: Map<string, number>
}

const AMOUNT_SIGN = /[$€£¥￥]/
const AMOUNT_UNIT = /^\s?(?:%|％|[万亿兆]|元|倍|美元|percent\b|per cent\b|million\b|billion\b|trillion\b|times\b)/

/**
 * Reads the words of sentences.
 *
 * @param text folded text; its length and offsets are the document's.
 * @param lower the same, lower-cased.
 * @param sentences in order, not overlapping.
 */
export function readWords(
  { text, lower }: { readonly text: string; readonly lower: string },
  sentences: readonly Span[],
  rules: LanguageTakeawayRules,
): Words {
  const reading: Reading = {
    text,
    lower,
    rules,
    starts: [],
    ids: [],
    flags: [],
    counts: [],
    sentenceCounts: [],
    firstSeen: [],
    lastSeen: [],
    weights: [],
    empty: [],
    idOf: new Map(),
  }
  const firstOf: number[] = []
  for (const [place, sentence] of sentences.entries()) {
    firstOf.push(reading.starts.length)
    readSentence(reading, sentence, place)
  }
  firstOf.push(reading.starts.length)
  return { ...reading, firstOf }
}

function readSentence(reading: Reading, sentence: Span, place: number): void {
  const { text, lower, starts, ids, flags, empty } = reading
  const first = starts.length
  let start = tokenStart(text, sentence.start, sentence.end)
  while (start < sentence.end) {
    const end = tokenEnd(text, start, sentence.end)
    const next = tokenStart(text, end, sentence.end)
    const pairs = next === end && isHan(text.charCodeAt(start)) && isHan(text.charCodeAt(next))
    const id = idOfTerm(reading, lower.slice(start, pairs ? end + 1 : end), place)
    count(reading, id, place)
    const opens = starts.length === first
    starts.push(start)
    ids.push(id)
    flags.push(flagsOf(reading, { start, end }, opens) | (empty[id] === true ? EMPTY : 0))
    start = next
  }
}

function idOfTerm(reading: Reading, term: string, place: number): number {
  const known = reading.idOf.get(term)
  if (known !== undefined) return known
  const id = reading.counts.length
  reading.idOf.set(term, id)
  reading.counts.push(0)
  reading.sentenceCounts.push(0)
  reading.firstSeen.push(place)
  reading.lastSeen.push(-1)
  reading.weights.push(reading.rules.words.get(term) ?? 0)
  reading.empty.push(isEmptyTerm(term, reading.rules.emptyWords))
  return id
}

function isEmptyTerm(term: string, emptyWords: ReadonlySet<string>): boolean {
  if (!isHan(term.charCodeAt(0))) return emptyWords.has(term)
  return term.length === 1 || emptyWords.has(term.charAt(0)) || emptyWords.has(term.charAt(1)) || emptyWords.has(term)
}

function count(reading: Reading, id: number, place: number): void {
  reading.counts[id] = (reading.counts[id] ?? 0) + 1
  if (reading.lastSeen[id] === place) return
  reading.lastSeen[id] = place
  reading.sentenceCounts[id] = (reading.sentenceCounts[id] ?? 0) + 1
}

function flagsOf({ text, lower }: Reading, token: Span, opens: boolean): number {
  const unit = text.charCodeAt(token.start)
  if (isCapital(unit)) return opens ? 0 : NAME
  if (!isDigit(unit)) return 0
  const isAmount =
    (token.start > 0 && AMOUNT_SIGN.test(text.charAt(token.start - 1))) ||
    lower.charCodeAt(token.end - 1) === 0x25 ||
    AMOUNT_UNIT.test(lower.slice(token.end, token.end + 10))
  return isAmount ? NUMBER | AMOUNT : NUMBER
}
