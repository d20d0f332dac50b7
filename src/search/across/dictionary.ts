import type { Links } from './links.ts'
import type { StringTable } from './string-table.ts'

/** Character → the syllables it is read as, without tones, separated by spaces; a family name's with a capital: `Zeng ceng`. */
export type Readings = ReadonlyMap<number, string>

/** Chinese words and what they mean in English, in arrays that are read from a file as they are. */
export interface BilingualDictionary {
  /** Chinese words, folded to Simplified. */
  readonly chinese: StringTable
  /** Glosses as stems joined by spaces; words that tell nothing are left out. */
  readonly english: StringTable
  /** Chinese word → glosses; a later sense weighs less. */
  readonly toEnglish: Links
  /** Gloss → Chinese words; a single stem also → words that have it in a longer gloss, by little. */
  readonly toChinese: Links
  /** Families of single stems, see `familyOf`. */
  readonly families: StringTable
  /** Family → its stems among `english`. */
  readonly familyStems: Links
  /** Character that foreign names are written with → how it sounds. */
  readonly sounds: ReadonlyMap<number, string>
  /** How every character is read, for names that are spelt as they are read. */
  readonly readings: Readings
  /** By place in `english`: how often glosses write a single stem small, at most 255; names are written with a capital. */
  readonly smallUses: Uint8Array
}

/** An entry as dictionaries of the CEDICT family have it. */
export interface DictionaryEntry {
  readonly simplified: string
  /** Syllables with tone numbers, separated by spaces. */
  readonly pinyin: string
  /** Senses, most usual first. */
  readonly english: readonly string[]
}

/** A gloss of more words describes rather than translates. */
export const LONGEST_GLOSS = 4
/** Longer entries are proverbs. */
export const LONGEST_HAN_WORD = 8
