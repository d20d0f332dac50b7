import { type Span, sliceSpan } from '../text/span.ts'
import {
  AUXILIARY,
  BOUNDARY,
  DENIAL,
  DETERMINER,
  ENDS_IN_ING,
  FINITE,
  INDIRECT_CUE,
  MANNER,
  MODAL,
  NEGATION,
  PRONOUN,
  SAYS_AFTER_ALL,
} from './word-classes-en.ts'
import {
  CAPITAL,
  CONDITION,
  JOINS_STATEMENTS,
  JOINS_VERBS,
  NOUN_FORM,
  OPENS_OTHER_CLAUSE,
  RELATIVE,
  SAYS_NOT,
  THAT,
} from './word-forms-en.ts'
import { CLOSING_BRACKET, COLON, COMMA, FULL_STOP, OPENING_BRACKET, SIGN } from './word-marks-en.ts'
import { hasForm, isA, isMark, spanOf, startOf, type Words } from './words-en.ts'

/** Marks that a clause goes on over. */
const WITHIN_CLAUSE = FULL_STOP | SIGN
/** Auxiliaries that stand before their subject where something is asked or denied (`did she say`, `nor did they`). */
const INVERTED = /^(?:do|does|did|had)$/i
const DIGIT = /\d/

/**
 * Tells whether what a verb of saying leads to is not said: it is denied (`denied saying that`, `did not say that`), asked
 * (`did X say that`), supposed (`if X says that`, `would say that`) or said by nobody (`none of the ministers said that`).
 *
 * @param verb index of the verb; what stands before it is read, back to where its clause begins.
 */
export function isUnsaid(words: Words, verb: number): boolean {
  const left = leftOfVerb(words, verb)
  if (isNegated(words, left + 1, verb)) return true
  const isParticiple = isA(words, verb, ENDS_IN_ING)
  // `made a point of saying` says it
  if (isParticiple && hasForm(words, left, SAYS_NOT) && !hasForm(words, left - 1, NOUN_FORM)) return true
  const isAside = !isParticiple && isMark(words, left, COMMA | CLOSING_BRACKET)
  return isWithinDenial(words, isAside ? beforeAside(words, left) : left)
}

/**
 * The same for the words that lead straight to a passage in marks, of denials alone: whoever supposes or asks in marks quotes
 * somebody as a rule. The verb of saying may itself deny (`denied it was “a joke”`); behind a comma or a colon (`denied it: “…”`)
 * stands what was said instead.
 */
export function leadsToDenied(words: Words, cue: Span): boolean {
  let verb = words.count - 1
  while (verb > 0 && startOf(words, verb) > cue.start) verb--
  if (isA(words, verb, DENIAL)) return !isMark(words, words.count - 1, COMMA | COLON)
  const left = leftOfVerb(words, verb)
  for (let at = left + 1; at < verb; at++) if (isA(words, at, NEGATION)) return true
  return isA(words, verb, ENDS_IN_ING) && (isA(words, left, DENIAL) || hasForm(words, left, SAYS_NOT))
}

/** The last word before a verb with its adverbs and auxiliaries. */
function leftOfVerb(words: Words, verb: number): number {
  let left = verb - 1
  while (left >= 0 && isA(words, left, AUXILIARY | MANNER | MODAL | NEGATION) && !hasForm(words, left, CAPITAL)) left--
  return left
}

/** `did not`, `has never`, `would` between a subject and its verb; `would later say` and `would say only` tell of something said. */
function isNegated(words: Words, from: number, verb: number): boolean {
  let isSupposed = false
  for (let at = from; at < verb; at++) {
    if (isA(words, at, NEGATION)) return true
    if (isA(words, at, MODAL)) isSupposed = true
    else if (isA(words, at, SAYS_AFTER_ALL)) return false
  }
  return isSupposed && !isA(words, verb + 1, SAYS_AFTER_ALL)
}

/** The word before the comma or bracket that opens what stands between a subject and its verb (`If Roe, the mayor, says`). */
function beforeAside(words: Words, closing: number): number {
  const opening = isMark(words, closing, COMMA) ? COMMA : OPENING_BRACKET
  let at = closing - 1
  while (at >= 0 && !isMark(words, at, opening)) at--
  return at - 1
}

/**
 * What is read back: the subject of the verb; another clause, whose words deny this one too (`did not say that the bank
 * claimed`); what a conjunction joins to the subject; or a clause beside this one, which denies nothing of it (`denied the
 * charge and said`).
 */
type Reach = 'subject' | 'around' | 'joined' | 'beside'

/** Reads back from a subject's last word to where its clause begins. */
function isWithinDenial(words: Words, last: number): boolean {
  let reach: Reach = 'subject'
  for (let at = last; at >= 0 && reach !== 'beside' && !opensOwnClause(words, at); at--) {
    if (deniesFrom(words, at, reach)) return true
    reach = reachBefore(words, at, reach)
  }
  return false
}

function deniesFrom(words: Words, at: number, reach: Reach): boolean {
  if (hasForm(words, at, CONDITION) || asks(words, at)) return true
  if (reach === 'joined') return false
  if (isA(words, at, NEGATION)) return reach === 'around' || isNobody(words, at)
  return isA(words, at, DENIAL) && isVerb(words, at)
}

function reachBefore(words: Words, at: number, reach: Reach): Reach {
  if (reach === 'around') return reach
  if (hasForm(words, at, JOINS_STATEMENTS)) return 'joined'
  if (reach === 'joined' && isA(words, at, FINITE | INDIRECT_CUE)) return 'beside'
  return hasForm(words, at, THAT) || isA(words, at, INDIRECT_CUE) ? 'around' : reach
}

/** A mark that parts clauses, or a conjunction (`after`) before one that is no part of what is said elsewhere. */
function opensOwnClause(words: Words, at: number): boolean {
  if (isMark(words, at)) return !isMark(words, at, WITHIN_CLAUSE)
  if (!isA(words, at, BOUNDARY) || hasForm(words, at, CONDITION)) return false
  return !hasForm(words, at, RELATIVE | OPENS_OTHER_CLAUSE | JOINS_VERBS)
}

/** `Did Roe`, `why did she`, `Had they`: an auxiliary before its subject. */
function asks(words: Words, at: number): boolean {
  if (!isInverted(words, at) && !(isA(words, at, MODAL) && opensClause(words, at))) return false
  if (opensClause(words, at)) return true
  if (hasForm(words, at - 1, RELATIVE)) return false
  return hasForm(words, at + 1, CAPITAL) || isA(words, at + 1, PRONOUN | DETERMINER)
}

function isInverted(words: Words, at: number): boolean {
  return isA(words, at, AUXILIARY) && INVERTED.test(sliceSpan(words.text, spanOf(words, at)))
}

/** Tells whether a clause or a sentence begins at a word. */
function opensClause(words: Words, at: number): boolean {
  if (at === 0 || isMark(words, at - 1)) return true
  return isA(words, at - 1, BOUNDARY) && !hasForm(words, at - 1, RELATIVE)
}

/** `who denied the charge` and `the rejected bids` deny nothing of what follows. */
function isVerb(words: Words, at: number): boolean {
  return at > 0 && !hasForm(words, at - 1, RELATIVE) && !isA(words, at - 1, DETERMINER)
}

/** `None of the ministers`, `neither Roe nor Lee`: nobody is the subject; `No 10` is somebody. */
function isNobody(words: Words, at: number): boolean {
  if (at > 0 && !isMark(words, at - 1) && !isA(words, at - 1, BOUNDARY)) return false
  return !DIGIT.test(words.text.charAt(startOf(words, at + 1)))
}
