import { isCapital, isDigit, isHan } from '../text/characters.ts'
import { hashOfWord, isWordUnit, type Runs } from '../text/runs.ts'
import type { Span } from '../text/span.ts'
import { wordEnd } from '../text/tokens.ts'
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

/** The runs of sentences; `firstOf[s]` is the first of sentence `s`, one entry more than there are sentences. */
export interface SentenceRuns extends Runs {
  readonly firstOf: readonly number[]
}

/** A text in the forms that words are read from; all of one length. */
export interface WordSource {
  /** Folded. */
  readonly text: string
  /** The same, lower-cased. */
  readonly lower: string
  /** The code units of `lower`. */
  readonly units: Uint16Array
  /** The runs of the sentences that are read. */
  readonly runs: SentenceRuns
}

interface Reading extends WordSource {
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
 * @param sentences in order, not overlapping.
 */
export function readWords(
  { text, lower, units, runs }: WordSource,
  sentences: readonly { readonly span: Span }[],
  vocabulary: Vocabulary,
): Words {
  const terms = createTermTable(units)
  const reading: Reading = { text, lower, units, runs, vocabulary, terms, starts: [], ids: [], flags: [] }
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
  const { units, runs, starts } = reading
  const first = starts.length
  const last = runs.firstOf[place + 1] ?? 0
  let done = sentence.start
  for (let run = runs.firstOf[place] ?? 0; run < last; run++) {
    const start = runs.starts[run] ?? 0
    if (start < done) continue
    const unit = units[start] ?? 0
    if (isWordUnit(unit))
      done = readWord(reading, { run, last: sentence.end }, { place, opens: starts.length === first })
    else if (isHan(unit)) readHan(reading, start, { place, last: sentence.end })
  }
}

/** Reads a Latin word or number that may have several runs; says where it ends. */
function readWord(
  reading: Reading,
  { run, last }: { readonly run: number; readonly last: number },
  { place, opens }: { readonly place: number; readonly opens: boolean },
): number {
  const { units, runs } = reading
  const start = runs.starts[run] ?? 0
  const ends = runs.ends[run] ?? 0
  const end = wordEnd(units, Math.min(ends, last), last)
  const known = end === ends ? (runs.hashes[run] ?? 0) : 0
  const id = idOfTerm(reading, { start, end }, known === 0 ? hashOfWord(units, start, end) : known, place)
  addWord(reading, start, id, flagsOf(reading, { start, end }, opens))
  return end
}

/** Reads a Han character, with the next where another stands there. */
function readHan(
  reading: Reading,
  start: number,
  { place, last }: { readonly place: number; readonly last: number },
): void {
  const { units } = reading
  const end = start + 1 < last && isHan(units[start + 1] ?? 0) ? start + 2 : start + 1
  addWord(reading, start, idOfTerm(reading, { start, end }, hashOfWord(units, start, end), place), 0)
}

function addWord({ starts, ids, flags, terms }: Reading, start: number, id: number, flag: number): void {
  starts.push(start)
  ids.push(id)
  flags.push(isEmptyTerm(terms, id) ? flag | EMPTY : flag)
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
function idOfTerm({ terms, vocabulary }: Reading, term: Span, hash: number, place: number): number {
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
