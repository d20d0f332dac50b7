import type { Span } from '../text/span.ts'
import type { Mention } from './mention.ts'
import { readNounPhrase, roleBetween } from './noun-phrase-en.ts'
import { AUXILIARY, BOUNDARY, CUE, MANNER } from './word-classes-en.ts'
import { CAPITAL, POSSESSIVE, WITHIN_PHRASE } from './word-forms-en.ts'
import { BAR, COLON, COMMA, DASH, FULL_STOP, SEMICOLON, SIGN } from './word-marks-en.ts'
import { hasForm, isA, isMark, startOf, type WordRange, type Words } from './words-en.ts'

/** A name between commas, in words. */
const LONGEST_APPOSITION = 5
/** Marks that part a sentence into segments. */
export const PARTING = COMMA | SEMICOLON | COLON | DASH | BAR

/** Where a phrase ends: before the comma, clause or sentence end that closes it. */
export function phraseEnd(words: Words, from: number): number {
  let to = from
  while (to < words.count) {
    if (isMark(words, to) && !isMark(words, to, SIGN)) break
    if (to > from && isA(words, to, BOUNDARY) && !hasForm(words, to, WITHIN_PHRASE)) break
    to++
  }
  return to
}

/** Where the segment ends that begins at a place: before a mark that parts it from the next, or at `end`. */
export function segmentEnd(words: Words, from: number, end: number): number {
  let to = from
  while (to < end && !isMark(words, to, PARTING)) to++
  return to
}

/** Where words end without the adverbs and auxiliaries behind them; one word stays. */
export function behindAdverbs(words: Words, from: number, end: number): number {
  let to = end
  while (to > from + 1 && isAdverb(words, to - 1)) to--
  return to
}

/** The first word at a place or behind it that is no adverb or auxiliary. */
export function skipAdverbs(words: Words, from: number): number {
  let at = from
  while (at < words.count && isAdverb(words, at)) at++
  return at
}

function isAdverb(words: Words, at: number): boolean {
  return isA(words, at, AUXILIARY | MANNER) && !isMark(words, at) && !hasForm(words, at, CAPITAL)
}

/** Tells whether a verb of saying stands at a place. */
export function isCue(words: Words, at: number): boolean {
  return isA(words, at, CUE) && !isMark(words, at) && !hasForm(words, at, CAPITAL)
}

/** `the chief executive, Jeff Weiner,`: a phrase followed by a bare name between commas is that name. */
export function withApposition(words: Words, comma: number, mention: Mention | undefined): Mention | undefined {
  if (mention?.kind !== 'phrase' || !isMark(words, comma, COMMA)) return mention
  const { from, to } = apposed(words, comma)
  if (from === to || to - from > LONGEST_APPOSITION || !hasForm(words, from, CAPITAL)) return mention
  const name = readNounPhrase(words, from, to)
  return name?.kind === 'name' ? { ...name, role: name.role ?? roleInPhrase(words, mention, comma) } : mention
}

/** What a phrase before a comma is a role for, from behind whose it is (`the bank’s chief executive, Jane Roe`). */
function roleInPhrase(words: Words, { span }: Mention, comma: number): Span | undefined {
  let from = comma
  while (from > 0 && startOf(words, from - 1) >= span.start && !hasForm(words, from - 1, POSSESSIVE)) from--
  return roleBetween(words, from, comma)
}

function apposed(words: Words, comma: number): WordRange {
  let to = comma + 1
  while (to < words.count && (!isMark(words, to) || isMark(words, to, FULL_STOP))) to++
  return { from: comma + 1, to }
}
