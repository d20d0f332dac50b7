import { isHan } from '../text/characters.ts'
import { codeUnitsOf, shapeOf } from '../text/code-units.ts'
import { compileHashTable, type HashTable } from '../text/hash-table.ts'
import { hashOfWord } from '../text/runs.ts'
import type { Span } from '../text/span.ts'

/** What is known of single words of a language, arranged to be found by their hash. */
export interface Vocabulary {
  /** Hash of a word → its place, that of the first word when several have it. */
  readonly places: HashTable
  /** By place: the shape, which tells the word from all others of its hash, see `shapeOf`. */
  readonly shapes: Int32Array
  /** By place: the place of another word with the same hash; `UNKNOWN_WORD` when there is none. */
  readonly others: Int32Array
  /** By place: what a word (Latin) or pair of Han characters adds to the part `wording`. */
  readonly weights: Float64Array
  /** By place: 1 for a word that says nothing by itself. */
  readonly empty: Uint8Array
  /** Han characters that say nothing by themselves, as code units. */
  readonly emptyHan: ReadonlySet<number>
}

/** The place of words that are not known: of no weight, and not empty. */
const UNKNOWN_WORD = 0

/**
 * Arranges words.
 *
 * @param emptyWords words and Han characters that say nothing by themselves; lower case.
 * @param weightOf what a word (Latin) or pair of Han characters adds to the part `wording`.
 */
export function compileVocabulary(
  emptyWords: readonly string[],
  weightOf: Readonly<Record<string, number>>,
): Vocabulary {
  const isEmpty = new Set(emptyWords)
  const words = ['', ...new Set([...Object.keys(weightOf), ...isEmpty])]
  const places = new Map<number, number>()
  const shapes = new Int32Array(words.length)
  const others = new Int32Array(words.length)
  for (const [place, word] of words.entries()) {
    if (place === UNKNOWN_WORD) continue
    const units = codeUnitsOf(word)
    const hash = hashOfWord(units, 0, units.length)
    shapes[place] = shapeOf(units, 0, units.length)
    others[place] = places.get(hash) ?? UNKNOWN_WORD
    places.set(hash, place)
  }
  const single = emptyWords.filter((word) => word.length === 1).map((word) => word.charCodeAt(0))
  return {
    places: compileHashTable(places),
    shapes,
    others,
    weights: Float64Array.from(words, (word) => weightOf[word] ?? 0),
    empty: Uint8Array.from(words, (word) => Number(isEmpty.has(word))),
    emptyHan: new Set(single.filter(isHan)),
  }
}

/**
 * The place of the word that stands in a stretch of code units; `UNKNOWN_WORD` for most.
 * @param kept what `places` keeps for its hash; `UNKNOWN_WORD` for nothing.
 */
export function placeOfWord(
  { shapes, others }: Vocabulary,
  units: Uint16Array,
  { start, end }: Span,
  kept: number,
): number {
  if (kept === UNKNOWN_WORD) return UNKNOWN_WORD
  const shape = shapeOf(units, start, end)
  let place = kept
  while (place !== UNKNOWN_WORD && shapes[place] !== shape) place = others[place] ?? UNKNOWN_WORD
  return place
}

/** Tells whether a stretch is a lone Han character, or a pair of which one says nothing by itself. */
export function isEmptyHan({ emptyHan }: Vocabulary, units: Uint16Array, { start, end }: Span): boolean {
  const first = units[start] ?? 0
  if (!isHan(first)) return false
  return end - start === 1 || emptyHan.has(first) || emptyHan.has(units[start + 1] ?? 0)
}
