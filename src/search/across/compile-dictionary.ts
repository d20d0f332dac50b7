import { isCapital } from '../../text/characters.ts'
import type { FoldText } from '../../text/fold.ts'
import { readTerms } from '../read-terms.ts'
import { type BilingualDictionary, type DictionaryEntry, LONGEST_GLOSS, LONGEST_HAN_WORD } from './dictionary.ts'
import { createLinks, type DraftLink } from './links.ts'
import { readingsOf } from './pinyin.ts'
import { createStringTable, findString, type StringTable } from './string-table.ts'
import { transliteratingSounds } from './transliterating-sounds.ts'
import { familyOf, hasFamily } from './word-family.ts'

/** Each further sense of a word weighs 1 / (1 + RANK_LOSS × rank). */
const RANK_LOSS = 0.3
/** What a stem weighs that stands in a longer gloss, before it is shared among its words. */
const PART_WEIGHT = 0.4
/** Senses that name a form, a surname or a measure word instead of a meaning. */
const NO_MEANING = /^(?:CL:|see |see also|variant of|old variant|used in|also written|also pr|Taiwan pr|surname |erhua)/
const HAN_WORD = /^[\u3400-\u4dbf\u4e00-\u9fff]+$/
/** Words of glosses that belong to the way of writing them. */
const GLOSS_WORDS = new Set(
  "a an the to of be sb sth one's one or and for in on at etc esp with by from up out".split(' '),
)

/** One meaning: the stems of a gloss. */
interface Meaning {
  readonly word: string
  readonly stems: readonly string[]
  readonly weight: number
}

/**
 * Makes a dictionary out of entries. Takes a second or two for a hundred thousand: do it once and keep the bytes.
 * @param stopStems English stems that tell nothing; they are never looked up by themselves.
 */
export function compileDictionary(
  entries: readonly DictionaryEntry[],
  fold: FoldText,
  stopStems: ReadonlySet<string>,
): BilingualDictionary {
  const meanings = entries.flatMap((entry) => meaningsOf(entry, fold))
  const chinese = createStringTable(meanings.map(({ word }) => word))
  const parts = meanings.flatMap(({ stems }) => (stems.length > 1 ? stems.filter((stem) => !stopStems.has(stem)) : []))
  const english = createStringTable([...meanings.map(({ stems }) => stems.join(' ')), ...parts])
  const [toEnglish, toChinese] = linksOf(meanings, { chinese, english, stopStems })
  return {
    ...{ chinese, english, toEnglish, toChinese, ...familiesOf(english) },
    sounds: transliteratingSounds(entries),
    readings: readingsOf(entries),
    smallUses: smallUsesIn(english, entries),
  }
}

function meaningsOf({ simplified, english }: DictionaryEntry, fold: FoldText): readonly Meaning[] {
  const word = fold(simplified).replaceAll('·', '')
  if (!HAN_WORD.test(word) || word.length > LONGEST_HAN_WORD) return []
  const meanings: Meaning[] = []
  for (const sense of english) {
    if (NO_MEANING.test(sense)) continue
    for (const gloss of plainGlosses(sense)) {
      const stems = glossStems(gloss)
      if (stems.length === 0 || stems.length > LONGEST_GLOSS) continue
      meanings.push({ word, stems, weight: 1 / (1 + RANK_LOSS * meanings.length) })
    }
  }
  return meanings
}

/** What a sense says without remarks in brackets, cross references and pinyin. */
function plainGlosses(sense: string): readonly string[] {
  return sense
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\S*\[[^\]]*\]/g, ' ')
    .split(/;|,| or /)
}

/** The stems of a gloss or of a stretch of a question, without the words that only glosses need. */
function glossStems(gloss: string): readonly string[] {
  const stems: string[] = []
  const word = (stem: string): void => {
    if (!GLOSS_WORDS.has(stem)) stems.push(stem)
  }
  readTerms(gloss, { character: () => undefined, pair: () => undefined, word })
  return stems
}

/** Tells whether a stem belongs to the way glosses are written. */
export function isGlossWord(stem: string): boolean {
  return GLOSS_WORDS.has(stem)
}

/** Counts how often single stems are written small, as names of people, places and months are not. */
function smallUsesIn(english: StringTable, entries: readonly DictionaryEntry[]): Uint8Array {
  const uses = new Uint8Array(english.starts.length - 1)
  for (const gloss of entries.flatMap((entry) => entry.english.flatMap(plainGlosses))) {
    const word = (stem: string, start: number): void => {
      const place = isCapital(gloss.charCodeAt(start)) ? undefined : findString(english, stem)
      if (place !== undefined) uses[place] = Math.min(MOST_USES, (uses[place] ?? 0) + 1)
    }
    readTerms(gloss, { character: () => undefined, pair: () => undefined, word })
  }
  return uses
}

interface Tables {
  readonly chinese: StringTable
  readonly english: StringTable
  readonly stopStems: ReadonlySet<string>
}

function linksOf(meanings: readonly Meaning[], tables: Tables) {
  const { chinese, english } = tables
  const forth = new Map<number, DraftLink>()
  const back = new Map<number, DraftLink>()
  for (const meaning of meanings) {
    const from = findString(chinese, meaning.word) ?? 0
    const to = findString(english, meaning.stems.join(' ')) ?? 0
    keepHeavier(forth, { from, to, weight: meaning.weight })
    keepHeavier(back, { from: to, to: from, weight: meaning.weight })
    for (const part of partLinks(meaning, from, tables)) keepHeavier(back, part)
  }
  const byWeight = (links: Map<number, DraftLink>) => [...links.values()].sort((a, b) => b.weight - a.weight)
  return [
    createLinks(byWeight(forth), chinese.starts.length - 1),
    createLinks(byWeight(back), english.starts.length - 1),
  ] as const
}

/** What a byte holds. */
const MOST_USES = 255
/** More than any table has; two places make one key. */
const MOST_PLACES = 2 ** 24

function keepHeavier(links: Map<number, DraftLink>, link: DraftLink): void {
  const key = link.from * MOST_PLACES + link.to
  if ((links.get(key)?.weight ?? 0) < link.weight) links.set(key, link)
}

/** A word is also found by each stem of a longer gloss. */
function partLinks({ stems, weight }: Meaning, word: number, { english, stopStems }: Tables): readonly DraftLink[] {
  if (stems.length === 1) return []
  const shared = (weight * PART_WEIGHT) / (stems.length - 0.5)
  return stems.flatMap((stem) => {
    const from = stopStems.has(stem) ? undefined : findString(english, stem)
    return from === undefined ? [] : [{ from, to: word, weight: shared }]
  })
}

function familiesOf(english: StringTable): Pick<BilingualDictionary, 'families' | 'familyStems'> {
  const stems: { readonly stem: number; readonly family: string }[] = []
  const decoded = decodeStrings(english)
  for (const [stem, text] of decoded.entries()) if (hasFamily(text)) stems.push({ stem, family: familyOf(text) })
  const families = createStringTable(stems.map(({ family }) => family))
  const drafts = stems.map(({ stem, family }) => ({ from: findString(families, family) ?? 0, to: stem, weight: 1 }))
  return { families, familyStems: createLinks(drafts, families.starts.length - 1) }
}

function decodeStrings({ units, starts }: StringTable): readonly string[] {
  return Array.from({ length: starts.length - 1 }, (_, i) =>
    String.fromCharCode(...units.subarray(starts[i] ?? 0, starts[i + 1] ?? 0)),
  )
}
