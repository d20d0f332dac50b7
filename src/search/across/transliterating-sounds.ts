import type { DictionaryEntry } from './dictionary.ts'
import { alikeness, soundOfLatin, soundOfPinyin } from './name-sound.ts'

/** Entries named in English by another sound than this share are translated, not transliterated. */
const TRANSLITERATED = 0.7
/** A character in fewer transliterated entries stands there by chance. */
const FEWEST_ENTRIES = 4
const SHORTEST_NAME = 3
/** Entries about places and people whose English name is the Chinese one, spelt. */
const HOME = /province|county|district|city in|Taiwan|China|dynasty|prefecture|Hong Kong|township|surname/

/**
 * Learns from a dictionary which characters foreign names are written with, and how each sounds: those of entries
 * whose English name sounds like their pinyin without being it (`戴维斯`, Davis).
 */
export function transliteratingSounds(entries: readonly DictionaryEntry[]): ReadonlyMap<number, string> {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    if (!isTransliterated(entry)) continue
    for (const character of entry.simplified) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const sounds = new Map<number, string>()
  for (const { simplified, pinyin } of entries) {
    const isOne = simplified.length === 1 && (counts.get(simplified) ?? 0) >= FEWEST_ENTRIES
    if (isOne && !sounds.has(simplified.charCodeAt(0))) sounds.set(simplified.charCodeAt(0), soundOfPinyin(pinyin))
  }
  return sounds
}

function isTransliterated({ simplified, pinyin, english }: DictionaryEntry): boolean {
  const sense = english[0] ?? ''
  const name = /^[A-Z][a-z]+/.exec(sense)?.[0]
  if (simplified.length < SHORTEST_NAME || name === undefined || HOME.test(sense)) return false
  const spelt = pinyin.toLowerCase().replace(/[^a-z]/g, '')
  if (spelt.startsWith(name.toLowerCase()) || name.toLowerCase().startsWith(spelt.slice(0, 4))) return false
  const sound = pinyin.split(' ').map(soundOfPinyin).join('')
  return alikeness(soundOfLatin(name), sound) > TRANSLITERATED
}
