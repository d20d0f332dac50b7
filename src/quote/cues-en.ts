import { type Candidate, candidateOf } from './mention.ts'
import { readNounPhrase } from './noun-phrase-en.ts'
import { behindAdverbs, isCue, phraseEnd, segmentEnd, skipAdverbs, withApposition } from './phrases-en.ts'
import { sentenceSubject, subjectOf } from './subjects-en.ts'
import { AUXILIARY, BOUNDARY, CUE, ENDS_IN_ING, PREPOSITION, PRONOUN, ROLE } from './word-classes-en.ts'
import { ACCORDING, CAPITAL, JOINS_VERBS, TO, WITHIN_HEAD } from './word-forms-en.ts'
import { AMPERSAND, BAR, COLON, COMMA, DASH, HYPHEN } from './word-marks-en.ts'
import { hasForm, isA, isMark, spanOf, type Words } from './words-en.ts'

/** How far from a passage, in words, its verb of saying may stand after it: room for one long apposition. */
const FARTHEST_VERB = 45
/** A name alone before a colon, in words. */
const LONGEST_HEAD = 6
/** Words from `and` to the second of two roles (`chairman and group chief executive`). */
const FARTHEST_ROLE = 2

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
