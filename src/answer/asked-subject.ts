import { hanRuns } from '../search/across/han-groups.ts'
import { type HanWord, segmentHan } from '../search/across/segment-han.ts'
import { findString } from '../search/across/string-table.ts'
import type { NamelessCharacters } from '../search/asking-words.ts'
import { hanPair } from '../search/han-table.ts'
import { hanTerm, type SearchIndex } from '../search/index-passages.ts'
import { findPhrases } from '../search/phrase-tree.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { stemEnglish } from '../search/stem-english.ts'
import { literalPattern } from '../text/literal-pattern.ts'
import { madeOnce } from '../text/made-once.ts'
import { containsSpan, type Span, sliceSpan } from '../text/span.ts'
import type { KnownFirm } from './known-firms.ts'
import { isPersonKey, type PartKey, type Question } from './read-question.ts'
import { type ReadText, readText } from './read-text.ts'

/** A firm, a person or a product that a question names. */
export interface AskedSubject {
  /** Where it is named in the question. */
  readonly span: Span
  /** What of its name tells it from others of its kind: `Castlewick` of Castlewick Bank, 青禾 of 青禾物流. */
  readonly telling: string
  /** Whether it is somebody whom the corpus lets speak. */
  readonly isPerson: boolean
  /** Tells whether a folded text names it, in full or by what tells it from others. */
  readonly isIn: (folded: string) => boolean
  /** Tells whether a folded sentence begins with another of its kind instead, where those are known. */
  readonly isOfOther?: (folded: string) => boolean
}

/** What may be named beside what words and capitals tell. */
export interface NamesAround {
  /** Passages that may answer: what one of them has in quotation marks is a name, be it a word or not. */
  readonly near?: readonly ReadText[]
  readonly firms?: readonly KnownFirm[]
}

const CAPITAL = '(?=\\p{Lu})[\\p{Script=Latin}\\p{N}&-]+'
/** Capitalised words in a row: `Castlewick Bank`, `Bank of Castlewick`. */
const CAPITALS = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}])${CAPITAL}(?:[ \\u00a0](?:of |de |van |von )?${CAPITAL})*`,
  'gu',
)
/** A genitive or an adjective of a name begins with it; a short name would be the beginning of many words. */
const LONG_NAME = 5
const SHORTEST_LATIN = 3
const SHORTEST_HAN = 2
const LONGEST_HAN = 6
const TERM = '#term:'

/**
 * Reads what a question names, in order of place; empty for a question that names nothing.
 */
export function askedSubjects(
  question: Question,
  index: SearchIndex,
  { near = [], firms = [] }: NamesAround = {},
): readonly AskedSubject[] {
  const found = [
    ...firmSubjects(question.folded, firms),
    ...namedSubjects(index)(question),
    ...quotedSubjects(question.folded, near),
  ]
  const isSaid = (one: AskedSubject, at: number): boolean =>
    found.some((other, place) => {
      if (one === other || !containsSpan(other.span, one.span)) return false
      return place < at || !containsSpan(one.span, other.span)
    })
  return found.filter((one, at) => !isSaid(one, at)).sort((a, b) => a.span.start - b.span.start)
}

/** What a question names by itself: it is asked for where things are compared, where a line asks on, where one is answered. */
const namedSubjects = madeOnce((index: SearchIndex) =>
  madeOnce((question: Question): readonly AskedSubject[] => [
    ...knownSubjects(question, index.rules),
    ...latinSubjects(question.folded, index.rules),
    ...hanSubjects(question.folded, index),
  ]),
)

/** People that the corpus knows by all their names, and terms that are written as names. */
function knownSubjects({ folded, parts }: Question, rules: SearchRules): readonly AskedSubject[] {
  const isName = (key: PartKey): boolean => isPersonKey(key) || namedTerms(rules).has(String(key))
  return parts
    .filter(({ key }) => isName(key))
    .map(({ key, span }) => {
      const name = sliceSpan(folded, span)
      // whoever was introduced is called by a part of the name
      const isCalled = /^\p{Lu}/u.test(name) ? latinName(name, rules).isIn : (text: string) => text.includes(name)
      const isKnown = (text: string): boolean => readText(text, rules).keys.includes(String(key))
      return { span, telling: name, isPerson: isPersonKey(key), isIn: (text) => isCalled(text) || isKnown(text) }
    })
}

/** The firms that a folded question names, each where it is named first. */
function firmSubjects(folded: string, firms: readonly KnownFirm[]): readonly AskedSubject[] {
  return firms.flatMap(({ name, telling }) => {
    const start = folded.indexOf(name)
    if (start < 0) return []
    const others = firms.filter((firm) => firm.telling !== telling)
    const isIn = (text: string): boolean => text.includes(telling)
    const isOfOther = (text: string): boolean => !isIn(text) && others.some((other) => text.startsWith(other.name))
    return [{ span: { start, end: start + name.length }, telling, isPerson: false, isIn, isOfOther }]
  })
}

/** Keys of terms that have Latin words, all of them with a capital. */
const namedTerms = madeOnce(({ concepts }: SearchRules): ReadonlySet<string> => {
  const latin = concepts.phrases.filter(({ concept, text }) => `#${concept}`.startsWith(TERM) && /^[a-z]/i.test(text))
  const small = new Set(latin.filter(({ text }) => !/^\p{Lu}/u.test(text)).map(({ concept }) => concept))
  return new Set(latin.filter(({ concept }) => !small.has(concept)).map(({ concept }) => `#${concept}`))
})

function latinSubjects(folded: string, rules: SearchRules): readonly AskedSubject[] {
  const isHan = /\p{Script=Han}/u.test(folded)
  if (!isHan && !/\p{Ll}/u.test(folded)) return []
  const first = isHan ? -1 : folded.search(/\p{L}/u)
  const found = [...folded.matchAll(CAPITALS)].map(({ 0: name, index }) =>
    index === first ? withoutOpening(name, index, rules) : { name, start: index },
  )
  const isStop = (word: string): boolean => word.length > 1 && rules.stopStems.has(stemEnglish(word.toLowerCase()))
  // a question in capitals throughout names nothing by them
  if (found.some(({ name }) => name.split(' ').some((word) => isStop(word) && !/[A-Z]{2}/.test(word)))) return []
  return found.flatMap(({ name, start }) => {
    if (name.length < SHORTEST_LATIN || isKind(name, rules)) return []
    const { telling, isIn } = latinName(name, rules)
    return [{ span: { start, end: start + name.length }, telling, isPerson: false, isIn }]
  })
}

/** The first word of a question has a capital, be it a name or not. */
function withoutOpening(name: string, start: number, rules: SearchRules) {
  const [, word = '', behind = ''] = /^(\S+)(\s*)/.exec(name) ?? []
  if (!isInDictionary(word, rules)) return { name, start }
  const length = word.length + behind.length
  return { name: name.slice(length), start: start + length }
}

/** Whether a word is one of the language, and no name; all are where there is no dictionary. */
function isInDictionary(word: string, { dictionary, stopStems }: SearchRules): boolean {
  const stem = stemEnglish(word.toLowerCase())
  return dictionary === undefined || stopStems.has(stem) || findString(dictionary.english, stem) !== undefined
}

/** A month or a concept such as AI is written with a capital and names nobody. */
function isKind(name: string, { shows, concepts }: SearchRules): boolean {
  const months = findPhrases(shows, name).filter(({ concept }) => concept === 'when')
  const known = findPhrases(concepts, name).filter(({ concept }) => !/^(?:person|term):/.test(concept))
  return [...months, ...known].some(({ span }) => span.end - span.start === name.length)
}

/** A name is told by any of its words that no dictionary has, or else by its first two, or their initials. */
function latinName(name: string, rules: SearchRules): Pick<AskedSubject, 'telling' | 'isIn'> {
  const words = name.split(/[^\p{L}\p{N}&-]+/u).filter((word) => word !== '')
  const telling = words.filter((word) => !isInDictionary(word, rules))
  const initials = words.map((word) => word.charAt(0)).join('')
  const wholes = [words.slice(0, 2).join(' '), ...(initials.length > 2 ? [initials] : [])]
  const wanted = (telling.length > 0 ? telling : wholes).map((one) => {
    const written = literalPattern(one)
    return one.length < LONG_NAME ? `${written}(?![\\p{Script=Latin}\\p{N}])` : written
  })
  const pattern = new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${wanted.join('|')})`, 'iu')
  return { telling: telling.length > 0 ? telling.join(' ') : name, isIn: (text) => pattern.test(text) }
}

/** Han characters in a row that are no word of the dictionary, and of which the corpus has every pair. */
function hanSubjects(folded: string, index: SearchIndex): readonly AskedSubject[] {
  const { dictionary, nameless } = index.rules
  if (dictionary === undefined) return []
  const isKnown = (pair: string): boolean =>
    hanTerm(index, hanPair(pair.charCodeAt(0), pair.charCodeAt(1))) !== undefined
  const isPart = (pair: string): boolean => isKnown(pair) && ![...pair].some((one) => nameless.characters.has(one))
  return hanRuns(folded)
    .flatMap(({ start, end }) =>
      namesOf(segmentHan(dictionary, folded.slice(start, end)), nameless).map((span) => ({
        start: start + span.start,
        end: start + span.end,
      })),
    )
    .flatMap((span) => {
      const name = sliceSpan(folded, span)
      const pairs = pairsOf(name)
      const isName = name.length <= LONGEST_HAN && pairs.every(isKnown) && standsFree(folded, span, nameless)
      const whole = { start: span.start, end: endOfName(folded, span.end, isPart) }
      return isName ? [{ span: whole, telling: name, isPerson: false, isIn: hanNameIn(name, pairs) }] : []
    })
}

/** What is asked for stands right behind its question word: 哪一项计画. */
const ASKING = /(?:哪|何|什么|多少|几)\p{Script=Han}{0,2}$/u

/** A name of two characters begins its clause or follows a particle: else they are what is left between words. */
function standsFree(folded: string, { start, end }: Span, { characters, before }: NamelessCharacters): boolean {
  if (end - start < SHORTEST_HAN || ASKING.test(folded.slice(Math.max(0, start - 4), start))) return false
  const last = folded.charAt(start - 1)
  return end - start > SHORTEST_HAN || !/\p{Script=Han}/u.test(last) || characters.has(last) || before.has(last)
}

/** A word that the corpus writes right behind a name is a part of it: 物流 of 青禾物流. */
function endOfName(folded: string, end: number, isPart: (pair: string) => boolean): number {
  const behind = folded.slice(end, end + SHORTEST_HAN)
  const isHan = /^\p{Script=Han}{2}$/u.test(behind)
  return isHan && isPart(folded.slice(end - 1, end + 1)) && isPart(behind) ? end + SHORTEST_HAN : end
}

/** Where characters that are no words stand in a row. */
function namesOf(words: readonly HanWord[], { characters }: NamelessCharacters): readonly Span[] {
  const names: { start: number; end: number }[] = []
  for (const { text, start } of words) {
    if (text.length > 1 || characters.has(text)) continue
    const last = names.at(-1)
    if (last?.end === start) last.end++
    else names.push({ start, end: start + 1 })
  }
  return names
}

/** A word or two in quotation marks, as 流萤 of 模型“流萤”. */
const QUOTED = /[“「『]([\p{Script=Han}]{2,6})[”」』]/gu

function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(QUOTED)].map(([, name = '']) => name)
}

const quotedInRead = madeOnce(({ folded }: ReadText) => quotedIn(folded))

function quotedSubjects(folded: string, near: readonly ReadText[]): readonly AskedSubject[] {
  const quoted = new Set([...quotedIn(folded), ...near.flatMap(quotedInRead)])
  return [...quoted].flatMap((name) => {
    const start = folded.indexOf(name)
    const span = { start, end: start + name.length }
    return start < 0 ? [] : [{ span, telling: name, isPerson: false, isIn: (text: string) => text.includes(name) }]
  })
}

function pairsOf(name: string): readonly string[] {
  return Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2))
}

/** A short name is told by any two of its characters, a longer one by its first two or any three. */
function hanNameIn(name: string, pairs: readonly string[]): (text: string) => boolean {
  const threes = pairs.slice(1, -1).map((_, at) => name.slice(at + 1, at + 4))
  const wanted = name.length <= 3 ? pairs : [name.slice(0, 2), ...threes]
  return (text) => wanted.some((one) => text.includes(one))
}
