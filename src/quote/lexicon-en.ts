import { isApostrophe } from '../text/characters.ts'
import { codeUnitsOf, HASH_FACTOR, HASH_SEED, hashOfText, hashUnits } from '../text/code-units.ts'
import { firstSlot, mayKeep, NOT_THERE, slotsFor } from '../text/hash-table.ts'

/**
 * The listed words of a language, each with what it can be (`word-classes-en.ts`) and which questions it answers
 * (`word-forms-en.ts`), found by hash. A map of strings would do, but every word would have to be cut out of its text.
 */
export interface Lexicon {
  /** See `mayKeep`: most words of a text are not listed, and need no other look. */
  readonly sieve: Uint8Array
  /** A power of two. */
  readonly size: number
  /** `SLOT` numbers a slot, side by side since memory is read in lines; a free one has no shape. */
  readonly slots: Int32Array
}

/** An English text whose words can be looked up without being cut out of it. */
export interface EnglishUnits {
  readonly text: string
  /** Of the folded text in lower case. */
  readonly units: Uint16Array
  readonly lexicon: Lexicon
}

/** Bits of one word. */
export interface ListedWord {
  readonly classes: number
  readonly forms: number
}

const SLOT = 4
/** In a slot: a hash, the shape, the classes and the forms of a word. */
const [HASH, SHAPE, CLASSES, FORMS] = [0, 1, 2, 3]

/** Arranges words in lower case. */
export function compileLexicon(words: ReadonlyMap<string, ListedWord>): Lexicon {
  const size = slotsFor(words.size)
  const slots = new Int32Array(size * SLOT)
  const sieve = new Uint8Array(size)
  for (const [word, { classes, forms }] of words) {
    const hash = hashOfText(word)
    sieve[(hash >>> 3) & (size - 1)] = (sieve[(hash >>> 3) & (size - 1)] ?? 0) | (1 << (hash & 7))
    let slot = firstSlot(hash, size)
    while (slots[slot * SLOT + SHAPE] !== 0) slot = (slot + 1) & (size - 1)
    slots.set([hash, shapeOf(codeUnitsOf(word), 0, word.length), classes, forms], slot * SLOT)
  }
  return { sieve, size, slots }
}

/**
 * Finds a word of a text among the listed ones.
 *
 * @param end where it ends without a possessive ending.
 * @param hash of its units, apostrophes straightened.
 * @returns what `classesAt` and `formsAt` take; `NOT_THERE` for a word that is not listed.
 */
export function placeOf(source: EnglishUnits, start: number, end: number, hash: number): number {
  const { sieve, size, slots } = source.lexicon
  if (!mayKeep(sieve, hash)) return NOT_THERE
  const shape = shapeOf(source.units, start, end)
  for (let slot = firstSlot(hash, size); ; slot = (slot + 1) & (size - 1)) {
    const place = slot * SLOT
    const kept = slots[place + SHAPE] ?? 0
    if (kept === 0) return NOT_THERE
    if (slots[place + HASH] === hash && kept === shape) return place
  }
}

/**
 * The length of a word with its first and its last unit, in one number that is never 0. Two words that share it and their
 * hash of 32 bits are the same but for one pair in more than there are words; comparing them unit by unit costs as much as
 * all the rest.
 */
function shapeOf(units: Uint16Array, start: number, end: number): number {
  const first = straight(units[start] ?? 0)
  return ((first << 16) | (units[end - 1] ?? 0)) ^ ((end - start) << 24)
}

/** What the word at a place can be; 0 for `NOT_THERE`. */
export function classesAt({ slots }: Lexicon, place: number): number {
  return place === NOT_THERE ? 0 : (slots[place + CLASSES] ?? 0)
}

/** Which questions the word at a place answers; 0 for `NOT_THERE`. */
export function formsAt({ slots }: Lexicon, place: number): number {
  return place === NOT_THERE ? 0 : (slots[place + FORMS] ?? 0)
}

/** The lists that a word stands in, as bits of `word-classes-en.ts`; a curly apostrophe is in none. */
export function listedClasses(source: EnglishUnits, start: number, end: number): number {
  return classesAt(source.lexicon, placeOf(source, start, end, hashUnits(source.units, start, end)))
}

/** The questions that a word answers, as bits of `word-forms-en.ts` but for those that are told from the text. */
export function listedForms(source: EnglishUnits, start: number, end: number): number {
  return formsAt(source.lexicon, placeOf(source, start, end, hashUnits(source.units, start, end)))
}

/** The hash of a word with its curly apostrophes straightened. */
export function straightHash(units: Uint16Array, start: number, end: number): number {
  let hash = HASH_SEED
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ straight(units[at] ?? 0), HASH_FACTOR)
  return hash
}

function straight(unit: number): number {
  return isApostrophe(unit) ? 0x27 : unit
}
