import {
  BODY_OF,
  DETERMINER,
  FEMALE_NAME,
  FIELD_BODY,
  HONORIFIC,
  MALE_NAME,
  NOT_NAME,
  ROLE,
} from './word-classes-en.ts'
import { CAPITAL, OF_FIELD, POSSESSIVE } from './word-forms-en.ts'
import { endOf, hasForm, isA, isMark, startOf, type WordRange, type Words } from './words-en.ts'

/** Words of the longest field of a body that is looked over for what the body is. */
const LONGEST_FIELD = 6
/** What stands behind `and` in the name of a person or of another body. */
const OPENS_ANOTHER = FEMALE_NAME | MALE_NAME | HONORIFIC | ROLE | BODY_OF | NOT_NAME
const AND = 'and'

/**
 * Tells whether a small word stands within the name of a body: `of`, `for` and an article behind what the body is (`Bank
 * of Albion`, `Centre for the Study of Ports`), `and` between its fields (`Department of Health and Care`).
 *
 * @param from where the words that are read begin.
 * @param to before which they end.
 */
export function isWithinBody(words: Words, at: number, { from, to }: WordRange): boolean {
  if (at <= from || isMark(words, at) || hasForm(words, at, CAPITAL)) return false
  if (hasForm(words, at, OF_FIELD))
    return isCapital(words, behindArticle(words, at + 1), to) && isOfBody(words, at, from)
  if (isA(words, at, DETERMINER))
    return isCapital(words, at + 1, to) && hasForm(words, at - 1, OF_FIELD) && isOfBody(words, at - 1, from)
  return isAnd(words, at) && joinsFields(words, at, { from, to })
}

function isCapital(words: Words, at: number, to: number): boolean {
  return at < to && hasForm(words, at, CAPITAL) && !isMark(words, at)
}

function behindArticle(words: Words, at: number): number {
  return isA(words, at, DETERMINER) && !hasForm(words, at, CAPITAL) ? at + 1 : at
}

/** Tells whether what a body is stands right before `of`, or before its field there (`Centre for the Study` `of`). */
function isOfBody(words: Words, of: number, from: number): boolean {
  return isBody(words, of - 1, BODY_OF) || (of > from && fieldOf(words, of - 1, from))
}

function isBody(words: Words, at: number, wanted: number): boolean {
  return isA(words, at, wanted) && hasForm(words, at, CAPITAL) && !hasForm(words, at, POSSESSIVE)
}

/** Tells whether a word stands in a body's field: capitals back to the `of` behind what the body is. */
function fieldOf(words: Words, last: number, from: number): boolean {
  for (let at = last; at > from && last - at < LONGEST_FIELD; at--) {
    if (hasForm(words, at, OF_FIELD)) return isBody(words, at - 1, FIELD_BODY)
    const isInField = hasForm(words, at, CAPITAL) || (isA(words, at, DETERMINER) && hasForm(words, at - 1, OF_FIELD))
    if (!isInField || isMark(words, at) || hasForm(words, at, POSSESSIVE)) return false
  }
  return false
}

function joinsFields(words: Words, at: number, { from, to }: WordRange): boolean {
  return isCapital(words, at + 1, to) && !isA(words, at + 1, OPENS_ANOTHER) && fieldOf(words, at - 1, from)
}

function isAnd(words: Words, at: number): boolean {
  return words.text.startsWith(AND, startOf(words, at)) && endOf(words, at) - startOf(words, at) === AND.length
}
