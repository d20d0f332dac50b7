import { isHan } from '../../text/characters.ts'
import type { SearchIndex } from '../index-passages.ts'
import { type BilingualDictionary, LONGEST_GLOSS } from './dictionary.ts'
import type { AskedText, Group, Way } from './group.ts'
import { nameWeight } from './latin-groups.ts'
import { walkLinks } from './links.ts'
import { type HanWord, segmentHan } from './segment-han.ts'
import { findString, stringAt } from './string-table.ts'
import { alikeLatinNames, IN_OTHERS, syllablesOf, type Vocabulary } from './vocabulary.ts'
import { familyOf, hasFamily } from './word-family.ts'

/** A character that is a word by itself says less. */
const CHARACTER_WEIGHT = 0.4
/** A character of a name says next to nothing. */
const NAMED_CHARACTER_WEIGHT = 0.2
/** Words within a longer word. */
const INSIDE_WEIGHT = 0.5
/** A long gloss describes more than it translates. */
const LONG_GLOSS_WEIGHT = 0.8
/** What one word of a gloss weighs, before it is shared among the words, and what a related word does. */
const PART_WEIGHT = 0.3
const RELATED_WEIGHT = 0.3
/** A word that the dictionary translates is a name less often. */
const TRANSLATED_NAME_WEIGHT = 0.4
const SHORTEST_NAME = 2
/** A longer run is no name. */
const LONGEST_NAME = 12

/** What a Chinese question speaks of, as English passages would say it. */
export function hanGroups(index: SearchIndex, text: AskedText): readonly Group[] {
  const { dictionary } = index.rules
  if (dictionary === undefined) return []
  const groups: Group[] = []
  const said = new Set<string>()
  for (const { start, end } of hanRuns(text.folded)) {
    const isNamed = new Uint8Array(end - start)
    for (const name of namesIn(dictionary, text.folded.slice(start, end))) {
      const ways = nameWays(index, dictionary, name.text)
      if (ways.length === 0) continue
      groups.push({ weight: 1, ways })
      isNamed.fill(1, name.start, name.start + name.text.length)
    }
    groups.push(...wordGroups(index, dictionary, { text, start, end, isNamed, said }))
  }
  return groups
}

interface Run {
  readonly text: AskedText
  readonly start: number
  readonly end: number
  /** 1 at the characters of a name that was found, from the start of the run. */
  readonly isNamed: Uint8Array
  /** Words of the question that have a group; each counts once. */
  readonly said: Set<string>
}

function wordGroups(index: SearchIndex, dictionary: BilingualDictionary, run: Run): readonly Group[] {
  const { text, start, end, isNamed, said } = run
  const groups: Group[] = []
  const add = (entry: number | undefined, weight: number): void => {
    const ways = entry === undefined ? [] : glossWays(index, dictionary, entry)
    if (ways.length > 0) groups.push({ weight, ways })
  }
  for (const word of segmentHan(dictionary, text.folded.slice(start, end))) {
    const from = start + word.start
    if (isEmptyWord(index, text, { ...word, start: from }) || text.isInConcept[from] === 1 || said.has(word.text))
      continue
    said.add(word.text)
    const alone = isNamed[word.start] === 1 ? NAMED_CHARACTER_WEIGHT : CHARACTER_WEIGHT
    add(word.entry, word.text.length === 1 ? alone : 1)
    for (const inner of innerWords(word.text)) add(findString(dictionary.chinese, inner), INSIDE_WEIGHT)
  }
  return groups
}

/** A word that tells nothing, or of which nothing is left when those that tell nothing are blanked. */
export function isEmptyWord({ rules }: SearchIndex, { asked }: AskedText, { text, start }: HanWord): boolean {
  return rules.stopPhraseSet.has(text) || asked.slice(start, start + text.length).trim() === ''
}

function innerWords(word: string): readonly string[] {
  const inner: string[] = []
  for (let length = word.length - 1; length >= 2; length--) {
    for (let at = 0; at + length <= word.length; at++) inner.push(word.slice(at, at + length))
  }
  return inner
}

function glossWays(index: SearchIndex, dictionary: BilingualDictionary, entry: number): readonly Way[] {
  const { rules } = index
  const ways: Way[] = []
  const others = new Map<number, number>()
  walkLinks(dictionary.toEnglish, entry, (place, weight) => {
    const glossed = stringAt(dictionary.english, place).split(' ')
    const stems = glossed.filter((stem) => !rules.stopStems.has(stem))
    const terms = stems.map((stem) => termElsewhere(index, stem)).filter((term) => term !== undefined)
    const isWhole = terms.length === stems.length && terms.length > 0
    if (isWhole) ways.push({ terms, weight: stems.length > LONGEST_GLOSS / 2 ? weight * LONG_GLOSS_WEIGHT : weight })
    addNearWords(index, others, { stems, weight })
  })
  const said = new Set(ways.flatMap(({ terms }) => (terms.length === 1 ? terms : [])))
  for (const [term, weight] of others) if (!said.has(term)) ways.push({ terms: [term], weight })
  return ways
}

/** Single words of a longer gloss, and words related to any of them. */
function addNearWords(
  index: SearchIndex,
  others: Map<number, number>,
  { stems, weight }: { readonly stems: readonly string[]; readonly weight: number },
): void {
  const raise = (term: number | undefined, raised: number): void => {
    if (term !== undefined && (others.get(term) ?? 0) < raised) others.set(term, raised)
  }
  for (const stem of stems) {
    if (stems.length > 1) raise(termElsewhere(index, stem), (weight * PART_WEIGHT) / (stems.length - 0.5))
    for (const related of relatedTerms(index, stem)) raise(related, (weight * RELATED_WEIGHT) / stems.length)
  }
}

/** The number of a word that stands in a passage that is not in Chinese; most of what a dictionary says does not. */
function termElsewhere({ words, vocabulary }: SearchIndex, stem: string): number | undefined {
  const term = words.get(stem)
  return term !== undefined && isElsewhere(vocabulary(), term) ? term : undefined
}

function isElsewhere({ standing }: Vocabulary, term: number): boolean {
  return ((standing[term] ?? 0) & IN_OTHERS) !== 0
}

function relatedTerms({ vocabulary }: SearchIndex, stem: string): readonly number[] {
  if (!hasFamily(stem)) return []
  const known = vocabulary()
  return (known.families.get(familyOf(stem)) ?? []).filter((term) => isElsewhere(known, term))
}

function nameWays(index: SearchIndex, dictionary: BilingualDictionary, name: string): readonly Way[] {
  const names = alikeLatinNames(index.vocabulary(), syllablesOf(name, dictionary.sounds))
  return names.map(({ term, word: latin, alike }) => {
    const isTranslated = findString(dictionary.english, latin) !== undefined
    return { terms: [term], weight: nameWeight(alike) * (isTranslated ? TRANSLATED_NAME_WEIGHT : 1) }
  })
}

/** Runs of characters that foreign names are written with and that are no word of the dictionary. */
function namesIn({ chinese, sounds }: BilingualDictionary, run: string): readonly { text: string; start: number }[] {
  const names: { text: string; start: number }[] = []
  let start = 0
  for (let at = 0; at <= run.length; at++) {
    if (at < run.length && sounds.has(run.charCodeAt(at))) continue
    const text = run.slice(start, at)
    const isName = text.length >= SHORTEST_NAME && text.length <= LONGEST_NAME
    if (isName && findString(chinese, text) === undefined) names.push({ text, start })
    start = at + 1
  }
  return names
}

/** Runs of Han characters, as spans. */
export function hanRuns(text: string): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue
    const start = at
    while (at < text.length && isHan(text.charCodeAt(at))) at++
    runs.push({ start, end: at })
  }
  return runs
}
