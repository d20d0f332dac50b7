import type { Block } from '../document/document.ts'
import { isSmall } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { type EnglishUnits, listedClasses } from './lexicon-en.ts'
import {
  AUXILIARY,
  BODY,
  BOUNDARY,
  CUE,
  DESCRIBER,
  DETERMINER,
  FEMALE_NAME,
  FINITE,
  HEADLINE_VERB,
  HONORIFIC,
  INDIRECT_CUE,
  LINK,
  MALE_NAME,
  NOT_NAME,
  OPENER,
  PREPOSITION,
  PRONOUN,
  ROLE,
} from './word-classes-en.ts'
import { endingOf } from './word-endings-en.ts'

/** The names that titles and headings hold, which only the text around them can tell from the words beside them. */
export interface Headlines {
  /** In order; no names are read there as they are read in sentences. */
  readonly spans: readonly Span[]
  /** By what may be a surname, the name that ends with it. */
  readonly names: Map<string, Span>
  /** What these surnames begin with, see `initialOf`. */
  initials: number
}

const WORD = /[\p{L}][\p{L}\p{M}’'.-]*/gu
/** Words of the shortest title of which some are no name. */
const SHORTEST = 3
/** At most one in so many words of a title in title case is small without being a mere function word. */
const CAPITALS_TO_SMALL = 6
/** Particles and initials between a given name and a surname. */
const MOST_BETWEEN = 3
/** Names of a text's headlines that the text is asked for: each may be looked for in all of it. */
const MOST_NAMES = 200
const GIVEN_NAME = FEMALE_NAME | MALE_NAME
const FUNCTION_WORD = PREPOSITION | DETERMINER | BOUNDARY | AUXILIARY | OPENER | LINK | PRONOUN
const NO_SURNAME = FUNCTION_WORD | ROLE | HONORIFIC | NOT_NAME | CUE | INDIRECT_CUE | FINITE | DESCRIBER
const NO_GIVEN_NAME = NO_SURNAME | HEADLINE_VERB | BODY
/** `Appoints`, `Says`: no name that ends so is missing in the lists of given names. */
const VERB_ENDING = /(?:[^aious]|[aeo]y)s$/
/** What a word is told by that the text has in small letters as well. */
const VERB_FORMS = ['', 's', 'd', 'ed']

/** One bit of 32 for what a word begins with. */
export function initialOf(text: string, start: number): number {
  return 1 << (text.charCodeAt(start) & 31)
}

/** Reads the titles and headings of a text whose words nearly all begin with a capital; most texts have one or none. */
export function readHeadlines(source: EnglishUnits, blocks: readonly Block[]): Headlines {
  const spans: Span[] = []
  for (const { kind, span } of blocks) {
    if ((kind === 'title' || kind === 'heading') && isTitleCase(source, span)) spans.push(span)
  }
  return { spans, names: new Map(), initials: 0 }
}

/** Tells whether what stands in a title can only be read by the letters of its words: nearly all are capitals. */
function isTitleCase(source: EnglishUnits, { start, end }: Span): boolean {
  let [count, small] = [0, 0]
  for (const { 0: word, index } of source.text.slice(start, end).matchAll(WORD)) {
    count++
    const from = start + index
    if (!isSmall(word.charCodeAt(0))) continue
    if ((listedClasses(source, from, from + word.length) & FUNCTION_WORD) === 0) small++
  }
  return count >= SHORTEST && small * CAPITALS_TO_SMALL <= count
}

/** Notes the names that a run of capitalised words in a headline may end in, each by its surname. */
export function noteHeadline(source: EnglishUnits, headlines: Headlines, run: Span): void {
  const words = wordsIn(source.text, run)
  for (const [index, word] of words.entries()) {
    const start = (classesOf(source, word) & NO_SURNAME) === 0 ? nameStart(source, words, index) : undefined
    const surname = source.text.slice(word.start, word.end)
    if (start === undefined || headlines.names.has(surname) || headlines.names.size === MOST_NAMES) continue
    headlines.names.set(surname, { start, end: word.end })
    headlines.initials |= initialOf(source.text, word.start)
  }
}

/** The words of a run without the endings of possessives. */
export function wordsIn(text: string, { start, end }: Span): readonly Span[] {
  return Array.from(text.slice(start, end).matchAll(WORD), ({ 0: word, index }) => {
    const ending = /[’']s?$/.exec(word)?.[0].length ?? 0
    return { start: start + index, end: start + index + word.length - ending }
  })
}

function classesOf(source: EnglishUnits, { start, end }: Span): number {
  return listedClasses(source, start, end) | endingOf(source.units, start, end)
}

/** Where a name begins that ends with a word: with the given name before it, over particles and initials. */
function nameStart(source: EnglishUnits, words: readonly Span[], surname: number): number | undefined {
  const { text } = source
  let at = surname - 1
  while (at > 0 && surname - at <= MOST_BETWEEN && isBetween(text, words[at])) at--
  const given = words[at]
  if (given === undefined || at === surname || !isGivenName(source, given)) return undefined
  const before = words[at - 1]
  // two of the listed ones are both hers: `Maria Elena Cruz`
  const isDouble = before !== undefined && isListed(source, before) && isListed(source, given)
  return (isDouble ? before : given).start
}

function isListed(source: EnglishUnits, word: Span): boolean {
  return (listedClasses(source, word.start, word.end) & GIVEN_NAME) !== 0
}

/** `van`, `F.` */
function isBetween(text: string, word: Span | undefined): boolean {
  if (word === undefined) return false
  return isSmall(text.charCodeAt(word.start)) || text.charCodeAt(word.end - 1) === 0x2e
}

function isGivenName(source: EnglishUnits, word: Span): boolean {
  const classes = classesOf(source, word)
  if ((classes & GIVEN_NAME) !== 0) return true
  return (classes & NO_GIVEN_NAME) === 0 && !VERB_ENDING.test(source.text.slice(word.start, word.end))
}

/**
 * The name in a headline that somebody bears who is called by the surname alone in the text.
 *
 * @returns `undefined` where no headline has it, or where the text has one of its words in small letters as well.
 */
export function nameInHeadline(source: EnglishUnits, headlines: Headlines, surname: string): Span | undefined {
  const span = headlines.names.get(surname)
  if (span === undefined) return undefined
  // asked for once: whoever bears it is known from then on
  headlines.names.delete(surname)
  const [given, ...others] = wordsIn(source.text, span)
  if (given === undefined || stands(source.text, surname, '')) return undefined
  const isName = others.length > 1 || isListed(source, given)
  const word = source.text.slice(given.start, given.end)
  return isName || !VERB_FORMS.some((ending) => stands(source.text, word, ending)) ? span : undefined
}

/** Tells whether a text has a word in small letters. */
function stands(text: string, word: string, ending: string): boolean {
  return text.includes(` ${word.toLowerCase()}${ending} `)
}
