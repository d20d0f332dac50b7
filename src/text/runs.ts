import { type Arena, HEAP, widened } from './arena.ts'
import { isDigit, isHan, isLatinLetter, isSmall } from './characters.ts'
import { HASH_FACTOR, HASH_SEED, hashUnits } from './code-units.ts'
import { type HashTable, keeps } from './hash-table.ts'
import type { Span } from './span.ts'

/**
 * What a text is made of, in order, as parallel columns: Latin words and numbers, cut at every mark, and every other
 * character but blanks by itself. Read once, it serves whoever counts words and whoever looks for terms.
 */
export interface Runs {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Hash of each word, never 0; 0 for every other character, and where only the end of a word is read. */
  readonly hashes: Int32Array
}

/** Runs that are being read; what stands in the columns behind `count` means nothing. */
export interface OpenRuns {
  starts: Int32Array
  ends: Int32Array
  hashes: Int32Array
  count: number
  /** Where the runs are that are neither words nor Han characters: all marks and line ends, rising. */
  readonly signs: number[]
}

const BLANK = 0x20
/** Code units of an English text for each of its runs, blanks among them; at least. */
const UNITS_PER_RUN = 4
/** By code unit: 1 where it can be part of a Latin word or number, see `isWordUnit`. */
const WORD_UNITS = new Uint8Array(0x10000)
// no Latin letter lies beyond; asking about all would be felt when the program starts
for (let unit = 0; unit < 0x1f00; unit++) WORD_UNITS[unit] = Number(isWordUnit(unit))

/** Makes columns without runs, with room for those of an English text of a length. */
export function createRuns(length: number, arena: Arena = HEAP): OpenRuns {
  const room = Math.ceil(length / UNITS_PER_RUN) + 1
  return { starts: arena.integers(room), ends: arena.integers(room), hashes: arena.integers(room), count: 0, signs: [] }
}

/**
 * Adds the runs of a part of a text. A word that the part's end cuts through is read to its own end.
 *
 * @param units of the whole text, folded and lower-cased.
 */
export function addRuns(units: Uint16Array, span: Span, runs: OpenRuns): void {
  let at = span.start
  if (isWithinWord(units, at)) at = addRest(units, at, runs)
  while (at < span.end) {
    if (runs.count === runs.starts.length) makeRoom(runs)
    at = fillRuns(units, { start: at, end: span.end }, runs)
  }
}

/** Adds what is left of a word that a part cuts through; says where it ends. */
function addRest(units: Uint16Array, start: number, runs: OpenRuns): number {
  if (runs.count === runs.starts.length) makeRoom(runs)
  const end = runEnd(units, start)
  runs.starts[runs.count] = start
  runs.hashes[runs.count] = 0
  runs.ends[runs.count++] = end
  return end
}

/** Adds the runs of a part, as many as there is room for; says up to where. */
function fillRuns(units: Uint16Array, span: Span, runs: OpenRuns): number {
  const { starts, ends, hashes } = runs
  let { count } = runs
  let at = span.start
  while (at < span.end && count < starts.length) {
    const unit = units[at] ?? 0
    if (isInWord(unit)) {
      starts[count] = at
      at = hashWord(units, at, hashes, count)
      ends[count++] = at
      // a blank parts most words: passed here, it needs no round of its own
      if (units[at] === BLANK) at++
    } else {
      if (unit !== BLANK) addCharacter(runs, count++, at, unit)
      at++
    }
  }
  runs.count = count
  return at
}

function addCharacter({ starts, ends, hashes, signs }: OpenRuns, place: number, at: number, unit: number): void {
  starts[place] = at
  hashes[place] = 0
  ends[place] = at + 1
  if (!isHan(unit)) signs.push(at)
}

/** Writes down the hash of the word that starts at a place; says where it ends. */
function hashWord(units: Uint16Array, start: number, hashes: Int32Array, place: number): number {
  let hash = HASH_SEED
  let at = start
  for (let unit = units[at] ?? 0; isInWord(unit); unit = units[++at] ?? 0) hash = Math.imul(hash ^ unit, HASH_FACTOR)
  hashes[place] = hash || 1
  return at
}

/** The same as `isWordUnit`; most units are small letters, which need no look at the table. */
function isInWord(unit: number): boolean {
  return isSmall(unit) || WORD_UNITS[unit] === 1
}

/** Tells whether a place is inside a word, and not at its start. */
export function isWithinWord(units: Uint16Array, at: number): boolean {
  return at > 0 && WORD_UNITS[units[at - 1] ?? 0] === 1 && WORD_UNITS[units[at] ?? 0] === 1
}

/** Twice as many runs fit into the columns afterwards. */
function makeRoom(runs: OpenRuns): void {
  runs.starts = widened(runs.starts)
  runs.ends = widened(runs.ends)
  runs.hashes = widened(runs.hashes)
}

/** Where the words start that a table keeps, rising. */
export function placesOf(
  { starts, hashes, count }: Runs & { readonly count: number },
  table: HashTable,
): readonly number[] {
  const places: number[] = []
  for (let run = 0; run < count; run++) {
    const hash = hashes[run] ?? 0
    if (keeps(table, hash) && hash !== 0) places.push(starts[run] ?? 0)
  }
  return places
}

/** The hash of a word among runs. */
export function hashOfWord(units: Uint16Array, start: number, end: number): number {
  return hashUnits(units, start, end) || 1
}

/** Tells whether a code unit can be part of a Latin word or number. */
export function isWordUnit(unit: number): boolean {
  return isSmall(unit) || isDigit(unit) || isLatinLetter(unit)
}

/** Where the word ends that a place is in; the place itself where none is. */
export function runEnd(units: Uint16Array, from: number): number {
  let at = from
  while (WORD_UNITS[units[at] ?? 0] === 1) at++
  return at
}
