import { compileLexicon, type Lexicon, type ListedWord } from './lexicon-en.ts'
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
/** Verbs that report or deny, in a form that tells of one who does (`said`, `finds` is none). */
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
/** Verbs that deny what follows them (`denied that`). */
export const DENIAL = 1 << 24
/** Words that deny the verb behind them, or that make nobody of a subject. */
export const NEGATION = 1 << 25
/** Auxiliaries of what might be said. */
export const MODAL = 1 << 26
/** What makes a saying of `would say`: it was said later, or as a rule, or nothing else was. */
export const SAYS_AFTER_ALL = 1 << 27
/** Verbs of headlines in the form that follows a plural (`Firms Back Roe`). */
export const HEADLINE_VERB = 1 << 28
/** Nouns whose names go on behind `of` or `for` (`Bank of …`). */
export const BODY_OF = 1 << 29
/** Of these, the ones that have a field or two there (`Department for … and …`). */
export const FIELD_BODY = 1 << 30
/** Nouns for what is said to say what stands in it, and is nobody (`the rule says`). */
export const THING = 1 << 31

const TELLS_OF_ONE = /(?:d|says?|wrote)$/
const CLAUSE_SUBJECTS = 'he she it they we i you there this these those everyone nobody no people'
const AUXILIARY_VERBS = 'is are was were has have had would could should do does did'
const NEGATIONS =
  'not never no none nobody neither nor few cannot hardly scarcely seldom refuse refused refuses refusing decline ' +
  'declined declines declining doubt doubts dispute disputes'
const MODALS = 'would could might may should must can'
const AFTER_ALL = 'only later eventually soon often always then'
const FINITE_VERBS =
  `${AUXILIARY_VERBS} am will can may might must won't can't became began bought broke brought built came chose drew ` +
  'drove fell felt gave got grew held kept knew led left lost made met need needs paid put ran rose sank saw sent slid ' +
  'sold spent spoke stood took went won wrote want wants'

/** Compiles lists of lower-case words, each under its bit, and the words that rules name. */
export function compileWordClasses(lists: ReadonlyMap<number, Iterable<string>>): Lexicon {
  const words = new Map<string, ListedWord>()
  const add = (bit: number, listed: Iterable<string>, kind: 'classes' | 'forms' = 'classes') => {
    for (const word of listed) {
      const { classes, forms } = words.get(word) ?? { classes: 0, forms: 0 }
      words.set(word, kind === 'classes' ? { classes: classes | bit, forms } : { classes, forms: forms | bit })
    }
  }
  for (const [bit, listed] of lists) add(bit, listed)
  add(CLAUSE_SUBJECT, CLAUSE_SUBJECTS.split(' '))
  add(FINITE, FINITE_VERBS.split(' '))
  const shortened = `${AUXILIARY_VERBS} might must`.split(' ').map((word) => `${word}n't`)
  add(FINITE, shortened)
  add(NEGATION, [...NEGATIONS.split(' '), ...shortened, "won't", "can't"])
  add(MODAL, MODALS.split(' '))
  add(SAYS_AFTER_ALL, AFTER_ALL.split(' '))
  add(
    REPORTS_AGAIN,
    [INDIRECT_CUE, DENIAL].flatMap((bit) => Array.from(lists.get(bit) ?? [])).filter((word) => TELLS_OF_ONE.test(word)),
  )
  for (const [bit, named] of FORMS) add(bit, named.split(' '), 'forms')
  return compileLexicon(words)
}
