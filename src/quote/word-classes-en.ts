import { hashOfText } from '../text/code-units.ts'
import { compileHashTable, type HashTable, keptFor, NOT_THERE } from '../text/hash-table.ts'

/*
 * What English words can be, as bits: a sentence is looked through many times, and asking a word for its bits costs
 * nothing, while every list or pattern it is looked up in costs as much as cutting it out of the text.
 */

/** A verb of saying. */
export const CUE = 1
/** A verb that reports without marks. */
export const INDIRECT_CUE = 1 << 1
/** Auxiliaries and adverbs between subject and verb. */
export const AUXILIARY = 1 << 2
/** Conjunctions and relative words that part clauses. */
export const BOUNDARY = 1 << 3
/** Words before a noun phrase that is not the subject. */
export const PREPOSITION = 1 << 4
/** Every pronoun a speaker can be. */
export const PRONOUN = 1 << 5
/** Words that open an adverbial before the subject. */
export const OPENER = 1 << 6
/** Articles and the like. */
export const DETERMINER = 1 << 7
/** Titles before a name. */
export const HONORIFIC = 1 << 8
/** Nouns for what somebody is. */
export const ROLE = 1 << 9
/** Words that may be capitalised without naming anyone. */
export const NOT_NAME = 1 << 10
/** Particles inside names (`van`, `de`). */
export const LINK = 1 << 11
/** Subjects that only a clause has. */
export const CLAUSE_SUBJECT = 1 << 12
/** Verbs that only a clause has: forms of the past, auxiliaries, shortened ones (`they've`). */
export const FINITE = 1 << 13
/** Words on `-ly` that are more than that. */
export const MANNER = 1 << 14
/** Words on `-ed` and `-ing`. */
export const INFLECTED = 1 << 15

/** The listed words of a language with their bits. */
export interface WordClasses {
  /** Hash of a word → its place in `listed`, that of the first when several have it. */
  readonly places: HashTable
  readonly listed: readonly Listed[]
}

interface Listed {
  readonly word: string
  readonly bits: number
  /** Another word with the same hash. */
  readonly other: Listed | undefined
}

const CLAUSE_SUBJECTS = 'he she it they we i you there this these those everyone nobody no people'
const AUXILIARY_VERBS = 'is are was were has have had would could should do does did'
const FINITE_VERBS =
  `${AUXILIARY_VERBS} am will can may might must won't can't became began came felt gave got held knew led lost made met ` +
  'need needs put saw sent took went won want wants'
const APOSTROPHE = 0x27
const LETTER_D = 0x64
const LETTER_G = 0x67
const LETTER_Y = 0x79
const SHORT_FORM = /.'(?:re|ve|ll|d)$/
const PAST = /^\w{2,}ed$/
/** Letters of the longest adverb that is no longer than its ending with two more (`only`, `ugly`). */
const LONGEST_BARE_MANNER = 4

/** Compiles lists of lower-case words, each under its bit. */
export function compileWordClasses(lists: ReadonlyMap<number, Iterable<string>>): WordClasses {
  const classes = new Map<string, number>()
  const add = (word: string, bit: number) => classes.set(word, (classes.get(word) ?? 0) | bit)
  for (const [bit, words] of lists) for (const word of words) add(word, bit)
  for (const word of CLAUSE_SUBJECTS.split(' ')) add(word, CLAUSE_SUBJECT)
  for (const word of FINITE_VERBS.split(' ')) add(word, FINITE)
  for (const word of AUXILIARY_VERBS.split(' ')) add(`${word}n't`, FINITE)
  return byHash(classes)
}

/** A map of strings would do, but it works out a hash of its own for every word that is cut out of a text. */
function byHash(classes: ReadonlyMap<string, number>): WordClasses {
  const places = new Map<number, number>()
  const listed: Listed[] = []
  for (const [word, bits] of classes) {
    const hash = hashOfText(word)
    const place = places.get(hash) ?? listed.length
    listed[place] = { word, bits, other: listed[place] }
    places.set(hash, place)
  }
  return { places: compileHashTable(places), listed }
}

/** The bits of the lists that a word or mark stands in. */
export function listedClassesOf(lower: string, { places, listed }: WordClasses): number {
  const place = keptFor(places, hashOfText(lower))
  let found = place === NOT_THERE ? undefined : listed[place]
  while (found !== undefined && found.word !== lower) found = found.other
  return found === undefined ? 0 : found.bits
}

/** The bits of a word in lower case: those of the lists it stands in, and of its ending. */
export function classesOf(lower: string, classes: WordClasses): number {
  const listed = listedClassesOf(lower, classes)
  const last = lower.charCodeAt(lower.length - 1)
  if (last === LETTER_D || last === LETTER_G || last === LETTER_Y) return listed | endingOf(lower)
  return isShortened(lower) ? listed | FINITE : listed
}

/** `they've`, `he'd`. */
function isShortened(lower: string): boolean {
  const { length } = lower
  const hasMark = lower.charCodeAt(length - 2) === APOSTROPHE || lower.charCodeAt(length - 3) === APOSTROPHE
  return hasMark && SHORT_FORM.test(lower)
}

function endingOf(lower: string): number {
  if (lower.endsWith('ly')) return lower.length > LONGEST_BARE_MANNER ? MANNER : 0
  if (lower.endsWith('ing')) return INFLECTED
  if (!lower.endsWith('ed')) return isShortened(lower) ? FINITE : 0
  return PAST.test(lower) ? INFLECTED | FINITE : INFLECTED
}
