import { isCapital, isDigit, isHan } from '../text/characters.ts'
import { hashUnits } from '../text/code-units.ts'
import type { Span } from '../text/span.ts'
import { tokenEnd, tokenStart } from '../text/tokens.ts'
import {
  COUNT,
  createTermTable,
  FIRST_SENTENCE,
  factOf,
  KNOWN,
  LAST_SENTENCE,
  numberTerm,
  RECORD_LENGTH,
  SENTENCES,
  type TermTable,
} from './term-table.ts'
import { isEmptyHan, placeOfWord, type Vocabulary } from './vocabulary.ts'

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
  /** The terms themselves, by number: how often each occurs, in how many sentences, in which first. */
  readonly terms: TermTable
}

interface Reading {
  readonly text: string
  readonly lower: string
  readonly vocabulary: Vocabulary
  readonly terms: TermTable
  readonly starts: number[]
  readonly ids: number[]
  readonly flags: number[]
}

const AMOUNT_SIGN = /[$€£¥￥]/
const AMOUNT_UNIT = /^\s?(?:%|％|[万亿兆]|元|倍|美元|percent\b|per cent\b|million\b|billion\b|trillion\b|times\b)/

/**
 * Reads the words of sentences.
 *
 * @param text folded text; its length and offsets are the document's.
 * @param lower the same, lower-cased, and `units` its code units.
 * @param sentences in order, not overlapping.
 */
export function readWords(
  { text, lower, units }: { readonly text: string; readonly lower: string; readonly units: Uint16Array },
  sentences: readonly { readonly span: Span }[],
  vocabulary: Vocabulary,
): Words {
  const terms = createTermTable(units)
  const reading: Reading = { text, lower, vocabulary, terms, starts: [], ids: [], flags: [] }
  const firstOf: number[] = []
  for (const [place, { span }] of sentences.entries()) {
    firstOf.push(reading.starts.length)
    readSentence(reading, span, place)
  }
  firstOf.push(reading.starts.length)
  const { starts, ids, flags } = reading
  return { starts, ids, flags, firstOf, terms }
}

function readSentence(reading: Reading, sentence: Span, place: number): void {
  const { starts, ids, flags, terms } = reading
  const { units } = terms
  const first = starts.length
  let start = tokenStart(units, sentence.start, sentence.end)
  while (start < sentence.end) {
    const end = tokenEnd(units, start, sentence.end)
    const next = tokenStart(units, end, sentence.end)
    const pairs = next === end && isHan(units[start] ?? 0) && isHan(units[next] ?? 0)
    const id = idOfTerm(reading, { start, end: pairs ? end + 1 : end }, place)
    const opens = starts.length === first
    starts.push(start)
    ids.push(id)
    flags.push(flagsOf(reading, { start, end }, opens) | (isEmptyTerm(terms, id) ? EMPTY : 0))
    start = next
  }
}

/** Tells whether a term says nothing by itself. */
export function isEmptyTerm(terms: TermTable, id: number): boolean {
  return (factOf(terms, id, KNOWN) & 1) === 1
}

/** What a term adds to the part `wording`. */
export function weightOf(terms: TermTable, id: number, { weights }: Vocabulary): number {
  return weights[factOf(terms, id, KNOWN) >> 1] ?? 0
}

/** What a record keeps of a term: its place in the vocabulary, and in the lowest bit whether it says nothing by itself. */
function knownAs(vocabulary: Vocabulary, units: Uint16Array, term: Span, hash: number): number {
  const place = placeOfWord(vocabulary, units, term, hash)
  return (place << 1) | (vocabulary.empty[place] ?? 0) | Number(isEmptyHan(vocabulary, units, term))
}

/** The number of a term, counted as one more of its sentence. */
function idOfTerm({ terms, vocabulary }: Reading, term: Span, place: number): number {
  const hash = hashUnits(terms.units, term.start, term.end)
  const { size } = terms
  const id = numberTerm(terms, term, hash)
  const { records } = terms
  const record = id * RECORD_LENGTH
  if (id === size) {
    records[record + KNOWN] = knownAs(vocabulary, terms.units, term, hash)
    records[record + FIRST_SENTENCE] = place
    records[record + LAST_SENTENCE] = -1
  }
  records[record + COUNT] = (records[record + COUNT] ?? 0) + 1
  if (records[record + LAST_SENTENCE] === place) return id
  records[record + LAST_SENTENCE] = place
  records[record + SENTENCES] = (records[record + SENTENCES] ?? 0) + 1
  return id
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
