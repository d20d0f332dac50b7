import { isHan } from '../text/characters.ts'
import { codeUnitsOf, shapeOf } from '../text/code-units.ts'
import { hashOfWord } from '../text/runs.ts'

/** What is known of single words of a language, by place; the first place is that of all other words. */
export interface Vocabulary {
  readonly hashes: Int32Array
  /** With its hash, the shape tells a word from all others, see `shapeOf`. */
  readonly shapes: Int32Array
  /** What a word (Latin) or pair of Han characters adds to the part `wording`. */
  readonly weights: Float64Array
  /** 1 for a word that says nothing by itself. */
  readonly empty: Uint8Array
  /** Han characters that say nothing by themselves, as code units. */
  readonly emptyHan: ReadonlySet<number>
}

/** The place of words that are not known: of no weight, and not empty. */
export const UNKNOWN_WORD = 0

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
  const units = words.map((word) => codeUnitsOf(word))
  const single = emptyWords.filter((word) => word.length === 1).map((word) => word.charCodeAt(0))
  return {
    hashes: Int32Array.from(units, (word) => hashOfWord(word, 0, word.length)),
    shapes: Int32Array.from(units, (word) => shapeOf(word, 0, word.length)),
    weights: Float64Array.from(words, (word) => weightOf[word] ?? 0),
    empty: Uint8Array.from(words, (word) => Number(isEmpty.has(word))),
    emptyHan: new Set(single.filter(isHan)),
  }
}

/** Tells whether a stretch is a lone Han character, or a pair of which one says nothing by itself. */
export function isEmptyHan({ emptyHan }: Vocabulary, units: Uint16Array, start: number, end: number): boolean {
  const first = units[start] ?? 0
  if (!isHan(first)) return false
  return end - start === 1 || emptyHan.has(first) || emptyHan.has(units[start + 1] ?? 0)
}
