import { isWithinBody } from './body-names-en.ts'
import type { Mention } from './mention.ts'
import { endsInS, readNounPhrase } from './noun-phrase-en.ts'
import { behindAdverbs, PARTING, phraseEnd, segmentEnd, withApposition } from './phrases-en.ts'
import {
  AUXILIARY,
  BOUNDARY,
  CUE,
  ENDS_IN_ING,
  FINITE,
  INFLECTED,
  OPENER,
  PREPOSITION,
  PRONOUN,
} from './word-classes-en.ts'
import { CAPITAL, JOINS_VERBS, OF, OPENS_SUBJECT, RELATIVE, SAID, TO } from './word-forms-en.ts'
import { CLOSING_BRACKET, COMMA, FULL_STOP, OPENING_BRACKET, QUESTION, QUOTATION, SIGN } from './word-marks-en.ts'
import { endOf, hasForm, isA, isMark, startOf, type Words } from './words-en.ts'

/** Marks that no phrase goes over. */
const BORDER = PARTING | OPENING_BRACKET | CLOSING_BRACKET | QUESTION | QUOTATION

/** The subject of the verb at `verb`: beside it, across an apposition, or the sentence's for a participle. */
export function subjectOf(words: Words, verb: number): Mention | undefined {
  const end = behindAdverbs(words, 0, verb)
  const left = end - 1
  if (left < 0) return subjectAfter(words, verb)
  if (isA(words, verb, ENDS_IN_ING)) {
    return shownSpeaking(words, end) ?? earlierSubject(words, verb) ?? sentenceSubject(words, end)
  }
  if (hasForm(words, left, JOINS_VERBS)) return withoutVerb(words, verb, left, sentenceSubject(words, end))
  if (isMark(words, left, COMMA | CLOSING_BRACKET)) return sentenceSubject(words, end)
  // `my predecessor used to say`
  if (hasForm(words, left, RELATIVE | TO)) return sentenceSubject(words, left)
  if (isMark(words, left)) return subjectAfter(words, verb)
  return readNounPhrase(words, chunkStart(words, end), end)
}

/** `The firm employs 140 people and says`: a phrase up to the conjunction holds a verb, and only what stands before it speaks. */
function withoutVerb(words: Words, verb: number, joint: number, subject: Mention | undefined): Mention | undefined {
  if (subject?.kind !== 'phrase' || subject.span.end < endOf(words, joint - 1)) return subject
  let from = joint
  while (from > 0 && startOf(words, from) > subject.span.start) from--
  // behind a singular the first verb ends as the second does; which word is one cannot be told otherwise
  for (let at = from + 2; at < joint && endsInS(words, verb); at++) {
    if (endsInS(words, at) && !hasForm(words, at, CAPITAL)) return readNounPhrase(words, from, at)
  }
  return undefined
}

/** `footage of X saying`: the name between `of` and the participle. */
function shownSpeaking(words: Words, end: number): Mention | undefined {
  let of = end - 1
  while (of >= 0 && hasForm(words, of, CAPITAL)) of--
  return of >= 0 && hasForm(words, of, OF) ? readNounPhrase(words, of + 1, end) : undefined
}

/** `…, X said, adding`: the subject of the verb of saying that a participle goes on from. */
function earlierSubject(words: Words, verb: number): Mention | undefined {
  let earlier = verb - 1
  while (earlier > 0 && !hasForm(words, earlier, SAID)) {
    if (isMark(words, earlier) && !isMark(words, earlier, COMMA)) return undefined
    earlier--
  }
  return earlier < 1 ? undefined : subjectOf(words, earlier)
}

/** The subject of a verb that stands before it (`said Jane Roe`). */
export function subjectAfter(words: Words, verb: number): Mention | undefined {
  return readNounPhrase(words, verb + 1, phraseEnd(words, verb + 1))
}

/**
 * The subject of a sentence: its first phrase that does not open with a preposition, an adverb or a conjunction.
 * @param end how many of the words are read.
 */
export function sentenceSubject(words: Words, end: number): Mention | undefined {
  for (let from = 0; from < end; ) {
    const to = segmentEnd(words, from, end)
    const mention = from < to ? segmentSubject(words, from, to) : undefined
    if (mention !== undefined) return withApposition(words, to, mention)
    from = to + 1
  }
  return undefined
}

function segmentSubject(words: Words, from: number, to: number): Mention | undefined {
  const first = behindOpener(words, from, to)
  if (first === to || (first !== from && !isA(words, first, PRONOUN))) return undefined
  let end = first + 1
  while (end < to && !endsSubject(words, end)) end++
  return readNounPhrase(words, first, behindAdverbs(words, first, end))
}

/** Where a segment begins behind a conjunction that opens the subject (`But he`); its end for one that is no subject (`After he`). */
function behindOpener(words: Words, from: number, to: number): number {
  if (!isA(words, from, OPENER)) return from
  return hasForm(words, from, OPENS_SUBJECT) ? from + 1 : to
}

function endsSubject(words: Words, at: number): boolean {
  if (isMark(words, at)) return !isMark(words, at, FULL_STOP | SIGN)
  return !hasForm(words, at, CAPITAL) && isA(words, at, CUE | AUXILIARY | BOUNDARY | INFLECTED | FINITE)
}

/** Where the phrase begins that ends at a place. */
function chunkStart(words: Words, end: number): number {
  let from = end
  while (from > 0 && (!bordersPhrase(words, from - 1) || isWithinBody(words, from - 1, { from: 0, to: end }))) from--
  const opens = from < end - 1 && isA(words, from, OPENER) && !isA(words, from, PREPOSITION)
  return opens ? from + 1 : from
}

function bordersPhrase(words: Words, at: number): boolean {
  if (isMark(words, at)) return isMark(words, at, BORDER)
  return !hasForm(words, at, CAPITAL) && isA(words, at, BOUNDARY | CUE)
}
