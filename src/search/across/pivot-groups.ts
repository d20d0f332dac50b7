import { hanWordTerms, type SearchIndex } from '../index-passages.ts'
import { rememberNewest } from '../remember-newest.ts'
import { takeTerms } from '../text-terms.ts'
import type { BilingualDictionary } from './dictionary.ts'
import { type AskedText, type Group, MOST_WORDS, type Way } from './group.ts'
import { hanRuns, innerWords, isEmptyWord } from './han-groups.ts'
import { walkLinks } from './links.ts'
import { type HanWord, segmentHan } from './segment-han.ts'
import { findString, stringAt } from './string-table.ts'
import { familyOf, hasFamily } from './word-family.ts'

const remembered = rememberNewest<SearchIndex, readonly Way[]>(MOST_WORDS)

/** A character that is a word by itself says less. */
const CHARACTER_WEIGHT = 0.4
/** What a word of the same family weighs, and at most one that the dictionary gives for the same. */
const FAMILY_WEIGHT = 0.7
const SYNONYM_WEIGHT = 0.7
/** At most what a part of a longer word or name weighs, such as 奥斯曼 of 奥斯曼帝国. */
const PART_WEIGHT = 0.8
/** Words that share less of their translations are no synonyms; and of those that do, so many are looked for. */
const LEAST_SHARED = 0.08
const MOST_SYNONYMS = 16

/**
 * What a question speaks of, with other words for it in its own language: those that the dictionary translates alike,
 * there and back (a paraphrase by a pivot, as Bannard and Callison-Burch have it).
 * A word that the index does not hold in any way has a group without ways.
 */
export function pivotGroups(index: SearchIndex, text: AskedText, isHanQuestion: boolean): readonly Group[] {
  return isHanQuestion ? hanPivots(index, text) : latinPivots(index, text)
}

function latinPivots(index: SearchIndex, text: AskedText): readonly Group[] {
  const groups = new Map<string, Group>()
  const word = (stem: string, start: number): void => {
    if (groups.has(stem) || index.rules.stopStems.has(stem) || text.isInConcept[start] === 1) return
    groups.set(stem, { weight: 1, ways: remembered(index, stem, () => latinWays(index, stem)) })
  }
  takeTerms(text.asked, { character: () => undefined, pair: () => undefined, word })
  return [...groups.values()]
}

function latinWays({ rules, words, vocabulary }: SearchIndex, stem: string): readonly Way[] {
  const weights = new Map<number, number>()
  const raise = (term: number | undefined, weight: number): void => {
    if (term !== undefined && (weights.get(term) ?? 0) < weight) weights.set(term, weight)
  }
  for (const [synonym, alike] of synonymsOf(rules.dictionary, stem, 'english')) {
    if (!synonym.includes(' ')) raise(words.get(synonym), alike * SYNONYM_WEIGHT)
  }
  const family = hasFamily(stem) ? vocabulary().families.get(familyOf(stem)) : undefined
  for (const term of family ?? []) raise(term, FAMILY_WEIGHT)
  raise(words.get(stem), 1)
  return [...weights].map(([term, weight]) => ({ terms: [term], weight }))
}

function hanPivots(index: SearchIndex, text: AskedText): readonly Group[] {
  const { dictionary } = index.rules
  const groups = new Map<string, Group>()
  if (dictionary === undefined) return []
  const words = hanRuns(text.folded).flatMap(({ start, end }) =>
    segmentHan(dictionary, text.folded.slice(start, end)).map((word) => ({ ...word, start: start + word.start })),
  )
  for (const word of withNames(index, text, words)) {
    if (text.isInConcept[word.start] === 1 || groups.has(word.text) || isEmptyWord(index, text, word)) continue
    const weight = word.text.length > 1 ? 1 : CHARACTER_WEIGHT
    groups.set(word.text, { weight, ways: remembered(index, word.text, () => hanWays(index, dictionary, word.text)) })
  }
  return [...groups.values()]
}

/** A longer run is no name, and all stretches within it would be looked for. */
const LONGEST_NAME = 12

/** Characters in a row that are no words, put together: a name that the dictionary does not have. */
function withNames(index: SearchIndex, text: AskedText, words: readonly HanWord[]): readonly HanWord[] {
  const { characters } = index.rules.nameless
  const isPart = (word: HanWord): boolean =>
    word.text.length === 1 &&
    !characters.has(word.text) &&
    text.isInConcept[word.start] !== 1 &&
    !isEmptyWord(index, text, word)
  const joined: HanWord[] = []
  let isOpen = false
  for (const word of words) {
    const last = joined.at(-1)
    const isNext = last !== undefined && last.start + last.text.length === word.start && last.text.length < LONGEST_NAME
    const isOfName = isPart(word)
    if (isOpen && isOfName && isNext)
      joined[joined.length - 1] = { text: last.text + word.text, start: last.start, entry: undefined }
    else joined.push(word)
    isOpen = isOfName
  }
  return joined
}

function hanWays(index: SearchIndex, dictionary: BilingualDictionary, word: string): readonly Way[] {
  const ways = wayOf(index, word, 1)
  if (word.length === 1) return ways
  const parts = partsOf(dictionary, word).flatMap((part) =>
    wayOf(index, part, (PART_WEIGHT * part.length) / word.length),
  )
  const synonyms = synonymsOf(dictionary, word, 'chinese').filter(([synonym]) => synonym.length > 1)
  return [...ways, ...parts, ...synonyms.flatMap(([synonym, alike]) => wayOf(index, synonym, alike * SYNONYM_WEIGHT))]
}

/** Words within a longer word; of a name that is none, any two characters and more. */
function partsOf({ chinese }: BilingualDictionary, word: string): readonly string[] {
  const parts = innerWords(word)
  return findString(chinese, word) === undefined
    ? parts
    : parts.filter((part) => findString(chinese, part) !== undefined)
}

function wayOf(index: SearchIndex, word: string, weight: number): readonly Way[] {
  const terms = hanWordTerms(index, word)
  return terms.length === 0 ? [] : [{ terms, weight }]
}

/** Words that share translations with a word, by how much of them they share, beside the word itself; most first. */
function synonymsOf(
  dictionary: BilingualDictionary | undefined,
  word: string,
  from: 'english' | 'chinese',
): readonly (readonly [string, number])[] {
  const place = dictionary === undefined ? undefined : findString(dictionary[from], word)
  if (dictionary === undefined || place === undefined) return []
  const { toChinese, toEnglish } = dictionary
  const [forth, back] = from === 'english' ? [toChinese, toEnglish] : [toEnglish, toChinese]
  const shared = new Map<number, number>()
  for (const [pivot, there] of sharesOf(forth, place)) {
    for (const [other, here] of sharesOf(back, pivot)) shared.set(other, (shared.get(other) ?? 0) + there * here)
  }
  const own = shared.get(place) ?? 0
  return [...shared]
    .filter(([other, share]) => other !== place && share >= LEAST_SHARED * own)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SYNONYMS)
    .map(([other, share]) => [stringAt(dictionary[from], other), Math.min(1, share / own)])
}

/** The links of a place, each as a share of them all. */
function sharesOf(links: BilingualDictionary['toEnglish'], place: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  walkLinks(links, place, (to, weight) => found.push([to, weight]))
  const all = found.reduce((sum, [, weight]) => sum + weight, 0)
  return found.map(([to, weight]) => [to, weight / all])
}
