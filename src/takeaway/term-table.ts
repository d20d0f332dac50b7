import { type Arena, HEAP, widened } from '../text/arena.ts'
import { codeUnitsOf } from '../text/code-units.ts'
import { firstSlot } from '../text/hash-table.ts'
import { hashOfWord } from '../text/runs.ts'

/**
 * The different terms of one text, numbered from 0 in order of first use, with a record of each. A map of strings
 * would do the same, but cuts a string out of the text for every word, which takes longer than all else that is done
 * with the word. Terms are told apart by hash and length: comparing their letters would cost as much as all the rest, and
 * spare one text in 100,000 that two of its words count as one.
 */
export interface TermTable {
  /** The code units of the text. */
  readonly units: Uint16Array
  /** How many terms there are. */
  size: number
  /** `RECORD_LENGTH` numbers a term, side by side: memory is read in lines, and a line holds a record. */
  records: Int32Array
  /** A power of two; 1 + a term's number, 0 for a free slot. */
  slots: Int32Array
  /** Terms that find no free slot near their own: texts can be made so that all do. */
  readonly crowded: Map<string, number>
}

/** Length of a record. */
export const RECORD_LENGTH = 8
/** Place in a record: where the term first stands. */
export const START = 0
/** Place in a record: how many code units it has. */
export const LENGTH = 1
const HASH = 2
/** Place in a record that is the reader's: how often the term occurs. */
export const COUNT = 3
/** Place in a record that is the reader's: in how many sentences it occurs. */
export const SENTENCES = 4
/** Place in a record that is the reader's: the last sentence it occurs in. */
export const LAST_SENTENCE = 5
/** Place in a record that is the reader's: what is known of it beforehand. */
export const KNOWN = 6
/** Place in a record that is the reader's: where to look for what begins with the term. */
export const BUCKETS = 7

/** Room for the different words of a short article. */
const FIRST_SIZE = 1024
/** So many slots are looked at: a text whose terms were chosen for their hashes must cost no more than another. */
const MOST_STEPS = 32
/** So many arguments are handed to a function at once: the stack has no room for those of a word of a million letters. */
const MOST_ARGUMENTS = 4096
/** What a search gives for a slot: it is free, or too many are taken. */
const NO_SLOT = -1

/** Makes a table without terms. */
export function createTermTable(units: Uint16Array, arena: Arena = HEAP): TermTable {
  return {
    units,
    size: 0,
    records: arena.integers((FIRST_SIZE / 2) * RECORD_LENGTH),
    slots: arena.integers(FIRST_SIZE),
    crowded: new Map(),
  }
}

/** One fact of a term. */
export function factOf({ records }: TermTable, id: number, place: number): number {
  return records[id * RECORD_LENGTH + place] ?? 0
}

/** A term where it stands in the text. */
interface Stretch {
  readonly start: number
  readonly length: number
  readonly hash: number
}

/** The number of the term that stands in a stretch of the text; `table.size` before the call when it is new. */
export function numberTerm(table: TermTable, start: number, end: number, hash: number): number {
  const length = end - start
  const slot = slotOf(table, length, hash)
  const id = slot === NO_SLOT ? crowdedAt(table, start, end) : (table.slots[slot] ?? 0) - 1
  return id < 0 ? addTerm(table, { start, length, hash }, slot) : id
}

function crowdedAt({ units, crowded }: TermTable, start: number, end: number): number {
  return crowded.get(textOf(units, start, end)) ?? -1
}

function addTerm(table: TermTable, { start, length, hash }: Stretch, slot: number): number {
  const id = table.size++
  const record = id * RECORD_LENGTH
  table.records[record + START] = start
  table.records[record + LENGTH] = length
  table.records[record + HASH] = hash
  if (table.size * 2 >= table.slots.length) grow(table)
  else keep(table, id, slot)
  return id
}

/** The number of a term of any text; `undefined` when the table's text does not hold it. */
export function findTerm(table: TermTable, term: string): number | undefined {
  const units = codeUnitsOf(term)
  const slot = slotOf(table, units.length, hashOfWord(units, 0, units.length))
  if (slot === NO_SLOT) return table.crowded.get(term)
  const id = (table.slots[slot] ?? 0) - 1
  return id < 0 ? undefined : id
}

/** The slot of a term, or the free one where it belongs; `NO_SLOT` when neither is near. */
function slotOf({ slots, records }: TermTable, length: number, hash: number): number {
  const last = slots.length - 1
  let slot = firstSlot(hash, slots.length)
  for (let step = 0; step < MOST_STEPS; step++) {
    const id = (slots[slot] ?? 0) - 1
    if (id < 0) return slot
    const record = id * RECORD_LENGTH
    if (records[record + HASH] === hash && records[record + LENGTH] === length) return slot
    slot = (slot + 1) & last
  }
  return NO_SLOT
}

function keep(table: TermTable, id: number, slot: number): void {
  if (slot !== NO_SLOT) {
    table.slots[slot] = id + 1
    return
  }
  const start = factOf(table, id, START)
  table.crowded.set(textOf(table.units, start, start + factOf(table, id, LENGTH)), id)
}

/** Twice as much room. */
function grow(table: TermTable): void {
  table.records = widened(table.records)
  table.slots = new Int32Array(table.slots.length * 2)
  table.crowded.clear()
  for (let id = 0; id < table.size; id++) {
    keep(table, id, slotOf(table, factOf(table, id, LENGTH), factOf(table, id, HASH)))
  }
}

function textOf(units: Uint16Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + MOST_ARGUMENTS)))
  }
  return text
}
