import type { Arena } from '../text/arena.ts'
import { isCapital, isDigit, isHan } from '../text/characters.ts'
import { hashOfWord, isWordUnit, type Runs } from '../text/runs.ts'
import type { Span } from '../text/span.ts'
import { wordEnd } from '../text/tokens.ts'
import { mayBegin, type TermIndex } from '../topic/term-index.ts'
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
/** Its term stands in no sentence before. */
export const FRESH = 16

/** Bit of a run at which a term of the lexicons may begin. */
export const LEXICON = 1
/** The same for the topics. */
export const TOPIC = 2

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
  /** By run of the text: whether a term of the lexicons (`LEXICON`) or of the topics (`TOPIC`) may begin there. */
  readonly beginnings: Uint8Array
  /** By these bits together: at how many runs they are. */
  readonly beginningCounts: Int32Array
}

/** What single words are looked up in. */
export interface Lookup {
  readonly vocabulary: Vocabulary
  readonly lexicon: TermIndex
  readonly topics: TermIndex
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
  readonly lookup: Lookup
  readonly terms: TermTable
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly flags: Uint8Array
  readonly beginnings: Uint8Array
  readonly beginningCounts: Int32Array
  /** Where the term that is being numbered stands: one for all of them, since an object for each takes room for nothing. */
  readonly term: { start: number; end: number }
  /** Where the sentence that is being read ends, its number, and which of all words is its first. */
  end: number
  place: number
  first: number
  count: number
}

const BLANK = 0x20
const PERCENT = 0x25
/** Code units of the longest unit, with the blank before it. */
const LONGEST_UNIT = 10
const AMOUNT_SIGN = /[$€£¥￥]/
const AMOUNT_UNIT = /^\s?(?:%|％|[万亿兆]|元|倍|美元|percent\b|per cent\b|million\b|billion\b|trillion\b|times\b)/

/**
 * Reads the words of sentences, and asks of each different one once what is known of it.
 *
 * @param sentences in order, not overlapping.
 */
export function readWords(source: WordSource, sentences: readonly { readonly span: Span }[], lookup: Lookup): Words {
  const { text, lower, units, runs, arena } = source
  const terms = createTermTable(units, arena)
  // no word without a run of its own
  const starts = arena.integers(runs.count)
  const ids = arena.integers(runs.count)
  const flags = arena.bytes(runs.count)
  const beginnings = arena.bytes(runs.count)
  const beginningCounts = arena.integers(1 + (LEXICON | TOPIC))
  const firstOf = arena.integers(sentences.length + 1)
  // spelled out: what is made by spreading others is read several times slower
  const reading: Reading = {
    text,
    lower,
    units,
    runs,
    arena,
    lookup,
    terms,
    starts,
    ids,
    flags,
    beginnings,
    beginningCounts,
    term: { start: 0, end: 0 },
    end: 0,
    place: 0,
    first: 0,
    count: 0,
  }
  for (let place = 0; place < sentences.length; place++) {
    reading.place = place
    reading.end = sentences[place]?.span.end ?? 0
    reading.first = reading.count
    readSentence(reading)
    firstOf[place + 1] = reading.count
  }
  return { count: reading.count, starts, ids, flags, firstOf, terms, beginnings, beginningCounts }
}

function readSentence(reading: Reading): void {
  const { units, runs, place, lookup } = reading
  const { starts, hashes } = runs
  const last = runs.to[place] ?? 0
  let done = 0
  for (let run = runs.from[place] ?? 0; run < last; run++) {
    const start = starts[run] ?? 0
    if (start < done) markRun(reading, run, beginningsOf(lookup, hashes[run] ?? 0, units[start] ?? 0))
    else if (hashes[run] === 0) done = readOther(reading, run, start)
    else done = readLatin(reading, run, start)
  }
}

/** Reads the Latin word or number that begins with a run; says where it ends. */
function readLatin(reading: Reading, run: number, start: number): number {
  const { units, runs, end: last } = reading
  const runEnd = runs.ends[run] ?? 0
  // most words stand before a blank; the others may have several runs
  const end = runEnd < last && units[runEnd] === BLANK ? runEnd : wordEnd(units, Math.min(runEnd, last), last)
  const known = runs.hashes[run] ?? 0
  const isRun = end === runEnd && known !== 0
  const id = idOfTerm(reading, start, end, isRun ? known : hashOfWord(units, start, end))
  const facts = factOf(reading.terms, id, KNOWN)
  markRun(reading, run, isRun ? (facts >> 1) & 3 : beginningsOf(reading.lookup, known, units[start] ?? 0))
  addWord(reading, start, id, flagsOf(reading, start, end) | ((facts & 1) * EMPTY))
  return end
}

/** Reads what a run without a hash is: a Han character, the rest of a word, or a mark, which is no word. */
function readOther(reading: Reading, run: number, start: number): number {
  const { units, lookup, end: last } = reading
  const unit = units[start] ?? 0
  if (isWordUnit(unit)) return readLatin(reading, run, start)
  markRun(reading, run, beginningsOf(lookup, 0, unit))
  if (!isHan(unit)) return start
  const end = start + 1 < last && isHan(units[start + 1] ?? 0) ? start + 2 : start + 1
  const id = idOfTerm(reading, start, end, hashOfWord(units, start, end))
  addWord(reading, start, id, isEmptyTerm(reading.terms, id) ? EMPTY : 0)
  return start
}

function beginningsOf({ lexicon, topics }: Lookup, hash: number, unit: number): number {
  return (mayBegin(lexicon, hash, unit) ? LEXICON : 0) | (mayBegin(topics, hash, unit) ? TOPIC : 0)
}

function markRun({ beginnings, beginningCounts }: Reading, run: number, bits: number): void {
  beginnings[run] = bits
  beginningCounts[bits] = (beginningCounts[bits] ?? 0) + 1
}

function addWord(reading: Reading, start: number, id: number, flags: number): void {
  const at = reading.count++
  reading.starts[at] = start
  reading.ids[at] = id
  reading.flags[at] = factOf(reading.terms, id, FIRST_SENTENCE) === reading.place ? flags | FRESH : flags
}

/** Tells whether a term says nothing by itself. */
export function isEmptyTerm(terms: TermTable, id: number): boolean {
  return (factOf(terms, id, KNOWN) & 1) === 1
}

/** What a term adds to the part `wording`. */
export function weightOf(terms: TermTable, id: number, { weights }: Vocabulary): number {
  return weights[factOf(terms, id, KNOWN) >> 3] ?? 0
}

/**
 * What a record keeps of a term: in the lowest bit whether it says nothing by itself, in two bits the beginnings of a run
 * that is this term, and above them its place in the vocabulary.
 */
function knownAs(lookup: Lookup, units: Uint16Array, term: Span, hash: number): number {
  const { vocabulary } = lookup
  const place = placeOfWord(vocabulary, units, term, hash)
  const isEmpty = (vocabulary.empty[place] ?? 0) | Number(isEmptyHan(vocabulary, units, term))
  return (place << 3) | (beginningsOf(lookup, hash, 0) << 1) | isEmpty
}

/** The number of a term, counted as one more of its sentence. */
function idOfTerm({ terms, lookup, place, term }: Reading, start: number, end: number, hash: number): number {
  const { size } = terms
  const id = numberTerm(terms, start, end, hash)
  const { records } = terms
  const record = id * RECORD_LENGTH
  if (id === size) {
    term.start = start
    term.end = end
    records[record + KNOWN] = knownAs(lookup, terms.units, term, hash)
    records[record + FIRST_SENTENCE] = place
    records[record + LAST_SENTENCE] = -1
  }
  records[record + COUNT] = (records[record + COUNT] ?? 0) + 1
  if (records[record + LAST_SENTENCE] === place) return id
  records[record + LAST_SENTENCE] = place
  records[record + SENTENCES] = (records[record + SENTENCES] ?? 0) + 1
  return id
}

function flagsOf({ text, lower, units, count, first }: Reading, start: number, end: number): number {
  if (isDigit(units[start] ?? 0)) return isAmount(lower, start, end) ? NUMBER | AMOUNT : NUMBER
  return count > first && isCapital(text.charCodeAt(start)) ? NAME : 0
}

function isAmount(lower: string, start: number, end: number): boolean {
  return (
    (start > 0 && AMOUNT_SIGN.test(lower.charAt(start - 1))) ||
    lower.charCodeAt(end - 1) === PERCENT ||
    AMOUNT_UNIT.test(lower.slice(end, end + LONGEST_UNIT))
  )
}
