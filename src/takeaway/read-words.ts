import type { Arena } from '../text/arena.ts'
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
  /** How many words there are; what stands in the columns behind means nothing. */
  readonly count: number
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly flags: Uint8Array
  /** `firstOf[s]` is the first word of sentence `s`; one entry more than there are sentences. */
  readonly firstOf: Int32Array
  /** The terms themselves, by number: how often each occurs, in how many sentences, in which first. */
  readonly terms: TermTable
}

/** Runs among which those of sentences are: sentence `s` has those from `from[s]` up to `to[s]`. */
export interface SentenceRuns extends Runs {
  readonly count: number
  readonly from: Int32Array
  readonly to: Int32Array
}

/** A text in the forms that words are read from; all of one length. */
export interface WordSource {
  /** Folded. */
  readonly text: string
  /** The same, lower-cased. */
  readonly lower: string
  /** The code units of `lower`. */
  readonly units: Uint16Array
  /** Runs of the text, those of the sentences that are read among them. */
  readonly runs: SentenceRuns
  readonly arena: Arena
}

interface Reading extends WordSource {
  readonly vocabulary: Vocabulary
  readonly terms: TermTable
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly flags: Uint8Array
  /** Where the word that is being read stands: one for all of them, since an object for each takes longer than its word. */
  readonly word: { start: number; end: number }
  count: number
}

const BLANK = 0x20
const PERCENT = 0x25
/** Code units of the longest unit, with the blank before it. */
const LONGEST_UNIT = 10
const NOWHERE: Span = { start: 0, end: 0 }
const AMOUNT_SIGN = /[$€£¥￥]/
const AMOUNT_UNIT = /^\s?(?:%|％|[万亿兆]|元|倍|美元|percent\b|per cent\b|million\b|billion\b|trillion\b|times\b)/

/**
 * Reads the words of sentences.
 *
 * @param sentences in order, not overlapping.
 */
export function readWords(
  { text, lower, units, runs, arena }: WordSource,
  sentences: readonly { readonly span: Span }[],
  vocabulary: Vocabulary,
): Words {
  const terms = createTermTable(units, arena)
  // no word without a run of its own
  const starts = arena.integers(runs.count)
  const ids = arena.integers(runs.count)
  const flags = arena.bytes(runs.count)
  const firstOf = arena.integers(sentences.length + 1)
  const word = { start: 0, end: 0 }
  const reading: Reading = { text, lower, units, runs, arena, vocabulary, terms, starts, ids, flags, word, count: 0 }
  for (let place = 0; place < sentences.length; place++) {
    readSentence(reading, sentences[place]?.span ?? NOWHERE, place)
    firstOf[place + 1] = reading.count
  }
  return { count: reading.count, starts, ids, flags, firstOf, terms }
}

function readSentence(reading: Reading, sentence: Span, place: number): void {
  const { runs } = reading
  const where = { place, end: sentence.end, first: reading.count }
  const last = runs.to[place] ?? 0
  let done = sentence.start
  for (let run = runs.from[place] ?? 0; run < last; run++) {
    if ((runs.starts[run] ?? 0) >= done) done = readRun(reading, run, where)
  }
}

/** Where a word stands: the number of its sentence, where that ends, and which of all words is its first. */
interface Where {
  readonly place: number
  readonly end: number
  readonly first: number
}

/** Reads the word that begins with a run, if one does; says up to where no other can begin. */
function readRun(reading: Reading, run: number, { place, end: last, first }: Where): number {
  const { units, runs } = reading
  const start = runs.starts[run] ?? 0
  const unit = units[start] ?? 0
  if (isHan(unit)) {
    const end = start + 1 < last && isHan(units[start + 1] ?? 0) ? start + 2 : start + 1
    addWord(reading, idOfTerm(placeWord(reading, start, end), hashOfWord(units, start, end), place), 0)
  } else if (isWordUnit(unit)) {
    const end = endOfWord(reading, run, last)
    const id = idOfTerm(placeWord(reading, start, end), hashOfRun(reading, run, end), place)
    addWord(reading, id, flagsOf(reading, start, end, reading.count === first))
    return end
  }
  return start
}

/** The same reading at another word. */
function placeWord(reading: Reading, start: number, end: number): Reading {
  reading.word.start = start
  reading.word.end = end
  return reading
}

/** Where a Latin word or number ends that may have several runs. */
function endOfWord({ units, runs }: Reading, run: number, last: number): number {
  const end = runs.ends[run] ?? 0
  // most words stand before a blank
  return end < last && units[end] === BLANK ? end : wordEnd(units, Math.min(end, last), last)
}

/** The hash of a word that begins with a run. */
function hashOfRun({ units, runs }: Reading, run: number, end: number): number {
  const known = runs.hashes[run] ?? 0
  return known !== 0 && end === runs.ends[run] ? known : hashOfWord(units, runs.starts[run] ?? 0, end)
}

function addWord(reading: Reading, id: number, flag: number): void {
  const at = reading.count++
  reading.starts[at] = reading.word.start
  reading.ids[at] = id
  reading.flags[at] = isEmptyTerm(reading.terms, id) ? flag | EMPTY : flag
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
function idOfTerm({ terms, vocabulary, word }: Reading, hash: number, place: number): number {
  const { size } = terms
  const id = numberTerm(terms, word, hash)
  const { records } = terms
  const record = id * RECORD_LENGTH
  if (id === size) {
    records[record + KNOWN] = knownAs(vocabulary, terms.units, word, hash)
    records[record + FIRST_SENTENCE] = place
    records[record + LAST_SENTENCE] = -1
  }
  records[record + COUNT] = (records[record + COUNT] ?? 0) + 1
  if (records[record + LAST_SENTENCE] === place) return id
  records[record + LAST_SENTENCE] = place
  records[record + SENTENCES] = (records[record + SENTENCES] ?? 0) + 1
  return id
}

function flagsOf({ text, lower, units }: Reading, start: number, end: number, opens: boolean): number {
  const unit = units[start] ?? 0
  if (isDigit(unit)) return isAmount(lower, start, end) ? NUMBER | AMOUNT : NUMBER
  return !opens && isCapital(text.charCodeAt(start)) ? NAME : 0
}

function isAmount(lower: string, start: number, end: number): boolean {
  return (
    (start > 0 && AMOUNT_SIGN.test(lower.charAt(start - 1))) ||
    lower.charCodeAt(end - 1) === PERCENT ||
    AMOUNT_UNIT.test(lower.slice(end, end + LONGEST_UNIT))
  )
}
