import type { Arena } from '../text/arena.ts'
import { isCapital, isDigit, isHan } from '../text/characters.ts'
import { shapeOf } from '../text/code-units.ts'
import { hashOfWord, isWordUnit, type Runs } from '../text/runs.ts'
import type { Span } from '../text/span.ts'
import { wordEnd } from '../text/tokens.ts'
import { createSearch, type Search, searchAt, searchIn, type TermHits } from '../topic/search-terms.ts'
import {
  BUCKET_BITS,
  beginningsOf,
  bucketsAt,
  knownAt,
  LEXICON,
  type Lookup,
  MOST_BUCKETS,
  PLACE_SHIFT,
  rowOf,
  SAYS_NOTHING,
  TOPIC,
} from './lookup.ts'
import {
  BUCKETS,
  COUNT,
  createTermTable,
  factOf,
  KNOWN,
  LAST_SENTENCE,
  numberTerm,
  RECORD_LENGTH,
  SENTENCES,
  type TermTable,
} from './term-table.ts'
import { isEmptyHan, type Vocabulary } from './vocabulary.ts'

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

/** Hits within sentences, in order; `firstOf[s]` is the first of sentence `s`, one entry more than there are sentences. */
export interface SentenceHits extends TermHits {
  readonly firstOf: Int32Array
}

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
  /** The terms themselves, by number: how often each occurs, in how many sentences. */
  readonly terms: TermTable
}

/** What is read of sentences in one go. */
export interface ReadSentences {
  readonly words: Words
  /** What the lexicons have within them. */
  readonly hits: SentenceHits
  /** What the topics' terms have within them. */
  readonly topicHits: SentenceHits
}

/** A text in the forms that words are read from; all of one length. */
export interface WordSource {
  /** Folded. */
  readonly text: string
  /** The same, lower-cased. */
  readonly lower: string
  /** The code units of `lower`. */
  readonly units: Uint16Array
  /** Runs of the text, in order; those of the sentences that are read among them. */
  readonly runs: Runs & { readonly count: number }
  readonly arena: Arena
}

interface Reading extends WordSource {
  readonly lookup: Lookup
  readonly terms: TermTable
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly flags: Uint8Array
  readonly lexicon: Search
  readonly topics: Search
  /** Where the last word ends that was read. */
  done: number
  /** Where the sentence that is being read ends, its number, and which of all words is its first. */
  end: number
  place: number
  first: number
  count: number
}

const NOWHERE: Span = { start: 0, end: 0 }
const BLANK = 0x20
const PERCENT = 0x25
/** Code units of the longest unit, with the blank before it. */
const LONGEST_UNIT = 10
const AMOUNT_SIGN = /[$€£¥￥]/
const AMOUNT_UNIT = /^\s?(?:%|％|[万亿兆]|元|倍|美元|percent\b|per cent\b|million\b|billion\b|trillion\b|times\b)/

/**
 * Reads the words of sentences, and asks of each different one once what is known of it; where a term of the lexicons or
 * of the topics may begin, it is looked for.
 *
 * @param sentences in order, not overlapping.
 */
export function readWords(
  source: WordSource,
  sentences: readonly { readonly span: Span }[],
  lookup: Lookup,
): ReadSentences {
  const { arena } = source
  const reading = beginReading(source, lookup)
  const { starts, ids, flags, terms, lexicon, topics } = reading
  const rows = sentences.length + 1
  const [firstOf, firstHit, firstTopic] = [arena.integers(rows), arena.integers(rows), arena.integers(rows)]
  let run = 0
  for (let place = 0; place < sentences.length; place++) {
    const span = sentences[place]?.span ?? NOWHERE
    reading.place = place
    reading.first = reading.count
    reading.end = lexicon.last = topics.last = span.end
    run = readSentence(reading, run, span.start)
    firstOf[place + 1] = reading.count
    firstHit[place + 1] = lexicon.hits.count
    firstTopic[place + 1] = topics.hits.count
  }
  return {
    words: { count: reading.count, starts, ids, flags, firstOf, terms },
    hits: hitsOf(lexicon, firstHit),
    topicHits: hitsOf(topics, firstTopic),
  }
}

function hitsOf({ hits: { starts, ends, places, count } }: Search, firstOf: Int32Array): SentenceHits {
  return { starts, ends, places, count, firstOf }
}

function beginReading({ text, lower, units, runs, arena }: WordSource, lookup: Lookup): Reading {
  // spelled out: what is made by spreading others is read several times slower
  return {
    text,
    lower,
    units,
    runs,
    arena,
    lookup,
    terms: createTermTable(units, arena),
    // no word without a run of its own
    starts: arena.integers(runs.count),
    ids: arena.integers(runs.count),
    flags: arena.bytes(runs.count),
    lexicon: createSearch(units, lookup.lexicon, arena),
    topics: createSearch(units, lookup.topics, arena),
    done: 0,
    end: 0,
    place: 0,
    first: 0,
    count: 0,
  }
}

/** Reads the runs of the sentence that starts at a place, the first of them at a run or behind it; says which follows. */
function readSentence(reading: Reading, from: number, start: number): number {
  const { runs, end } = reading
  const { starts, count } = runs
  let run = from
  for (; run < count; run++) {
    const at = starts[run] ?? 0
    if (at >= end) break
    if (at >= start) readRun(reading, run, at)
  }
  return run
}

/** Reads the word that begins with a run, unless the run belongs to the word before it. */
function readRun(reading: Reading, run: number, start: number): void {
  const { units, runs, lookup } = reading
  const hash = runs.hashes[run] ?? 0
  if (start < reading.done) search(reading, start, hash, beginningsOf(lookup, hash, units[start] ?? 0))
  else reading.done = hash === 0 ? readOther(reading, run, start) : readLatin(reading, run, start, hash)
}

/** Reads the Latin word or number that begins with a run; says where it ends. */
function readLatin(reading: Reading, run: number, start: number, hash: number): number {
  const { units, runs, lookup, end: last } = reading
  const runEnd = runs.ends[run] ?? 0
  // most words stand before a blank; the others may have several runs
  const end = runEnd < last && units[runEnd] === BLANK ? runEnd : wordEnd(units, Math.min(runEnd, last), last)
  const isRun = end === runEnd && hash !== 0
  const id = idOfTerm(reading, start, end, isRun ? hash : hashOfWord(units, start, end))
  const known = factOf(reading.terms, id, KNOWN)
  if (isRun) searchTerm(reading, start, end, id)
  else search(reading, start, hash, beginningsOf(lookup, hash, units[start] ?? 0))
  addWord(reading, start, id, flagsOf(reading, start, end) | ((known & SAYS_NOTHING) * EMPTY))
  return end
}

/** Reads what a run without a hash is: a Han character, the rest of a word, or a mark, which is no word. */
function readOther(reading: Reading, run: number, start: number): number {
  const { units, lookup, end: last } = reading
  const unit = units[start] ?? 0
  if (isWordUnit(unit)) return readLatin(reading, run, start, 0)
  search(reading, start, 0, beginningsOf(lookup, 0, unit))
  if (!isHan(unit)) return start
  const end = start + 1 < last && isHan(units[start + 1] ?? 0) ? start + 2 : start + 1
  const id = idOfTerm(reading, start, end, hashOfWord(units, start, end))
  addWord(reading, start, id, isEmptyTerm(reading.terms, id) ? EMPTY : 0)
  return start
}

/** Looks for the terms that may begin at a run, which are none at most. */
function search({ lexicon, topics }: Reading, start: number, hash: number, beginnings: number): void {
  if ((beginnings & LEXICON) !== 0) searchAt(lexicon, start, hash)
  if ((beginnings & TOPIC) !== 0) searchAt(topics, start, hash)
}

/** The same for a run that is a term: where to look is known of the term. */
function searchTerm({ lexicon, topics, terms }: Reading, start: number, end: number, id: number): void {
  const buckets = factOf(terms, id, BUCKETS)
  if (buckets === 0) return
  searchIn(lexicon, start, end, buckets >>> BUCKET_BITS)
  searchIn(topics, start, end, buckets & MOST_BUCKETS)
}

function addWord(reading: Reading, start: number, id: number, flags: number): void {
  const at = reading.count++
  reading.starts[at] = start
  reading.ids[at] = id
  // counted as one of this sentence already
  reading.flags[at] = factOf(reading.terms, id, SENTENCES) === 1 ? flags | FRESH : flags
}

/** Tells whether a term says nothing by itself. */
export function isEmptyTerm(terms: TermTable, id: number): boolean {
  return (factOf(terms, id, KNOWN) & SAYS_NOTHING) !== 0
}

/** What a term adds to the part `wording`. */
export function weightOf(terms: TermTable, id: number, { weights }: Vocabulary): number {
  return weights[factOf(terms, id, KNOWN) >> PLACE_SHIFT] ?? 0
}

/** The number of a term, counted as one more of its sentence. */
function idOfTerm(reading: Reading, start: number, end: number, hash: number): number {
  const { terms, place, lookup } = reading
  const { size, units } = terms
  const id = numberTerm(terms, start, end, hash)
  const { records } = terms
  const record = id * RECORD_LENGTH
  if (id === size) {
    const row = rowOf(lookup, hash, shapeOf(units, start, end))
    const isEmpty = isEmptyHan(lookup.vocabulary, units, start, end)
    records[record + KNOWN] = knownAt(lookup, row) | (isEmpty ? SAYS_NOTHING : 0)
    records[record + BUCKETS] = bucketsAt(lookup, row)
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
