import type { DictionaryEntry, Readings } from './dictionary.ts'

/** The longest syllable, as in `zhuang`. */
const LONGEST_SYLLABLE = 6
/** A word may be cut in two ways (`xian`: xian, xi an), hardly ever in more. */
const MOST_CUTS = 4
/** A character has rarely more readings than two; a name of three then has eight. */
const MOST_SPELLINGS = 8
const SHORTEST_NAME = 2
const LONGEST_NAME = 4
/** How many characters of a name of so many may be the family's. */
const FAMILY_LENGTHS: Readonly<Record<number, readonly number[]>> = { 2: [1], 3: [1, 2], 4: [2] }
const HAN_NAME = /^[\u3400-\u4dbf\u4e00-\u9fff]+$/

/** Senses that tell nothing of a reading but that it occurs somewhere. */
const NO_READING = /^(?:used in|variant of|old variant|see |see also|also pr|Taiwan pr|erhua)/
const SURNAME = /surname /

/**
 * Reads how characters are read out of a dictionary's entries of one character. What a family name is read as is written
 * with a capital: `曾` is `Zeng` in a name, whatever it is elsewhere.
 */
export function readingsOf(entries: readonly DictionaryEntry[]): Readings {
  const readings = new Map<number, Set<string>>()
  for (const { simplified, pinyin, english } of entries) {
    if (simplified.length !== 1 || !HAN_NAME.test(simplified)) continue
    if (english.every((sense) => NO_READING.test(sense))) continue
    const unit = simplified.charCodeAt(0)
    const known = readings.get(unit) ?? new Set()
    readings.set(unit, known)
    const isFamily = english.some((sense) => SURNAME.test(sense))
    for (const syllable of spellingsOf(pinyin)) known.add(isFamily ? capital(syllable) : syllable)
  }
  return new Map([...readings].flatMap(([unit, read]) => (read.size === 0 ? [] : [[unit, [...read].join(' ')]])))
}

/** `lü` is written in three ways without its dots. */
function spellingsOf(pinyin: string): readonly string[] {
  const plain = pinyin.toLowerCase().replace(/[\d\s]/g, '')
  if (!/^[a-z:]+$/.test(plain) || plain === 'r') return []
  return plain.includes(':') ? ['v', 'yu', 'u'].map((vowel) => plain.replace('u:', vowel)) : [plain]
}

/** Characters by the syllable that they may be read as. */
export function charactersBySyllable(readings: Readings): ReadonlyMap<string, readonly number[]> {
  const characters = new Map<string, number[]>()
  for (const [unit, read] of readings) {
    for (const syllable of new Set(read.toLowerCase().split(' '))) {
      const known = characters.get(syllable)
      if (known === undefined) characters.set(syllable, [unit])
      else known.push(unit)
    }
  }
  return characters
}

/** The ways in which a Latin word, in lower case, is wholly made of syllables; none for most words. */
export function cutSyllables(word: string, isSyllable: (text: string) => boolean): readonly (readonly string[])[] {
  if (word.length > LONGEST_NAME * LONGEST_SYLLABLE || !/^[a-z]+$/.test(word)) return []
  const cuts: (readonly string[])[] = []
  const cutFrom = (at: number, before: readonly string[]): void => {
    if (cuts.length >= MOST_CUTS || before.length > LONGEST_NAME) return
    if (at === word.length) cuts.push(before)
    for (let length = Math.min(LONGEST_SYLLABLE, word.length - at); length > 0; length--) {
      const syllable = word.slice(at, at + length)
      if (isSyllable(syllable)) cutFrom(at + length, [...before, syllable])
    }
  }
  cutFrom(0, [])
  return cuts
}

/**
 * Writes a Chinese name of two to four characters in Latin letters as English texts do: `丁伟` as "Ding Wei" and "Wei
 * Ding", `陈美玲` as "Chen Meiling" and "Chen Mei Ling". Whether the family name has one character or two is not known, so that both are given.
 * @param name folded; empty for any other name.
 */
export function romanised(name: string, readings: Readings): readonly string[] {
  if (name.length < SHORTEST_NAME || name.length > LONGEST_NAME || !HAN_NAME.test(name)) return []
  let spellings: readonly (readonly string[])[] = [[]]
  for (let at = 0; at < name.length; at++) {
    const read = readings.get(name.charCodeAt(at))?.split(' ') ?? []
    const familial = at === 0 ? read.filter((one) => /^[A-Z]/.test(one)) : []
    const wanted = new Set((familial.length > 0 ? familial : read).map((one) => one.toLowerCase()))
    spellings = spellings.flatMap((before) => [...wanted].map((one) => [...before, one])).slice(0, MOST_SPELLINGS)
  }
  return spellings.flatMap((syllables) => {
    const apart = name.length > SHORTEST_NAME ? [syllables.map(capital).join(' ')] : []
    const splits = FAMILY_LENGTHS[name.length] ?? []
    const joined = splits.flatMap((family) => {
      const parts = [capital(syllables.slice(0, family).join('')), capital(syllables.slice(family).join(''))]
      return [parts.join(' '), [...parts].reverse().join(' ')]
    })
    return [...joined, ...apart]
  })
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
