import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { endsInS, readNounPhrase } from './noun-phrase-en.ts'
import {
  AUXILIARY,
  BOUNDARY,
  CUE,
  ENDS_IN_ING,
  FINITE,
  INFLECTED,
  MANNER,
  OPENER,
  PREPOSITION,
  PRONOUN,
  ROLE,
} from './word-classes-en.ts'
import {
  ACCORDING,
  CAPITAL,
  JOINS_VERBS,
  OF,
  OPENS_SUBJECT,
  RELATIVE,
  SAID,
  TO,
  WITHIN_HEAD,
  WITHIN_PHRASE,
} from './word-forms-en.ts'
import {
  AMPERSAND,
  BAR,
  CLOSING_BRACKET,
  COLON,
  COMMA,
  DASH,
  FULL_STOP,
  HYPHEN,
  OPENING_BRACKET,
  QUESTION,
  QUOTATION,
  SEMICOLON,
  SIGN,
} from './word-marks-en.ts'
import { endOf, hasForm, isA, isMark, spanOf, startOf, type WordRange, type Words } from './words-en.ts'

/** How far from a passage, in words, its verb of saying may stand after it: room for one long apposition. */
const FARTHEST_VERB = 45
/** A name alone before a colon, in words. */
const LONGEST_HEAD = 6
/** Words from `and` to the second of two roles (`chairman and group chief executive`). */
const FARTHEST_ROLE = 2
/** A name between commas, in words. */
const LONGEST_APPOSITION = 5
/** Marks that part a sentence into segments. */
const PARTING = COMMA | SEMICOLON | COLON | DASH | BAR
/** Marks that no phrase goes over. */
const BORDER = PARTING | OPENING_BRACKET | CLOSING_BRACKET | QUESTION | QUOTATION

/**
 * Reads `said X`, `X said`, `according to X` out of the words that follow a passage.
 *
 * @param start the first of these words; they are all from there on.
 */
export function readTail(words: Words, start: number, closed: boolean): Candidate | undefined {
  let first = start
  while (isMark(words, first, COMMA | DASH | HYPHEN)) first++
  if (first >= words.count || isMark(words, first)) return undefined
  if (isSource(words, first)) {
    const end = phraseEnd(words, first + 2)
    const mention = withApposition(words, end, readNounPhrase(words, first + 2, end))
    return mention && candidateOf(mention, spanOf(words, first), 'according-to')
  }
  const verb = isA(words, first, CUE) ? first : skipAdverbs(words, first)
  if (isCue(words, verb) && !hasForm(words, first, CAPITAL)) return verbFirst(words, verb)
  return closed ? subjectFirst(words, first) : undefined
}

/** Tells whether `according to` stands at a place. */
export function isSource(words: Words, at: number): boolean {
  return hasForm(words, at, ACCORDING) && hasForm(words, at + 1, TO)
}

function verbFirst(words: Words, verb: number): Candidate | undefined {
  if (isA(words, verb, ENDS_IN_ING)) return undefined
  const from = skipAdverbs(words, verb + 1)
  const to = phraseEnd(words, from)
  if (from === to || (isA(words, from, PREPOSITION) && !hasForm(words, from, CAPITAL))) return undefined
  const mention = withApposition(words, to, readNounPhrase(words, from, to))
  return mention && candidateOf(mention, spanOf(words, verb), 'cue-after')
}

function subjectFirst(words: Words, first: number): Candidate | undefined {
  const isPlain = !hasForm(words, first, CAPITAL) && !isA(words, first, PRONOUN)
  if (isPlain && isA(words, first, AUXILIARY | BOUNDARY | PREPOSITION)) return undefined
  const verb = nextCue(words, first)
  if (verb < 0) return undefined
  const end = segmentEnd(words, first, behindAdverbs(words, first, verb))
  for (let at = first + 1; at < end; at++) {
    if (isA(words, at, BOUNDARY) && !hasForm(words, at, CAPITAL) && !joinsRoles(words, at)) return undefined
  }
  const mention = withApposition(words, end, readNounPhrase(words, first, end))
  return mention && candidateOf(mention, spanOf(words, verb), 'cue-after')
}

/** `president and chief executive`: a conjunction with a word for a role before it, and another one near behind. */
function joinsRoles(words: Words, at: number): boolean {
  if (!hasForm(words, at, JOINS_VERBS) || !isA(words, at - 1, ROLE)) return false
  for (let near = at + 1; near <= at + FARTHEST_ROLE; near++) if (isA(words, near, ROLE)) return true
  return false
}

/** The first verb of saying behind a word and near it; -1 for none. */
function nextCue(words: Words, first: number): number {
  const end = Math.min(words.count, first + FARTHEST_VERB)
  for (let at = first + 1; at < end; at++) if (isCue(words, at)) return at
  return -1
}

/** Reads `X said:`, `X told reporters that`, `… , adding` out of the words that lead to a passage. */
export function readLead(words: Words): Candidate | undefined {
  const headed = readHead(words)
  if (headed !== undefined) return headed
  for (let at = words.count - 1; at >= 0; at--) {
    if (at > 0 && isSource(words, at - 1)) {
      const mention = readNounPhrase(words, at + 1, phraseEnd(words, at + 1))
      return mention && candidateOf(mention, spanOf(words, at - 1), 'according-to')
    }
    if (!isCue(words, at)) continue
    const mention = subjectOf(words, at)
    if (mention !== undefined) return candidateOf(mention, spanOf(words, at), 'cue-before')
  }
  return undefined
}

/** `Poll blamed in Iowa - Jane Roe:`: a name alone between a dash and a colon. */
function readHead(words: Words): Candidate | undefined {
  const colon = words.count - 1
  if (colon < 0 || !isMark(words, colon, COLON)) return undefined
  let from = colon
  while (from > 0 && !isMark(words, from - 1, HYPHEN | DASH | BAR)) from--
  if (from === 0 || from === colon || colon - from > LONGEST_HEAD) return undefined
  for (let at = from; at < colon; at++) {
    if (!hasForm(words, at, CAPITAL | WITHIN_HEAD) && !isMark(words, at, AMPERSAND)) return undefined
  }
  const mention = readNounPhrase(words, from, colon)
  return mention && candidateOf(mention, undefined, 'colon')
}

/** `Jane Roe was blunter:` without a verb of saying: the name that a sentence with a colon at its end is about. */
export function readColon(words: Words): Candidate | undefined {
  if (words.count === 0 || !isMark(words, words.count - 1, COLON)) return undefined
  const mention = sentenceSubject(words, words.count)
  return mention?.kind === 'name' ? candidateOf(mention, undefined, 'colon') : undefined
}

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
  if (hasForm(words, left, RELATIVE)) return sentenceSubject(words, left)
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
  while (from > 0 && !bordersPhrase(words, from - 1)) from--
  const opens = from < end - 1 && isA(words, from, OPENER) && !isA(words, from, PREPOSITION)
  return opens ? from + 1 : from
}

function bordersPhrase(words: Words, at: number): boolean {
  if (isMark(words, at)) return isMark(words, at, BORDER)
  return !hasForm(words, at, CAPITAL) && isA(words, at, BOUNDARY | CUE)
}

/** `the chief executive, Jeff Weiner,`: a phrase followed by a bare name between commas is that name. */
function withApposition(words: Words, comma: number, mention: Mention | undefined): Mention | undefined {
  if (mention?.kind !== 'phrase' || !isMark(words, comma, COMMA)) return mention
  const { from, to } = apposed(words, comma)
  if (from === to || to - from > LONGEST_APPOSITION || !hasForm(words, from, CAPITAL)) return mention
  const name = readNounPhrase(words, from, to)
  return name?.kind === 'name' ? name : mention
}

function apposed(words: Words, comma: number): WordRange {
  let to = comma + 1
  while (to < words.count && (!isMark(words, to) || isMark(words, to, FULL_STOP))) to++
  return { from: comma + 1, to }
}

/** Where a phrase ends: before the comma, clause or sentence end that closes it. */
function phraseEnd(words: Words, from: number): number {
  let to = from
  while (to < words.count) {
    if (isMark(words, to) && !isMark(words, to, SIGN)) break
    if (to > from && isA(words, to, BOUNDARY) && !hasForm(words, to, WITHIN_PHRASE)) break
    to++
  }
  return to
}

/** Where the segment ends that begins at a place: before a mark that parts it from the next, or at `end`. */
function segmentEnd(words: Words, from: number, end: number): number {
  let to = from
  while (to < end && !isMark(words, to, PARTING)) to++
  return to
}

/** Where words end without the adverbs and auxiliaries behind them; one word stays. */
function behindAdverbs(words: Words, from: number, end: number): number {
  let to = end
  while (to > from + 1 && isAdverb(words, to - 1)) to--
  return to
}

function skipAdverbs(words: Words, from: number): number {
  let at = from
  while (at < words.count && isAdverb(words, at)) at++
  return at
}

function isAdverb(words: Words, at: number): boolean {
  return isA(words, at, AUXILIARY | MANNER) && !isMark(words, at) && !hasForm(words, at, CAPITAL)
}

function isCue(words: Words, at: number): boolean {
  return isA(words, at, CUE) && !isMark(words, at) && !hasForm(words, at, CAPITAL)
}
