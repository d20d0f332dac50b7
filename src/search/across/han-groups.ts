import { isHan } from '../../text/characters.ts'
import type { SearchIndex } from '../index-passages.ts'
import { rememberNewest } from '../remember-newest.ts'
import { type BilingualDictionary, LONGEST_GLOSS } from './dictionary.ts'
import { type AskedText, type Group, MOST_WORDS, type Way } from './group.ts'
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

const remembered = rememberNewest<SearchIndex, readonly Way[]>(MOST_WORDS)

/** What a Chinese question speaks of, as English passages would say it. */
export function hanGroups(index: SearchIndex, text: AskedText): readonly Group[] {
  const { dictionary } = index.rules
  if (dictionary === undefined) return []
  const groups: Group[] = []
  const said = new Set<string>()
  for (const { start, end } of hanRuns(text.folded)) {
    const isNamed = new Uint8Array(end - start)
    for (const name of namesIn(index, dictionary, { folded: text.folded, start, end })) {
      const ways = nameWays(index, dictionary, name)
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
  const add = (said: string, entry: number | undefined, weight: number): void => {
    const ways = entry === undefined ? [] : remembered(index, said, () => glossWays(index, dictionary, entry))
    if (ways.length > 0) groups.push({ weight, ways })
  }
  for (const word of segmentHan(dictionary, text.folded.slice(start, end))) {
    const from = start + word.start
    const at = { ...word, start: from }
    const isSaid = text.isInConcept[from] === 1 || said.has(word.text)
    if (isSaid || isEmptyWord(index, text, at) || isMeasure(index, text, at)) continue
    said.add(word.text)
    const alone = isNamed[word.start] === 1 ? NAMED_CHARACTER_WEIGHT : CHARACTER_WEIGHT
    add(word.text, word.entry, word.text.length === 1 ? alone : 1)
    for (const inner of innerWords(word.text)) add(inner, findString(dictionary.chinese, inner), INSIDE_WEIGHT)
  }
  return groups
}

/** A word that tells nothing, or of which nothing is left when those that tell nothing are blanked. */
export function isEmptyWord({ rules }: SearchIndex, { asked }: AskedText, { text, start }: HanWord): boolean {
  return rules.stopPhraseSet.has(text) || asked.slice(start, start + text.length).trim() === ''
}

/** What a measure word stands behind. */
const COUNTS = /(?:[\d几哪一二三四五六七八九十百千万亿两半这那每某各]|多少)\s?$/u

/** Whether a word only measures what is counted: 次 of 多少次 is no word for "second". */
function isMeasure({ rules }: SearchIndex, { folded }: AskedText, { text, start }: HanWord): boolean {
  return rules.measureWords.has(text) && COUNTS.test(folded.slice(Math.max(0, start - 3), start))
}

/** Every stretch of two characters and more within a word, longest first. */
export function innerWords(word: string): readonly string[] {
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

/** A foreign name in a run. */
interface HanName {
  readonly text: string
  /** Offset in the run. */
  readonly start: number
  /** Whether a dot parts it from the rest of the name, which no word has beside it. */
  readonly isSure: boolean
}

function nameWays(index: SearchIndex, dictionary: BilingualDictionary, { text, isSure }: HanName): readonly Way[] {
  const names = alikeLatinNames(index.vocabulary(), syllablesOf(text, dictionary.sounds))
  return names.map(({ term, word: latin, alike }) => {
    const isTranslated = !isSure && findString(dictionary.english, latin) !== undefined
    return { terms: [term], weight: nameWeight(alike) * (isTranslated ? TRANSLATED_NAME_WEIGHT : 1) }
  })
}

/** What parts a first name from a last one. */
const NAME_DOTS = '·・‧•'

/** Runs of characters that foreign names are written with and that are no word of the dictionary, nor parts of words. */
function namesIn(
  index: SearchIndex,
  dictionary: BilingualDictionary,
  { folded, start, end }: { readonly folded: string; readonly start: number; readonly end: number },
): readonly HanName[] {
  const { chinese, sounds } = dictionary
  const run = folded.slice(start, end)
  const names: HanName[] = []
  const words = segmentHan(dictionary, run)
  const isDot = (at: number): boolean => at >= 0 && at < folded.length && NAME_DOTS.includes(folded.charAt(at))
  let from = 0
  for (let at = 0; at <= run.length; at++) {
    if (at < run.length && sounds.has(run.charCodeAt(at))) continue
    const stretch = { start: from, end: at }
    from = at + 1
    // most are empty, and all words would be looked at for each
    if (stretch.end - stretch.start < SHORTEST_NAME) continue
    const [first, last] = withoutPartWords(index, words, stretch)
    const text = run.slice(first, last)
    const isName = text.length >= SHORTEST_NAME && text.length <= LONGEST_NAME
    const isSure = isDot(start + first - 1) || isDot(start + last)
    if (isName && findString(chinese, text) === undefined) names.push({ text, start: first, isSure })
  }
  return names
}

/** A stretch of a run without the words that reach beyond it, as 许多 and 科学 do beyond 多科, and those at its ends that tell nothing. */
function withoutPartWords(
  { rules }: SearchIndex,
  words: readonly HanWord[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly [start: number, end: number] {
  let [first, last] = [start, end]
  for (const { text, start: from } of words) {
    const to = from + text.length
    const isOutside = from < start || to > end || rules.stopPhraseSet.has(text)
    if (isOutside && from <= first && first < to) first = to
    else if (isOutside && first <= from && from < last && last <= to) last = from
  }
  return [first, Math.max(first, last)]
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
