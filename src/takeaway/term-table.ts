import { type Arena, HEAP, widened } from '../text/arena.ts'
import { codeUnitsOf } from '../text/code-units.ts'
import { firstSlot } from '../text/hash-table.ts'
import { hashOfWord } from '../text/runs.ts'
import type { Span } from '../text/span.ts'

/**
 * The different terms of one text, numbered from 0 in order of first use, with a record of each. A map of strings
 * would do the same, but cuts a string out of the text for every word, which takes longer than all else that is done
 * with the word.
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
/** Place in a record: where it ends there. */
export const END = 1
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

/** The number of the term that stands in a stretch of the text; `table.size` before the call when it is new. */
export function numberTerm(table: TermTable, start: number, end: number, hash: number): number {
  const { slots, records } = table
  const last = slots.length - 1
  let slot = firstSlot(hash, slots.length)
  for (let step = 0; step < MOST_STEPS; step++) {
    const id = (slots[slot] ?? 0) - 1
    if (id < 0) return addTerm(table, { start, end }, hash, slot)
    const record = id * RECORD_LENGTH
    if (records[record + HASH] === hash && standsAgain(table, record, start, end)) return id
    slot = (slot + 1) & last
  }
  return table.crowded.get(textOf(table.units, { start, end })) ?? addTerm(table, { start, end }, hash, NO_SLOT)
}

/** Tells whether a stretch of the text is the term of a record. */
function standsAgain({ records, units }: TermTable, record: number, start: number, end: number): boolean {
  const shift = (records[record + START] ?? 0) - start
  if ((records[record + END] ?? 0) - shift !== end) return false
  let at = start
  while (at < end && units[at] === units[at + shift]) at++
  return at === end
}

function addTerm(table: TermTable, { start, end }: Span, hash: number, slot: number): number {
  const id = table.size++
  const record = id * RECORD_LENGTH
  table.records[record + START] = start
  table.records[record + END] = end
  table.records[record + HASH] = hash
  if (table.size * 2 >= table.slots.length) grow(table)
  else keep(table, id, slot)
  return id
}

/** The number of a term of any text; `undefined` when the table's text does not hold it. */
export function findTerm(table: TermTable, term: string): number | undefined {
  const units = codeUnitsOf(term)
  const slot = slotOf(table, units, { start: 0, end: units.length }, hashOfWord(units, 0, units.length))
  if (slot === NO_SLOT) return table.crowded.get(term)
  const id = (table.slots[slot] ?? 0) - 1
  return id < 0 ? undefined : id
}

/** The slot of a term, or the free one where it belongs; `NO_SLOT` when neither is near. */
function slotOf(table: TermTable, units: Uint16Array, term: Span, hash: number): number {
  const { slots, records } = table
  const { length } = slots
  let slot = firstSlot(hash, length)
  for (let step = 0; step < MOST_STEPS; step++) {
    const id = (slots[slot] ?? 0) - 1
    if (id < 0 || (records[id * RECORD_LENGTH + HASH] === hash && isTerm(table, id * RECORD_LENGTH, units, term)))
      return slot
    slot = (slot + 1) & (length - 1)
  }
  return NO_SLOT
}

function isTerm({ records, units }: TermTable, record: number, others: Uint16Array, { start, end }: Span): boolean {
  const shift = (records[record + START] ?? 0) - start
  if ((records[record + END] ?? 0) - shift !== end) return false
  for (let at = start; at < end; at++) if (units[at + shift] !== others[at]) return false
  return true
}

function spanOf(table: TermTable, id: number): Span {
  return { start: factOf(table, id, START), end: factOf(table, id, END) }
}

function keep(table: TermTable, id: number, slot: number): void {
  if (slot === NO_SLOT) table.crowded.set(textOf(table.units, spanOf(table, id)), id)
  else table.slots[slot] = id + 1
}

/** Twice as much room. */
function grow(table: TermTable): void {
  table.records = widened(table.records)
  table.slots = new Int32Array(table.slots.length * 2)
  table.crowded.clear()
  for (let id = 0; id < table.size; id++) {
    keep(table, id, slotOf(table, table.units, spanOf(table, id), factOf(table, id, HASH)))
  }
}

function textOf(units: Uint16Array, { start, end }: Span): string {
  return String.fromCharCode(...units.subarray(start, end))
}
