import { ALIKE, alikeness, type NameSound, soundKey, soundOfLatin } from './name-sound.ts'
import { familyOf, hasFamily } from './word-family.ts'

/** The words of an index by what else they can be found by. */
export interface Vocabulary {
  /** Family → terms of its words. */
  readonly families: ReadonlyMap<string, readonly number[]>
  /** Latin names by their first sounds. */
  readonly latinNames: ReadonlyMap<string, readonly SoundedName[]>
  /** Names in Han characters, each from every character on, by their first sounds. */
  readonly hanNames: ReadonlyMap<string, readonly SoundedName[]>
}

/** A name of an index. */
export interface SoundedName {
  readonly term: number
  readonly word: string
  /** How each of its syllables sounds; a Latin name is one. */
  readonly syllables: readonly NameSound[]
}

/** What marks the terms of names in Han characters among the words of an index. */
export const HAN_NAME = '~'
const SHORTEST_LATIN_NAME = 3
const FEWEST_SYLLABLES = 2
const MOST_SYLLABLES = 6
/** One sound alone is shared by too many names. */
export const FEWEST_SOUNDS = 2

/** Sorts the words of an index. Linear in their number. */
export function createVocabulary(
  words: ReadonlyMap<string, number>,
  sounds: ReadonlyMap<number, NameSound>,
): Vocabulary {
  const families = new Map<string, number[]>()
  const latinNames = new Map<string, SoundedName[]>()
  const hanNames = new Map<string, SoundedName[]>()
  for (const [word, term] of words) {
    if (word.startsWith(HAN_NAME)) {
      const syllables = syllablesOf(word.slice(HAN_NAME.length), sounds)
      for (let i = 0; i + FEWEST_SYLLABLES <= syllables.length; i++) {
        const rest = syllables.slice(i, i + MOST_SYLLABLES)
        addTo(hanNames, soundKey(rest.join('')), { term, word, syllables: rest })
      }
    } else if (hasFamily(word)) addTo(families, familyOf(word), term)
    if (word.length >= SHORTEST_LATIN_NAME && /^[a-z]+$/.test(word)) addLatin(latinNames, word, term)
  }
  return { families, latinNames, hanNames }
}

function addLatin(names: Map<string, SoundedName[]>, word: string, term: number): void {
  const sound = soundOfLatin(word)
  if (sound.length >= FEWEST_SOUNDS) addTo(names, soundKey(sound), { term, word, syllables: [sound] })
}

function addTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [value])
  else group.push(value)
}

/** How the characters of a name sound, one by one. */
export function syllablesOf(name: string, sounds: ReadonlyMap<number, NameSound>): readonly NameSound[] {
  return Array.from({ length: name.length }, (_, i) => sounds.get(name.charCodeAt(i)) ?? '')
}

/** A name that sounds alike. */
export interface AlikeName {
  readonly term: number
  readonly word: string
  /** From `ALIKE` to 1. */
  readonly alike: number
}

/** Names of an index in Han characters that sound like a Latin one: any stretch of two to six characters. */
export function alikeHanNames({ hanNames }: Vocabulary, latin: string): readonly AlikeName[] {
  const sound = soundOfLatin(latin)
  if (sound.length < FEWEST_SOUNDS) return []
  return bestByTerm(hanNames.get(soundKey(sound)) ?? [], ({ syllables }) => alikeStretch(syllables, sound))
}

/** Latin words of an index that sound like a stretch of a name in Han characters. */
export function alikeLatinNames({ latinNames }: Vocabulary, syllables: readonly NameSound[]): readonly AlikeName[] {
  const found: AlikeName[] = []
  for (let i = 0; i + FEWEST_SYLLABLES <= syllables.length; i++) {
    const rest = syllables.slice(i, i + MOST_SYLLABLES)
    const names = latinNames.get(soundKey(rest.join(''))) ?? []
    found.push(...bestByTerm(names, ({ syllables: [sound = ''] }) => alikeStretch(rest, sound)))
  }
  return found
}

function bestByTerm(names: readonly SoundedName[], alikenessOf: (name: SoundedName) => number): readonly AlikeName[] {
  const best = new Map<number, AlikeName>()
  for (const name of names) {
    const alike = alikenessOf(name)
    if (alike >= ALIKE && alike > (best.get(name.term)?.alike ?? 0)) best.set(name.term, { ...name, alike })
  }
  return [...best.values()]
}

/** How alike a name is to the likest stretch that starts where the syllables do. */
function alikeStretch(syllables: readonly NameSound[], sound: NameSound): number {
  let best = 0
  let stretch = syllables[0] ?? ''
  for (let i = 1; i < syllables.length; i++) {
    stretch += syllables[i] ?? ''
    if (Math.abs(stretch.length - sound.length) > (1 - ALIKE) * Math.max(stretch.length, sound.length)) continue
    best = Math.max(best, alikeness(sound, stretch))
  }
  return best
}
