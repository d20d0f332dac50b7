import type { Postings } from '../postings.ts'
import { alikenessOfNames, longestAlike, type NameSound, soundKey, soundOfLatin } from './name-sound.ts'
import { familyOf, hasFamily } from './word-family.ts'

/** The words of an index by what else they can be found by. */
export interface Vocabulary {
  /** By term: `IN_HAN` where it stands in a passage in Chinese, `IN_OTHERS` where in another, or both together. */
  readonly standing: Uint8Array
  /** Family → terms of its words. */
  readonly families: ReadonlyMap<string, readonly number[]>
  /** Latin names by their first sounds. */
  readonly latinNames: SoundedNames
  /** Names in Han characters, each from every character on, by their first sounds. */
  readonly hanNames: SoundedNames
}

/** First sounds and length, see `keyOf` → the sounds that have those, with the names that sound so. */
type SoundedNames = ReadonlyMap<string, readonly SoundedName[]>

interface SoundedName {
  readonly sound: NameSound
  /** Lists of names, shared by the stretches that they begin with. */
  readonly names: (readonly Name[])[]
}

interface Name {
  readonly term: number
  readonly word: string
}

/** What marks the terms of names in Han characters among the words of an index. */
export const HAN_NAME = '~'
const SHORTEST_LATIN_NAME = 3
const FEWEST_SYLLABLES = 2
const MOST_SYLLABLES = 6
/** One sound alone is shared by too many names. */
const FEWEST_SOUNDS = 2

/** A bit of `Vocabulary.standing`: some passage in Chinese has the term. */
export const IN_HAN = 1
/** As `IN_HAN`, for passages in another language. */
export const IN_OTHERS = 2

/** Tells in which languages' passages each term stands. Linear in the postings. */
function standingOf({ starts, passages }: Postings, isHan: Uint8Array): Uint8Array {
  const standing = new Uint8Array(Math.max(0, starts.length - 1))
  for (let term = 0; term < standing.length; term++) {
    const end = starts[term + 1] ?? 0
    let bits = 0
    for (let i = starts[term] ?? 0; i < end && bits !== (IN_HAN | IN_OTHERS); i++)
      bits |= isHan[passages[i] ?? 0] === 1 ? IN_HAN : IN_OTHERS
    standing[term] = bits
  }
  return standing
}

/** An index as far as its words are sorted by it. */
type Sorted = Postings & { readonly words: ReadonlyMap<string, number>; readonly isHan: Uint8Array }

/** Sorts the words of an index. A name is looked for in the other language alone, so that it must stand there. Linear in the postings. */
export function createVocabulary(index: Sorted, sounds: ReadonlyMap<number, NameSound>): Vocabulary {
  const { words, isHan } = index
  const standing = standingOf(index, isHan)
  const isIn = (term: number, bit: number): boolean => ((standing[term] ?? 0) & bit) !== 0
  const families = new Map<string, number[]>()
  const [latinNames, hanNames] = [createNameGroups(), createNameGroups()]
  const addHanName = (word: string, term: number): void => {
    const syllables = syllablesOf(word.slice(HAN_NAME.length), sounds)
    for (let i = 0; i + FEWEST_SYLLABLES <= syllables.length; i++)
      hanNames.add(stretchesOf(syllables.slice(i, i + MOST_SYLLABLES)), { word, term })
  }
  for (const [word, term] of words) {
    const isName = word.startsWith(HAN_NAME)
    if (isName && isIn(term, IN_HAN)) addHanName(word, term)
    if (!isName && hasFamily(word)) addTo(families, familyOf(word), term)
    if (isLatinName(word) && isIn(term, IN_OTHERS)) latinNames.add([soundOfLatin(word)], { word, term })
  }
  return { standing, families, latinNames: latinNames.groups, hanNames: hanNames.groups }
}

function isLatinName(word: string): boolean {
  return word.length >= SHORTEST_LATIN_NAME && /^[a-z]+$/.test(word)
}

/** Gathers names by how they sound. */
function createNameGroups() {
  const groups = new Map<string, SoundedName[]>()
  const sounded = new Map<NameSound, SoundedName>()
  const lists = new Map<string, Name[]>()
  const add = (stretches: readonly NameSound[], name: Name): void => {
    const written = stretches.join(' ')
    const list = lists.get(written)
    if (list !== undefined) {
      list.push(name)
      return
    }
    const made = [name]
    lists.set(written, made)
    for (const sound of new Set(stretches)) {
      if (sound.length < FEWEST_SOUNDS) continue
      const known = sounded.get(sound)
      const one: SoundedName = known ?? { sound, names: [] }
      one.names.push(made)
      if (known !== undefined) continue
      sounded.set(sound, one)
      addTo(groups, keyOf(sound, sound.length), one)
    }
  }
  return { groups, add }
}

/** Names are compared with those alone that begin alike and are as long, or nearly so. */
function keyOf(sound: NameSound, length: number): string {
  return `${soundKey(sound)}${length}`
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

/** Names of an index in Han characters that sound like a Latin one, whole or by a stretch of two to six characters. */
export function alikeHanNames({ hanNames }: Vocabulary, latin: string): readonly AlikeName[] {
  return alikeNames(hanNames, soundsOfName(latin))
}

/**
 * How a Latin name may sound: the end of "Meiling" is one sound in Chinese. Words of English texts are read as they are
 * written, for most that end so are no names.
 */
function soundsOfName(latin: string): readonly NameSound[] {
  return [...new Set([latin, latin.replace(/ng$/i, 'n')].map(soundOfLatin))]
}

/** The stretches of a name in Han characters that sound as much like a Latin one as it was found to. */
export function alikeStretches(
  word: string,
  sounds: ReadonlyMap<number, NameSound>,
  { name, least }: { readonly name: string; readonly least: number },
): readonly string[] {
  const run = word.slice(HAN_NAME.length)
  const syllables = syllablesOf(run, sounds)
  const wanted = soundsOfName(name)
  const found: string[] = []
  for (let from = 0; from + FEWEST_SYLLABLES <= run.length; from++) {
    for (let to = from + FEWEST_SYLLABLES; to <= Math.min(run.length, from + MOST_SYLLABLES); to++) {
      const sound = syllables.slice(from, to).join('')
      if (wanted.some((one) => alikenessOfNames(one, sound) >= least)) found.push(run.slice(from, to))
    }
  }
  return found
}

/** Latin words of an index that sound like a stretch of a name in Han characters. */
export function alikeLatinNames({ latinNames }: Vocabulary, syllables: readonly NameSound[]): readonly AlikeName[] {
  const found: AlikeName[] = []
  for (let i = 0; i + FEWEST_SYLLABLES <= syllables.length; i++)
    found.push(...alikeNames(latinNames, stretchesOf(syllables.slice(i, i + MOST_SYLLABLES))))
  return found
}

/** Names that sound like one of the sounds, each once with the likest. */
function alikeNames(groups: SoundedNames, sounds: readonly NameSound[]): readonly AlikeName[] {
  const best = new Map<number, AlikeName>()
  for (const sound of new Set(sounds)) {
    const most = longestAlike(sound.length)
    for (let length = 2 * sound.length - most; length <= most; length++) {
      for (const one of groups.get(keyOf(sound, length)) ?? [])
        raiseAlike(best, one, alikenessOfNames(sound, one.sound))
    }
  }
  return [...best.values()]
}

function raiseAlike(best: Map<number, AlikeName>, { names }: SoundedName, alike: number): void {
  if (alike === 0) return
  for (const list of names) {
    for (const name of list) if (alike > (best.get(name.term)?.alike ?? 0)) best.set(name.term, { ...name, alike })
  }
}

/** The first two syllables together, the first three, and so on. */
function stretchesOf(syllables: readonly NameSound[]): readonly NameSound[] {
  return syllables.slice(1).map((_, i) => syllables.slice(0, i + 2).join(''))
}
