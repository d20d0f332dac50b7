import type { Document } from '../document/document.ts'
import { isLatinLetter, isWhiteSpace } from '../text/characters.ts'
import { codeUnitsOf } from '../text/code-units.ts'
import { keptFor, mayKeep, NOT_THERE } from '../text/hash-table.ts'
import type { LexedText } from '../text/lexed.ts'
import { lowerCase } from '../text/lower-case.ts'
import type { Span } from '../text/span.ts'
import { findNameRuns } from './name-runs-en.ts'
import type { People, Person, Place } from './people.ts'
import type { EnglishRules } from './rules-en.ts'
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
}

const NO_WORDS: readonly string[] = []
const SMALL_S = 0x73

/** Collects the people an English text names: runs of capitalised words, short forms joined to the full name. */
export function readEnglish(document: Document, rules: EnglishRules, lexed: LexedText): EnglishText {
  const { text } = document
  const byName = new Map<string, Person>()
  const bySurname = new Map<string, Person>()
  const places: Place[] = []
  for (const run of findNameRuns(text, lexed.runs)) {
    // a word alone is nobody before somebody has been named in full
    if (!run.hasBlank && bySurname.size === 0) continue
    const words = text.slice(run.start, run.end)
    const cut = run.hasBlank ? cutName(words, rules) : cutWord(words, bySurname)
    if (cut === undefined) continue
    const start = run.start + cut.start
    const name = words.slice(cut.start, cut.end)
    const titles = smallWords(words.slice(0, cut.start))
    const person = personOf(name, start, isTitled(titles, rules), { byName, bySurname })
    if (person === undefined) continue
    person.gender ??= genderOf(titles, rules) ?? genderOfName(name, rules)
    person.human ||= person.gender !== undefined || isHumanUse(name, titles, rules)
    places.push({ span: { start, end: start + name.length }, person })
  }
  return {
    text,
    rules,
    people: { byName, places },
    cues: findCues(lexed, rules),
    words: wordsOf(document, rules, lexed),
  }
}

/** The text itself is read, as it was before folding made plain letters of wide ones. */
function wordsOf({ text, folded }: Document, rules: EnglishRules, { units, arena }: LexedText): Words {
  return createWords(text, text === folded ? units : codeUnitsOf(lowerCase(text), arena), rules.classes, arena)
}

function findCues({ runs }: LexedText, { cueHashes }: EnglishRules): readonly number[] {
  const cues: number[] = []
  const { hashes, starts, count } = runs
  const { sieve } = cueHashes
  for (let run = 0; run < count; run++) {
    const hash = hashes[run] ?? 0
    if (mayKeep(sieve, hash) && hash !== 0 && keptFor(cueHashes, hash) !== NOT_THERE) cues.push(starts[run] ?? 0)
  }
  return cues
}

interface Known {
  readonly byName: Map<string, Person>
  readonly bySurname: Map<string, Person>
}

function personOf(name: string, start: number, titled: boolean, { byName, bySurname }: Known): Person | undefined {
  const surname = name.slice(name.lastIndexOf(' ') + 1)
  const bearer = bySurname.get(surname)
  if (surname === name && (bearer !== undefined || !titled)) return bearer
  const known = byName.get(name)
  const person = known ?? newPerson(name, start)
  byName.set(name, person)
  // the first bearer of a full name keeps the bare surname: later ones (a wife, a son) are called by both names
  if (known !== undefined || bearer === undefined || bearer.name === surname) bySurname.set(surname, person)
  return person
}

function newPerson(name: string, start: number): Person {
  const mention = { start, end: start + name.length }
  return { name, mention, aliases: new Set(), roles: [], affiliation: undefined, gender: undefined, human: false }
}

/** `Mr. Lee`: a surname alone is somebody's name when a title that only people bear stands before it. */
function isTitled(titles: readonly string[], rules: EnglishRules): boolean {
  return titles.some((word) => rules.personalTitles.has(word))
}

/** The words of the titles before a name in lower case; most names have none. */
function smallWords(titles: string): readonly string[] {
  return titles === '' ? NO_WORDS : (titles.toLowerCase().match(/[a-z]+/g) ?? NO_WORDS)
}

/** A single capitalised word counts only as the surname of somebody already named in full. */
function cutWord(run: string, bySurname: ReadonlyMap<string, Person>): Span | undefined {
  const end = run.length - (endsPlainly(run) ? 0 : (/(?:[’']s?|\.)$/.exec(run)?.[0].length ?? 0))
  return bySurname.has(run.slice(0, end)) ? { start: 0, end } : undefined
}

/** Tells whether a word ends in no mark and in no `s`, so that there is nothing to cut off: what most words do. */
function endsPlainly(word: string): boolean {
  const unit = word.charCodeAt(word.length - 1)
  return unit !== SMALL_S && isLatinLetter(unit)
}

/** The name within a run, without titles, possessive endings and closing stops; `undefined` when none is left. */
function cutName(run: string, rules: EnglishRules): Span | undefined {
  let start = 0
  while (start < run.length) {
    const end = wordEnd(run, start)
    if (end === start) return undefined
    if (!isBeforeName(run.slice(start, end), rules)) break
    start = end + 1
  }
  const tail = endsPlainly(run) ? null : /(?:[’']s?|(?<=\p{Ll}{2})\.)$/u.exec(run.slice(start))
  const end = run.length - (tail === null ? 0 : tail[0].length)
  return end > start ? { start, end } : undefined
}

/** A title, a word that names nobody, or whose name follows (`Iowa’s`). */
function isBeforeName(word: string, rules: EnglishRules): boolean {
  const isPlain = endsPlainly(word)
  const plain = (isPlain ? word : word.replace(/[.’']+s?$/, '')).toLowerCase()
  if (rules.honorifics.has(plain) || rules.roles.has(plain) || rules.notNames.has(plain)) return true
  return !isPlain && /[’']s$/.test(word)
}

function wordEnd(run: string, start: number): number {
  let end = start
  while (end < run.length && !isWhiteSpace(run.charCodeAt(end))) end++
  return end
}

/** A title before a name, or a surname used alone, shows a human being; `White House` … `the House` does not. */
function isHumanUse(name: string, titles: readonly string[], rules: EnglishRules): boolean {
  const blank = name.lastIndexOf(' ')
  if (blank >= 0 && !titles.some((word) => rules.honorifics.has(word))) return false
  return !rules.bodyWords.has(name.slice(blank + 1).toLowerCase())
}

function genderOfName(name: string, { givenNames }: EnglishRules): Person['gender'] {
  const blank = name.indexOf(' ')
  return blank < 0 ? givenNames.get('') : givenNames.get(name.slice(0, blank).toLowerCase())
}

function genderOf(words: readonly string[], rules: EnglishRules): Person['gender'] {
  if (words.length === 0) return undefined
  if (words.some((word) => rules.femaleWords.has(word))) return 'female'
  if (words.some((word) => rules.maleWords.has(word))) return 'male'
  return undefined
}
