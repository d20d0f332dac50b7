import { compileHashTable, entriesOf, type HashTable, keptFor, NOT_THERE } from '../text/hash-table.ts'
import type { Span } from '../text/span.ts'
import type { TermIndex } from '../topic/term-index.ts'
import { isEmptyHan, placeOfWord, type Vocabulary } from './vocabulary.ts'

/** What is known of a word: it says nothing by itself. */
export const SAYS_NOTHING = 1
/** A term of the lexicons may begin with it. */
export const LEXICON = 2
/** A term of the topics may begin with it. */
export const TOPIC = 4
/** Above these bits stands its place in the vocabulary. */
export const PLACE_SHIFT = 3

/** Either. */
export const BEGINNINGS = LEXICON | TOPIC

/** All that words are looked up in, arranged so that one look tells what all of it knows. */
export interface Lookup {
  readonly vocabulary: Vocabulary
  readonly lexicon: TermIndex
  readonly topics: TermIndex
  /** Hash of a word → the bits above, with the place that the vocabulary keeps for the hash; see `knownOf`. */
  readonly words: HashTable
  /** By code unit: `LEXICON` and `TOPIC` where a term begins with it that does not begin with a Latin word. */
  readonly firsts: Uint8Array
}

/** Arranges a vocabulary, the terms of the lexicons and those of the topics. */
export function compileLookup(vocabulary: Vocabulary, lexicon: TermIndex, topics: TermIndex): Lookup {
  const known = new Map<number, number>()
  const add = (hash: number, bits: number) => known.set(hash, (known.get(hash) ?? 0) | bits)
  for (const [hash, place] of entriesOf(vocabulary.places)) add(hash, place << PLACE_SHIFT)
  for (const [hash] of entriesOf(lexicon.words)) add(hash, LEXICON)
  for (const [hash] of entriesOf(topics.words)) add(hash, TOPIC)
  const firsts = lexicon.firsts.map((first, unit) => first * LEXICON + (topics.firsts[unit] ?? 0) * TOPIC)
  return { vocabulary, lexicon, topics, words: compileHashTable(known), firsts }
}

/**
 * Tells which terms may begin at a run of a text, as bits.
 * @param hash of the run; 0 for what is no word, which is told by its code unit.
 */
export function beginningsOf({ words, firsts }: Lookup, hash: number, unit: number): number {
  if (hash === 0) return firsts[unit] ?? 0
  const known = keptFor(words, hash)
  return known === NOT_THERE ? 0 : known & BEGINNINGS
}

/** Tells what is known of the word, or the pair of Han characters, that stands in a stretch of code units. */
export function knownOf({ words, vocabulary }: Lookup, units: Uint16Array, term: Span, hash: number): number {
  const kept = keptFor(words, hash)
  const known = kept === NOT_THERE ? 0 : kept
  const place = placeOfWord(vocabulary, units, term, known >> PLACE_SHIFT)
  const isEmpty = (vocabulary.empty[place] ?? 0) !== 0 || isEmptyHan(vocabulary, units, term)
  return (place << PLACE_SHIFT) | (known & BEGINNINGS) | (isEmpty ? SAYS_NOTHING : 0)
}
