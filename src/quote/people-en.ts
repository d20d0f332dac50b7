import type { Document } from '../document/document.ts'
import { isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import type { LexedText } from '../text/lexed.ts'
import { placesOf } from '../text/runs.ts'
import type { Span } from '../text/span.ts'
import { type Headlines, initialOf, nameInHeadline, noteHeadline, readHeadlines, wordsIn } from './headlines-en.ts'
import { mergeInOrder, overlapping } from './in-order.ts'
import { type EnglishUnits, listedClasses } from './lexicon-en.ts'
import { eachNameRun } from './name-runs-en.ts'
import type { People, Person, Place } from './people.ts'
import type { EnglishRules } from './rules-en.ts'
import { BODY, FEMALE_NAME, HONORIFIC, MALE_NAME, NOT_NAME, ROLE } from './word-classes-en.ts'
import { createWords, type Words } from './words-en.ts'

/** What English rules read from: one document, the words, and the people it names. */
export interface EnglishText {
  readonly text: string
  readonly rules: EnglishRules
  readonly people: People
  /** Where the words stand that a sentence with a statement has at least one of (`said`, `according`), in order. */
  readonly cues: readonly number[]
  /** The words of whatever stretch is being read. */
  readonly words: Words
  /** Where titles and headings stand in which every word has a capital, in order. */
  readonly headlines: readonly Span[]
}

/** Everyone named so far. */
interface Known {
  readonly byName: Map<string, Person>
  readonly bySurname: Map<string, Person>
  /** What the surnames begin with, a bit each: most single words need not be looked up. */
  initials: number
}

const BLANK = 0x20
const SMALL_S = 0x73
/** A title, or a word that names nobody. */
const BEFORE_NAME = HONORIFIC | ROLE | NOT_NAME
/** What a name is cut off before; a full stop behind one letter is an initial's. */
const NAME_ENDING = /(?:[’']s?|(?<=\p{Ll}{2})\.)$/u
const WORD_ENDING = /(?:[’']s?|\.)$/

/** Collects the people an English text names: runs of capitalised words, short forms joined to the full name. */
export function readEnglish({ text, blocks }: Document, rules: EnglishRules, lexed: LexedText): EnglishText {
  const words = createWords(text, lexed, rules.classes)
  const known: Known = { byName: new Map(), bySurname: new Map(), initials: 0 }
  const headlines = readHeadlines(words, blocks)
  const places: Place[] = []
  const headed: Span[] = []
  const isInHeadline = overlapping(headlines.spans)
  eachNameRun(text, lexed.runs, (start, end, hasBlank) => {
    if (headlines.spans.length > 0 && isInHeadline({ start, end }) && !isNameAlone(text, { start, end })) {
      const run = { start, end }
      headed.push(run)
      noteHeadline(words, headlines, run)
      return
    }
    if (!hasBlank && ((known.initials | headlines.initials) & initialOf(text, start)) === 0) return
    const run = { start, end }
    const place = hasBlank ? fullNameIn(words, run, known, rules) : surnameIn(words, run, known, headlines)
    if (place !== undefined) places.push(place)
  })
  return {
    text,
    rules,
    people: {
      byName: known.byName,
      places: mergeInOrder(placesInHeadlines(text, headed, known), places, ({ span }) => span.start),
    },
    cues: placesOf(lexed.runs, rules.cueHashes),
    words,
    headlines: headlines.spans,
  }
}

/** `Jane Roe, Union Head, on …`: two words between the edges of a headline and its marks. */
function isNameAlone(text: string, { start, end }: Span): boolean {
  return /^[^ ]+ [^ ]+$/.test(text.slice(start, end)) && /[,:]/.test(text.charAt(end)) && text.charAt(start - 1) !== ' '
}

/** Where headlines name somebody whom the text names as well. */
function placesInHeadlines(text: string, headed: readonly Span[], { bySurname }: Known): readonly Place[] {
  const places: Place[] = []
  for (const run of headed) {
    for (const { start, end } of wordsIn(text, run)) {
      const person = bySurname.get(text.slice(start, end))
      if (person === undefined) continue
      const first = end - person.name.length
      const isFull = first >= run.start && text.startsWith(person.name, first)
      places.push({ span: { start: isFull ? first : start, end }, person })
    }
  }
  return places
}

/** A single capitalised word counts only as the surname of somebody who is named in full, before it or in a headline. */
function surnameIn(words: EnglishUnits, run: Span, known: Known, headlines: Headlines): Place | undefined {
  const { text } = words
  const { start } = run
  const end = cutEnding(text, run, WORD_ENDING)
  const surname = text.slice(start, end)
  const person = known.bySurname.get(surname) ?? personInHeadline(words, surname, known, headlines)
  if (person === undefined) return undefined
  // `White House` … `the House` is no human being, and a surname used alone shows one
  person.human ||= person.gender !== undefined || !isBody(words, start, end)
  return { span: { start, end }, person }
}

function personInHeadline(
  words: EnglishUnits,
  surname: string,
  known: Known,
  headlines: Headlines,
): Person | undefined {
  const span = nameInHeadline(words, headlines, surname)
  const person = span && personOf(words.text, span, false, known)
  if (span !== undefined && person !== undefined) person.gender ??= genderOfName(words, span)
  return person
}

function fullNameIn(words: EnglishUnits, run: Span, known: Known, rules: EnglishRules): Place | undefined {
  const { text } = words
  const start = behindTitles(words, run)
  if (start >= run.end) return undefined
  const end = cutEnding(text, { start, end: run.end }, NAME_ENDING)
  if (end === start) return undefined
  const titles = titlesIn(text, run.start, start)
  const span = { start, end }
  const person = personOf(text, span, isTitled(titles, rules), known)
  if (person === undefined) return undefined
  person.gender ??= genderOf(titles, rules) ?? genderOfName(words, span)
  person.human ||= person.gender !== undefined || isHumanUse(words, span, titles, rules)
  return { span, person }
}

function personOf(text: string, { start, end }: Span, titled: boolean, known: Known): Person | undefined {
  const { byName, bySurname } = known
  const name = text.slice(start, end)
  const surname = name.slice(name.lastIndexOf(' ') + 1)
  const bearer = bySurname.get(surname)
  if (surname === name && (bearer !== undefined || !titled)) return bearer
  // `Van der Meer` at the head of a sentence
  if (bearer !== undefined && endsInSurname(bearer.name, name)) return bearer
  const met = byName.get(name)
  const person = met ?? newPerson(name, start)
  if (met === undefined) byName.set(name, person)
  // the first bearer of a full name keeps the bare surname: later ones (a wife, a son) are called by both names
  if (met !== undefined || bearer === undefined || bearer.name === surname) {
    bySurname.set(surname, person)
    known.initials |= initialOf(surname, 0)
  }
  return person
}

/** Tells whether a name is a surname with its particles, the first of which has a capital where a sentence begins. */
function endsInSurname(full: string, name: string): boolean {
  const before = full.length - name.length - 1
  return (
    before > 0 &&
    full.charCodeAt(before) === BLANK &&
    full.endsWith(name.slice(1)) &&
    full.slice(before + 1, before + 2) === name.charAt(0).toLowerCase()
  )
}

function newPerson(name: string, start: number): Person {
  const mention = { start, end: start + name.length }
  return {
    name,
    mention,
    aliases: undefined,
    roles: [],
    placesRead: 0,
    affiliation: undefined,
    gender: undefined,
    human: false,
  }
}

/** `Mr. Lee`: a surname alone is somebody's name when a title that only people bear stands before it. */
function isTitled(titles: readonly string[], rules: EnglishRules): boolean {
  return titles.some((word) => rules.personalTitles.has(word))
}

const NO_WORDS: readonly string[] = []

/** The words of the titles before a name in lower case; most names have none. */
function titlesIn(text: string, start: number, end: number): readonly string[] {
  return start === end
    ? NO_WORDS
    : (text
        .slice(start, end)
        .toLowerCase()
        .match(/[a-z]+/g) ?? NO_WORDS)
}

/** Where a name ends without what a pattern finds at its end: a possessive ending or a full stop. */
function cutEnding(text: string, { start, end }: Span, ending: RegExp): number {
  return endsPlainly(text, end) ? end : end - (ending.exec(text.slice(start, end))?.[0].length ?? 0)
}

/** Tells whether a word ends in no mark and in no `s`, so that there is nothing to cut off: what most words do. */
function endsPlainly(text: string, end: number): boolean {
  const unit = text.charCodeAt(end - 1)
  return unit !== SMALL_S && isLatinLetter(unit)
}

/** Where a name begins within a run, behind titles and the post before it; the run's end or farther for no name. */
function behindTitles(words: EnglishUnits, run: Span): number {
  const start = behindTitleWords(words, run)
  return start >= run.end ? start : behindPost(words, { start, end: run.end })
}

/** `Acme President Jane Roe`: behind the last word for a role that two words or more follow, none of which is part of a place's or firm's name. */
function behindPost(words: EnglishUnits, run: Span): number {
  const { text } = words
  let start = wordBefore(text, wordBefore(text, run.end) - 1)
  while (start > run.start) {
    const end = start - 1
    start = wordBefore(text, end)
    if (start > run.start && (listedClasses(words, start, end) & ROLE) !== 0)
      return holdsBody(words, { start: end + 1, end: run.end }) ? run.start : end + 1
  }
  return run.start
}

/** Where the word begins that ends at a place behind a blank. */
function wordBefore(text: string, end: number): number {
  return text.lastIndexOf(' ', end - 1) + 1
}

function holdsBody(words: EnglishUnits, { start, end }: Span): boolean {
  for (let from = start; from < end; ) {
    const to = wordEnd(words.text, from, end)
    if (isBody(words, from, to)) return true
    from = to + 1
  }
  return false
}

/** Behind titles and words that name nobody. */
function behindTitleWords(words: EnglishUnits, run: Span): number {
  let { start } = run
  while (start < run.end) {
    const end = wordEnd(words.text, start, run.end)
    if (end === start) return run.end
    if (!isBeforeName(words, start, end)) break
    start = end + 1
  }
  return start
}

/** A title, a word that names nobody, or whose name follows (`Iowa’s`). */
function isBeforeName(words: EnglishUnits, start: number, end: number): boolean {
  const { text } = words
  if (endsPlainly(text, end)) return (listedClasses(words, start, end) & BEFORE_NAME) !== 0
  const word = text.slice(start, end)
  const ending = /[.’']+s?$/.exec(word)?.[0].length ?? 0
  return (listedClasses(words, start, end - ending) & BEFORE_NAME) !== 0 || /[’']s$/.test(word)
}

function wordEnd(text: string, start: number, last: number): number {
  let end = start
  while (end < last && !isWhiteSpace(text.charCodeAt(end))) end++
  return end
}

/** A title before a name, or what stands for the surname alone, shows a human being. */
function isHumanUse(
  words: EnglishUnits,
  { start, end }: Span,
  titles: readonly string[],
  rules: EnglishRules,
): boolean {
  const blank = words.text.lastIndexOf(' ', end - 1)
  if (blank < start) return !isBody(words, start, end)
  return titles.some((word) => rules.honorifics.has(word)) && !isBody(words, blank + 1, end)
}

function isBody(words: EnglishUnits, start: number, end: number): boolean {
  return (listedClasses(words, start, end) & BODY) !== 0
}

function genderOfName(words: EnglishUnits, { start, end }: Span): Person['gender'] {
  let blank = start
  while (blank < end && words.text.charCodeAt(blank) !== BLANK) blank++
  const classes = blank === end ? 0 : listedClasses(words, start, blank)
  if ((classes & MALE_NAME) !== 0) return 'male'
  return (classes & FEMALE_NAME) !== 0 ? 'female' : undefined
}

function genderOf(words: readonly string[], rules: EnglishRules): Person['gender'] {
  if (words.length === 0) return undefined
  if (words.some((word) => rules.femaleWords.has(word))) return 'female'
  if (words.some((word) => rules.maleWords.has(word))) return 'male'
  return undefined
}
