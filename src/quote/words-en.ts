import { widened } from '../text/arena.ts'
import { isApostrophe, isCapital, isDigit, isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import { HASH_FACTOR, HASH_SEED } from '../text/code-units.ts'
import { firstFrom } from '../text/first-from.ts'
import type { LexedText } from '../text/lexed.ts'
import type { Span } from '../text/span.ts'
import { classesAt, type EnglishUnits, formsAt, type Lexicon, placeOf, straightHash } from './lexicon-en.ts'
import { FINITE } from './word-classes-en.ts'
import { endingOf, isShortened } from './word-endings-en.ts'
import { CAPITAL, POSSESSIVE } from './word-forms-en.ts'
import { ANY_MARK, bitOfMark } from './word-marks-en.ts'

/**
 * Words, numbers and marks of one stretch of English text outside quotation marks, in order. `readWords` reads them
 * anew into the same cells, so that nobody keeps a place among them.
 */
export interface Words extends EnglishUnits {
  readonly runs: LexedText['runs']
  /** `WIDTH` numbers a word, side by side since they are asked for together; those behind `count` mean nothing. */
  cells: Int32Array
  count: number
}

const WIDTH = 6
/**
 * What stands in the cells of a word: where it begins and ends in the text, a full stop belonging to it only inside it or
 * after an abbreviation; where it ends without its possessive ending and a closing full stop; the bits of
 * `word-marks-en.ts`, 0 for a word or a number; those of `word-classes-en.ts`; those of `word-forms-en.ts`.
 */
const [START, END, STEM, MARKS, CLASSES, FORMS] = [0, 1, 2, 3, 4, 5]

/** Some of the words that were read: from one place to before another. */
export interface WordRange {
  readonly from: number
  readonly to: number
}

/** Words and marks of a long sentence. */
const ROOM = 256
/** What a code unit is to a word; from `DIGIT` on it may begin one, from `JOIN` on it may stand within one. */
const [MARK, SPACE, JOIN, DIGIT, LETTER] = [0, 1, 2, 3, 4]
/** Letters of the Latin script are read, accents included; those of other scripts are marks, one by one. */
const LAST_LATIN = 0x24f
const [FIRST_RARE_LATIN, LAST_RARE_LATIN] = [0x1e00, 0x1eff]
/** Between these, no code unit is a letter. */
const [FIRST_SIGN, LAST_SIGN] = [0x2000, 0x2100]
const FULL_STOP = 0x2e
const COMMA = 0x2c
const SLASH = 0x2f
const AMPERSAND = 0x26
const HYPHEN = 0x2d
const SMALL_S = 0x73
const LAST_SPACE = 0xfeff
/** By code unit, what it is to a word. */
const KINDS = new Uint8Array(0x10000)
for (let unit = 0; unit <= LAST_LATIN; unit++) KINDS[unit] = kindOf(unit)
for (let unit = 0x1680; unit <= 0x3000; unit++) KINDS[unit] = isWhiteSpace(unit) ? SPACE : MARK
KINDS.fill(LETTER, FIRST_RARE_LATIN, LAST_RARE_LATIN + 1)
KINDS[LAST_SPACE] = SPACE
KINDS[0x2019] = JOIN
/** Titles that keep their full stop, and letters that do. */
const STOPPED_TITLE = /^(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Jr|Sr|Rev|St)\.$/
const STOPPED_LETTERS = /^(?:\p{L}\.)+$/u
const LONGEST_STOPPED_TITLE = 5

function kindOf(unit: number): number {
  if (isDigit(unit)) return DIGIT
  if (isLatinLetter(unit)) return LETTER
  if (isWhiteSpace(unit)) return SPACE
  // what a word may hold behind its first letter: & ' - . / @ and, beyond Latin, ’
  return unit === AMPERSAND || unit === 0x27 || (unit >= HYPHEN && unit <= SLASH) || unit === 0x40 ? JOIN : MARK
}

/** Makes room for the words of a text. */
export function createWords(text: string, { units, runs, arena }: LexedText, lexicon: Lexicon): Words {
  return { text, units, runs, lexicon, cells: arena.integers(ROOM * WIDTH), count: 0 }
}

/** Cuts a span of the text into words and marks, in place of what was read before. Linear. */
export function readWords(words: Words, { start, end }: Span): void {
  const { starts, ends, count } = words.runs
  words.count = 0
  let at = start
  // the first run that ends behind the place; it may begin before
  for (let run = firstFrom(ends, 0, count, start + 1); run < count && (starts[run] ?? end) < end; run++) {
    // a run is two words at most, and one place behind them is none
    if ((words.count + 3) * WIDTH > words.cells.length) words.cells = widened(words.cells)
    if ((ends[run] ?? 0) > at) at = addRun(words, run, at, end)
  }
  closeWords(words)
}

/** Adds the words that begin in a run at a place or behind it; says where the last one ends, maybe in a later run. */
function addRun(words: Words, run: number, place: number, last: number): number {
  const { units, runs } = words
  const start = runs.starts[run] ?? 0
  const end = runs.ends[run] ?? 0
  const kind = KINDS[units[start] ?? 0] ?? MARK
  if (kind < DIGIT) {
    if (kind !== SPACE) addMark(words, start)
    return end
  }
  if (start >= place && end <= last && kind === LETTER && !isJoin(units, end, last)) {
    addWord(words, start, end, runs.hashes[run] ?? 0)
    return end
  }
  let at = Math.max(start, place)
  const cut = Math.min(end, last)
  while (at < cut) at = addToken(words, at, last)
  return at
}

function isJoin(units: Uint16Array, at: number, last: number): boolean {
  return at < last && KINDS[units[at] ?? 0] === JOIN
}

/** Leaves out the marks of what was read. */
export function dropMarks(words: Words): void {
  let kept = 0
  for (let at = 0; at < words.count; at++) {
    if (isMark(words, at)) continue
    words.cells.copyWithin(kept * WIDTH, at * WIDTH, (at + 1) * WIDTH)
    kept++
  }
  words.count = kept
  closeWords(words)
}

/** Behind the last word stands one that is nothing, so that whoever looks ahead need not ask where the end is. */
function closeWords({ cells, count }: Words): void {
  cells.fill(0, count * WIDTH, (count + 1) * WIDTH)
}

/** Adds the word or number that begins at a place; says where it ends. A number of several digits ends with its last one (`1990s` is two words). */
function addToken(words: Words, start: number, last: number): number {
  const { units } = words
  const number = isDigit(units[start] ?? 0) ? numberEnd(units, start, last) : start
  const most = number > start + 1 ? number : last
  let hash = HASH_SEED
  let isJoined = false
  let at = start
  for (; at < most; at++) {
    const unit = units[at] ?? 0
    const kind = KINDS[unit] ?? MARK
    if (kind < JOIN && at >= number) break
    isJoined ||= kind === JOIN
    hash = Math.imul(hash ^ unit, HASH_FACTOR)
  }
  if (isJoined) addJoined(words, start, at)
  else addWord(words, start, at, hash)
  return at
}

function numberEnd(units: Uint16Array, start: number, last: number): number {
  let end = start
  for (let at = start; at < last; at++) {
    const unit = units[at] ?? 0
    if (isDigit(unit)) end = at + 1
    else if (unit !== FULL_STOP && unit !== COMMA) break
  }
  return end
}

/** No mark is listed, and none has an ending; a capital letter of another script is one. */
function addMark(words: Words, start: number): void {
  const { text, units, cells, count } = words
  const cell = count * WIDTH
  cells[cell + START] = start
  cells[cell + END] = start + 1
  cells[cell + STEM] = start + 1
  cells[cell + MARKS] = bitOfMark(units[start] ?? 0)
  cells[cell + CLASSES] = 0
  cells[cell + FORMS] = isCapitalUnit(text.charCodeAt(start)) ? CAPITAL : 0
  words.count = count + 1
}

/** @param hash of its units. */
function addWord(words: Words, start: number, end: number, hash: number): void {
  const { text, units, lexicon, cells, count } = words
  const cell = count * WIDTH
  cells[cell + START] = start
  cells[cell + END] = end
  cells[cell + STEM] = end
  cells[cell + MARKS] = 0
  const place = placeOf(words, start, end, hash)
  const capital = isCapitalUnit(text.charCodeAt(start)) ? CAPITAL : 0
  cells[cell + CLASSES] = endingOf(units, start, end) | classesAt(lexicon, place)
  cells[cell + FORMS] = capital | formsAt(lexicon, place)
  words.count = count + 1
}

/** Adds a word that holds marks (`state-of-the-art`, `Roe’s`), perhaps with the full stop behind it. */
function addJoined(words: Words, start: number, last: number): void {
  const { units, cells, count } = words
  let end = last
  while (isLoose(units[end - 1] ?? 0)) end--
  const isStopped = units[end - 1] === FULL_STOP && !keepsStop(words, start, end)
  if (isStopped) while (units[end - 1] === FULL_STOP) end--
  const stem = stemEnd(units, end)
  addWord(words, start, stem, straightHash(units, start, stem))
  const cell = count * WIDTH
  cells[cell + END] = end
  if (isShortened(units, start, stem)) addBits(cells, cell + CLASSES, FINITE)
  const isPossessive = end - stem > 1 || isApostrophe(units[last - 1] ?? 0)
  if (isPossessive) addBits(cells, cell + FORMS, POSSESSIVE)
  if (isStopped) addMark(words, end)
}

function addBits(cells: Int32Array, at: number, bits: number): void {
  cells[at] = (cells[at] ?? 0) | bits
}

/** Where a word ends without `’s` and without the full stop of an abbreviation. */
function stemEnd(units: Uint16Array, end: number): number {
  const isPossessive = units[end - 1] === SMALL_S && isApostrophe(units[end - 2] ?? 0)
  const stem = isPossessive ? end - 2 : end
  return units[stem - 1] === FULL_STOP ? stem - 1 : stem
}

/** Marks that are no part of a word at its end: ’ ' / & - */
function isLoose(unit: number): boolean {
  return isApostrophe(unit) || unit === SLASH || unit === AMPERSAND || unit === HYPHEN
}

/** Tells whether a full stop behind a word belongs to it. */
function keepsStop({ text, units }: Words, start: number, end: number): boolean {
  if (units[start + 1] === FULL_STOP) return STOPPED_LETTERS.test(text.slice(start, end))
  return end - start <= LONGEST_STOPPED_TITLE && STOPPED_TITLE.test(text.slice(start, end))
}

function isCapitalUnit(unit: number): boolean {
  if (unit < 0x80) return isCapital(unit)
  return (unit < FIRST_SIGN || unit >= LAST_SIGN) && /^\p{Lu}/u.test(String.fromCharCode(unit))
}

/** Tells whether a word is one of some classes. */
export function isA({ cells }: Words, at: number, wanted: number): boolean {
  return ((cells[at * WIDTH + CLASSES] ?? 0) & wanted) !== 0
}

/** Tells whether a word has one of some forms. */
export function hasForm({ cells }: Words, at: number, wanted: number): boolean {
  return ((cells[at * WIDTH + FORMS] ?? 0) & wanted) !== 0
}

/** Tells whether a mark stands at a place, one of some when they are given. */
export function isMark({ cells }: Words, at: number, wanted = ANY_MARK): boolean {
  return ((cells[at * WIDTH + MARKS] ?? 0) & wanted) !== 0
}

/** Where a word begins in the text. */
export function startOf({ cells }: Words, at: number): number {
  return cells[at * WIDTH + START] ?? 0
}

/** Where a word ends in the text. */
export function endOf({ cells }: Words, at: number): number {
  return cells[at * WIDTH + END] ?? 0
}

/** Where a word ends without its possessive ending and a closing full stop. */
export function stemOf({ cells }: Words, at: number): number {
  return cells[at * WIDTH + STEM] ?? 0
}

/** Where one word stands in the text. */
export function spanOf(words: Words, at: number): Span {
  return { start: startOf(words, at), end: endOf(words, at) }
}

/** From the start of the word at `from` to the end of the one before `to`; there is one at least. */
export function spanBetween(words: Words, from: number, to: number): Span {
  return { start: startOf(words, from), end: endOf(words, to - 1) }
}
