import { isCapital } from '../../text/characters.ts'
import { madeOnce } from '../../text/made-once.ts'
import { hanTerm, hanWordTerms, type SearchIndex } from '../index-passages.ts'
import { rememberNewest } from '../remember-newest.ts'
import type { BilingualDictionary } from './dictionary.ts'
import { englishUse } from './english-word.ts'
import { type AskedText, MOST_WORDS, type Way } from './group.ts'
import { charactersBySyllable, cutSyllables } from './pinyin.ts'
import { standsAsName } from './stands-as-name.ts'

/** A word of a question as it is written, with its stem and place. */
export interface WrittenWord {
  readonly stem: string
  readonly start: number
  readonly end: number
}

/** Names that a question spells as they are read: which of its words, and how passages write them. */
export interface SpeltName {
  /** Places of its words in the list, half-open. */
  readonly first: number
  readonly end: number
  readonly ways: readonly Way[]
}

/** A name is written in three words at most: "Chen Mei Ling". */
const MOST_PARTS = 3
const FEWEST_SYLLABLES = 2
const MOST_SYLLABLES = 4
/** More names that sound alike tell nothing. */
const MOST_NAMES = 4

const charactersOf = madeOnce(({ readings }: BilingualDictionary) => charactersBySyllable(readings))
const remembered = rememberNewest<SearchIndex, readonly Way[]>(MOST_WORDS)

/**
 * Finds names of Chinese people, products and organisations that an English question spells in pinyin ("Ding Wei",
 * "Hunyuan"), in passages that never give them in Latin letters. No English word is one: what is written small, or
 * known to be written so, names nothing by itself.
 */
export function speltNames(index: SearchIndex, words: readonly WrittenWord[], text: AskedText): readonly SpeltName[] {
  const { dictionary } = index.rules
  if (dictionary === undefined || index.hanCount === 0 || index.textAt === undefined) return []
  const names: SpeltName[] = []
  let first = 0
  while (first < words.length) {
    const name = longestName(index, dictionary, { words, text, first })
    if (name !== undefined) names.push(name)
    first = name?.end ?? first + 1
  }
  return names
}

interface Place {
  readonly words: readonly WrittenWord[]
  readonly text: AskedText
  readonly first: number
}

function longestName(index: SearchIndex, dictionary: BilingualDictionary, place: Place): SpeltName | undefined {
  const { words, text, first } = place
  const { folded, isInConcept } = text
  const isPart = (part: WrittenWord): boolean =>
    isCapital(folded.charCodeAt(part.start)) && isInConcept[part.start] !== 1
  for (let end = Math.min(words.length, first + MOST_PARTS); end > first; end--) {
    const parts = words.slice(first, end)
    if (!parts.every((part, at) => isPart(part) && followsOn(folded, parts[at - 1], part))) continue
    const written = parts.map(({ start, end: to }) => folded.slice(start, to).toLowerCase())
    if (!mayName(index.rules, dictionary, parts, written)) continue
    const ways = remembered(index, written.join(' '), () => waysOf(index, dictionary, written))
    if (ways.length > 0) return { first, end, ways }
  }
  return undefined
}

function followsOn(folded: string, before: WrittenWord | undefined, { start }: WrittenWord): boolean {
  return before === undefined || /^[ -]$/.test(folded.slice(before.end, start))
}

/** One word names something unless English has it at all; of several, one must be no everyday word, and none a particle. */
function mayName(
  { stopStems }: SearchIndex['rules'],
  dictionary: BilingualDictionary,
  parts: readonly WrittenWord[],
  written: readonly string[],
): boolean {
  if (parts.some(({ stem }) => stopStems.has(stem))) return false
  const uses = written.map((word) => englishUse(dictionary, word))
  return parts.length === 1 ? uses[0] === 'none' : uses.some((use) => use !== 'everyday')
}

function waysOf(index: SearchIndex, dictionary: BilingualDictionary, written: readonly string[]): readonly Way[] {
  const characters = charactersOf(dictionary)
  const cuts = written.map((word) => cutSyllables(word, (text) => characters.has(text)))
  const orders = written.length === 2 ? [cuts, [...cuts].reverse()] : [cuts]
  const spellings = orders.flatMap((order) => joined(order))
  const names = new Set(
    spellings.flatMap((syllables) => {
      const isName = syllables.length >= FEWEST_SYLLABLES && syllables.length <= MOST_SYLLABLES
      return isName
        ? namesRead(
            index,
            syllables.map((syllable) => characters.get(syllable) ?? []),
          )
        : []
    }),
  )
  const found = [...names].filter((name) => standsAsName(index, dictionary, name))
  return found.length > MOST_NAMES ? [] : found.map((name) => ({ terms: hanWordTerms(index, name), weight: 1 }))
}

/** Every way of cutting all words. */
function joined(cuts: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
  return cuts.reduce<readonly (readonly string[])[]>(
    (before, own) => before.flatMap((start) => own.map((cut) => [...start, ...cut])),
    [[]],
  )
}

/** The rows of characters, one of each list, of which the index has every pair. */
function namesRead(index: SearchIndex, lists: readonly (readonly number[])[]): readonly string[] {
  const { stopPhraseSet } = index.rules
  const known = lists.map((list) =>
    list
      .map((unit) => String.fromCharCode(unit))
      .filter((one) => !stopPhraseSet.has(one) && hanTerm(index, one.charCodeAt(0)) !== undefined),
  )
  const [first = [], ...others] = known
  return others.reduce<readonly string[]>(
    (names, next) =>
      names.flatMap((name) =>
        next.filter((one) => hanWordTerms(index, name.slice(-1) + one).length > 0).map((one) => name + one),
      ),
    first,
  )
}
