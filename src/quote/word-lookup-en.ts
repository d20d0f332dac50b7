import { HASH_FACTOR, HASH_SEED, hashUnits } from '../text/code-units.ts'
import { keptFor, NOT_THERE } from '../text/hash-table.ts'
import type { WordClasses } from './word-classes-en.ts'
import { isApostrophe } from './word-endings-en.ts'

/** An English text whose words can be looked up without being cut out of it. */
export interface EnglishUnits {
  readonly text: string
  /** Of the text in lower case. */
  readonly units: Uint16Array
  readonly lexicon: WordClasses
}

/**
 * The place of a word in the columns of the lexicon; `NOT_THERE` for a word that is not listed.
 *
 * @param end where it ends without a possessive ending.
 * @param hash of its units, apostrophes straightened.
 */
export function placeOf(source: EnglishUnits, start: number, end: number, hash: number): number {
  const { places, words, others } = source.lexicon
  let place = keptFor(places, hash)
  while (place !== NOT_THERE && !isSpelled(source.units, start, end, words[place] ?? '')) {
    place = others[place] ?? NOT_THERE
  }
  return place
}

function isSpelled(units: Uint16Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++)
    if (straight(units[start + i] ?? 0) !== straight(word.charCodeAt(i))) return false
  return true
}

/** The lists that a word stands in, as bits of `word-classes-en.ts`; a curly apostrophe is in none. */
export function listedClasses(source: EnglishUnits, start: number, end: number): number {
  const place = placeOf(source, start, end, hashUnits(source.units, start, end))
  return place === NOT_THERE ? 0 : (source.lexicon.classes[place] ?? 0)
}

/** The questions that a word answers, as bits of `word-forms-en.ts` but for those that are told from the text. */
export function listedForms(source: EnglishUnits, start: number, end: number): number {
  const place = placeOf(source, start, end, hashUnits(source.units, start, end))
  return place === NOT_THERE ? 0 : (source.lexicon.forms[place] ?? 0)
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
