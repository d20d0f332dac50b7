import { hashOfText } from '../text/code-units.ts'
import { compileHashTable, type HashTable, NOT_THERE } from '../text/hash-table.ts'
import { FORMS } from './word-forms-en.ts'

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
/** The latter of these. */
export const ENDS_IN_ING = 1 << 16
/** Words on `-ly`, however short. */
export const ENDS_IN_LY = 1 << 17
/** Verbs that report, in a form that tells of one who does (`said`, `finds` is none). */
export const REPORTS_AGAIN = 1 << 18
/** Given names of women; those of either are left out. */
export const FEMALE_NAME = 1 << 19
/** Given names of men. */
export const MALE_NAME = 1 << 20
/** Last words of names that are no person's (`House`, `Times`). */
export const BODY = 1 << 21
/** Verbs that give a name to what follows (`called him a “crook”`). */
export const DESCRIBER = 1 << 22
/** Last words of nouns for what bears a title (`memoir`, `lecture`). */
export const BEARS_TITLE = 1 << 23

/** The listed words of a language: what each can be, and which questions it answers (`word-forms-en.ts`), side by side. */
export interface WordClasses {
  /** Hash of a word → its place in the columns, that of the last when several have it. */
  readonly places: HashTable
  readonly words: readonly string[]
  readonly classes: Int32Array
  readonly forms: Int32Array
  /** The place of another word with the same hash; `NOT_THERE` where there is none. */
  readonly others: Int32Array
}

const TELLS_OF_ONE = /(?:d|says?|wrote)$/
const CLAUSE_SUBJECTS = 'he she it they we i you there this these those everyone nobody no people'
const AUXILIARY_VERBS = 'is are was were has have had would could should do does did'
const FINITE_VERBS =
  `${AUXILIARY_VERBS} am will can may might must won't can't became began came felt gave got held knew led lost made met ` +
  'need needs put saw sent took went won want wants'

/** Compiles lists of lower-case words, each under its bit. */
export function compileWordClasses(lists: ReadonlyMap<number, Iterable<string>>): WordClasses {
  const classes = new Map<string, number>()
  const add = (word: string, bit: number) => classes.set(word, (classes.get(word) ?? 0) | bit)
  for (const [bit, words] of lists) for (const word of words) add(word, bit)
  for (const word of CLAUSE_SUBJECTS.split(' ')) add(word, CLAUSE_SUBJECT)
  for (const word of FINITE_VERBS.split(' ')) add(word, FINITE)
  for (const word of AUXILIARY_VERBS.split(' ')) add(`${word}n't`, FINITE)
  for (const word of lists.get(INDIRECT_CUE) ?? []) if (TELLS_OF_ONE.test(word)) add(word, REPORTS_AGAIN)
  return byHash(classes, listedForms())
}

function listedForms(): ReadonlyMap<string, number> {
  const forms = new Map<string, number>()
  for (const [bit, words] of FORMS) for (const word of words.split(' ')) forms.set(word, (forms.get(word) ?? 0) | bit)
  return forms
}

/** A map of strings would do, but every word would have to be cut out of its text to be looked up. */
function byHash(classes: ReadonlyMap<string, number>, forms: ReadonlyMap<string, number>): WordClasses {
  const words = [...new Set([...classes.keys(), ...forms.keys()])]
  const places = new Map<number, number>()
  const others = new Int32Array(words.length)
  for (const [place, word] of words.entries()) {
    const hash = hashOfText(word)
    others[place] = places.get(hash) ?? NOT_THERE
    places.set(hash, place)
  }
  return {
    places: compileHashTable(places),
    words,
    classes: Int32Array.from(words, (word) => classes.get(word) ?? 0),
    forms: Int32Array.from(words, (word) => forms.get(word) ?? 0),
    others,
  }
}
