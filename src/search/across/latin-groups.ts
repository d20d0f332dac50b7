import { isCapital } from '../../text/characters.ts'
import { hanWordTerms, type SearchIndex } from '../index-passages.ts'
import { rememberNewest } from '../remember-newest.ts'
import { takeTerms } from '../text-terms.ts'
import { isGlossWord } from './compile-dictionary.ts'
import { type BilingualDictionary, LONGEST_GLOSS } from './dictionary.ts'
import { type AskedText, type Group, MOST_WAYS, MOST_WORDS, type Way } from './group.ts'
import { walkLinks } from './links.ts'
import { speltNames } from './pinyin-names.ts'
import { standsAsName } from './stands-as-name.ts'
import { findString, hasBeginning, lengthAt, stringAt } from './string-table.ts'
import { type AlikeName, alikeHanNames, alikeStretches } from './vocabulary.ts'
import { familyOf, hasFamily } from './word-family.ts'

/** What a translation of a related word weighs, beside the word's own and where it has none. */
const RELATED_WEIGHT = 0.3
const ONLY_RELATED_WEIGHT = 0.8
/** What a translation of one character weighs: it stands in many words. */
const CHARACTER_WEIGHT = 0.4
const PHRASE_WEIGHT = 1.2
/** What a word weighs by itself that a phrase has said. */
const INSIDE_WEIGHT = 0.5
const SHORTEST_NAME = 3

const remembered = rememberNewest<SearchIndex, readonly Way[]>(MOST_WORDS)

interface LatinWord {
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** What an English question speaks of, as Chinese passages would say it. */
export function latinGroups(index: SearchIndex, text: AskedText): readonly Group[] {
  const words: LatinWord[] = []
  const word = (stem: string, start: number, end: number): void => {
    words.push({ stem, start, end })
  }
  takeTerms(text.asked, { character: () => undefined, pair: () => undefined, word })
  const isSaid = new Uint8Array(words.length)
  const groups = [...phraseGroups(index, words, isSaid)]
  const isNamed = new Uint8Array(words.length)
  for (const { first, end, ways } of speltNames(index, words, text)) {
    isNamed.fill(1, first, end)
    groups.push({ weight: 1, ways })
  }
  const asked = new Set<string>()
  for (const [i, one] of words.entries()) {
    if (asked.has(one.stem) || isNamed[i] === 1) continue
    asked.add(one.stem)
    if (isKnownOtherwise(index, text, one)) continue
    const ways = wordWays(index, one, text.folded.slice(one.start, one.end))
    if (ways.length > 0) groups.push({ weight: isSaid[i] === 1 ? INSIDE_WEIGHT : 1, ways })
  }
  return groups
}

/** Whether a word tells nothing, or is part of what both languages have words for. */
function isKnownOtherwise({ rules }: SearchIndex, { isInConcept }: AskedText, { stem, start }: LatinWord): boolean {
  return rules.stopStems.has(stem) || isInConcept[start] === 1
}

/** Phrases that the dictionary translates, longest first; marks their words as said. */
function phraseGroups(index: SearchIndex, words: readonly LatinWord[], isSaid: Uint8Array): readonly Group[] {
  const { stopStems, dictionary } = index.rules
  if (dictionary === undefined) return []
  const isTelling = words.map(({ stem }) => !isGlossWord(stem) && !stopStems.has(stem))
  // hardly any word of a question begins a phrase of the dictionary
  const longest = words.map((_, i) => (isTelling[i] === true ? longestPhrase(dictionary, words, i) : 1))
  const firsts = [...longest.keys()].filter((i) => (longest[i] ?? 1) > 1)
  const groups: Group[] = []
  for (let length = LONGEST_GLOSS; length > 1; length--) {
    for (const first of firsts.filter((i) => (longest[i] ?? 1) >= length && isTelling[i + length - 1] === true)) {
      const stems = words.slice(first, first + length).map(({ stem }) => stem)
      const ways = waysOf(index, translations(dictionary, stems.filter((stem) => !isGlossWord(stem)).join(' '), 1))
      if (ways.length === 0) continue
      groups.push({ weight: PHRASE_WEIGHT * (isSaid[first] === 1 ? INSIDE_WEIGHT : 1), ways })
      isSaid.fill(1, first, first + length)
    }
  }
  return groups
}

/** So many words, from a first on, may be a phrase of the dictionary: whatever stands before the last begins one. */
function longestPhrase({ english }: BilingualDictionary, words: readonly LatinWord[], first: number): number {
  let begun = `${words[first]?.stem} `
  let length = 1
  while (length < LONGEST_GLOSS && first + length < words.length && hasBeginning(english, begun)) {
    const stem = words[first + length]?.stem ?? ''
    if (!isGlossWord(stem)) begun += `${stem} `
    length++
  }
  return length
}

/** What is written with a capital may be a name. */
function wordWays(index: SearchIndex, { stem }: LatinWord, written: string): readonly Way[] {
  const isName = isCapital(written.charCodeAt(0)) && written.length >= SHORTEST_NAME
  return remembered(index, isName ? `${stem} ${written}` : stem, () => findWays(index, stem, isName ? written : ''))
}

/** @param name as it is written; empty for what is none. */
function findWays(index: SearchIndex, stem: string, name: string): readonly Way[] {
  const { dictionary } = index.rules
  const same = index.words.get(stem)
  const ways: Way[] = same === undefined ? [] : [{ terms: [same], weight: 1 }]
  if (dictionary === undefined) return ways
  const found = translations(dictionary, stem, 1)
  const isKnown = found.size > 0
  const related = isKnown ? RELATED_WEIGHT : ONLY_RELATED_WEIGHT
  for (const gloss of relatedGlosses(dictionary, stem)) {
    walkLinks(dictionary.toChinese, gloss, (entry, weight) => raise(found, entry, weight * related))
  }
  ways.push(...waysOf(index, found))
  if (!isKnown && name !== '') ways.push(...nameWays(index, name))
  return ways
}

/** Places of Chinese words for a gloss, with their weights times `most`. */
function translations({ english, toChinese }: BilingualDictionary, gloss: string, most: number): Map<number, number> {
  const place = findString(english, gloss)
  const found = new Map<number, number>()
  if (place !== undefined) walkLinks(toChinese, place, (entry, weight) => raise(found, entry, weight * most))
  return found
}

function raise(weights: Map<number, number>, key: number, weight: number): void {
  if ((weights.get(key) ?? 0) < weight) weights.set(key, weight)
}

/** Places of the other stems of a stem's family. */
function relatedGlosses({ english, families, familyStems }: BilingualDictionary, stem: string): readonly number[] {
  const family = hasFamily(stem) ? findString(families, familyOf(stem)) : undefined
  if (family === undefined) return []
  const own = findString(english, stem)
  const places: number[] = []
  walkLinks(familyStems, family, (place) => {
    if (place !== own) places.push(place)
  })
  return places
}

/** The surest of the translations that the index knows: of the hundreds that a common word has, few are looked up. */
function waysOf(index: SearchIndex, translated: ReadonlyMap<number, number>): readonly Way[] {
  const { dictionary } = index.rules
  if (dictionary === undefined || translated.size === 0) return []
  const { chinese } = dictionary
  const weighted = [...translated].map(([entry, weight]): readonly [number, number] => [
    entry,
    lengthAt(chinese, entry) === 1 ? weight * CHARACTER_WEIGHT : weight,
  ])
  const ordered = weighted.length > MOST_WAYS ? weighted.sort((a, b) => b[1] - a[1]) : weighted
  const ways: Way[] = []
  for (const [entry, weight] of ordered) {
    const terms = hanWordTerms(index, stringAt(chinese, entry))
    if (terms.length > 0) ways.push({ terms, weight })
    if (ways.length === MOST_WAYS) break
  }
  return ways
}

/** How much a name counts that sounds alike: little at the limit, all where nothing differs. */
export function nameWeight(alike: number): number {
  return (2 * alike - 1) ** 3
}

/** So many of the names that sound alike are looked for in their passages, those first that sound likest. */
const MOST_ALIKE = 12

/** Names that sound alike and are names: 力大 of 压力大 is none, however it sounds. */
function nameWays(index: SearchIndex, name: string): readonly Way[] {
  const { dictionary } = index.rules
  const alike = alikeHanNames(index.vocabulary(), name)
  if (dictionary === undefined) return []
  const isName = ({ word, alike: least }: AlikeName): boolean =>
    alikeStretches(word, dictionary.sounds, { name, least }).some((one) => standsAsName(index, dictionary, one))
  const likest = alike.length > MOST_ALIKE ? [...alike].sort((a, b) => b.alike - a.alike).slice(0, MOST_ALIKE) : alike
  const found = index.textAt === undefined ? likest : likest.filter(isName)
  return found.map((one) => ({ terms: [one.term], weight: nameWeight(one.alike) }))
}
