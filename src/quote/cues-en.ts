import type { Candidate, Mention } from './mention.ts'
import { readNounPhrase } from './noun-phrase-en.ts'
import { AUXILIARY, BOUNDARY, CUE, INFLECTED, MANNER, OPENER, PREPOSITION, PRONOUN } from './word-classes-en.ts'
import { isA, type Word } from './words-en.ts'

/** How far from a passage, in words, its verb of saying may stand after it: room for one long apposition. */
const FARTHEST_VERB = 45

/** A name alone before a colon, in words. */
const LONGEST_HEAD = 6

/** Reads `said X`, `X said`, `according to X` out of the words that follow a passage. */
export function readTail(all: readonly Word[], closed: boolean): Candidate | undefined {
  let from = 0
  while (all[from]?.kind === 'mark' && /^[,—–-]$/.test(all[from]?.text ?? '')) from++
  const words = all.slice(from)
  const first = words[0]
  if (first === undefined || first.kind === 'mark') return undefined
  if (first.lower === 'according' && words[1]?.lower === 'to') {
    const mention = readNounPhrase(phraseFrom(words, 2))
    return mention && { mention, cue: first.span, rule: 'according-to' }
  }
  const verb = isA(first, CUE) ? 0 : skipAdverbs(words, 0)
  if (isCue(words[verb]) && !first.capital) return verbFirst(words, verb)
  return closed ? subjectFirst(words) : undefined
}

function verbFirst(words: readonly Word[], verb: number): Candidate | undefined {
  const cue = words[verb]
  if (cue === undefined || cue.lower.endsWith('ing')) return undefined
  const start = skipAdverbs(words, verb + 1)
  const phrase = phraseFrom(words, start)
  const head = phrase[0]
  if (head === undefined || (isA(head, PREPOSITION) && !head.capital)) return undefined
  const mention = withApposition(words, start + phrase.length, readNounPhrase(phrase))
  return mention && { mention, cue: cue.span, rule: 'cue-after' }
}

function subjectFirst(words: readonly Word[]): Candidate | undefined {
  const first = words[0]
  if (first === undefined) return undefined
  if (!first.capital && !isA(first, PRONOUN)) {
    if (isA(first, AUXILIARY | BOUNDARY | PREPOSITION)) return undefined
  }
  const verb = words.findIndex((word, index) => index > 0 && index < FARTHEST_VERB && isCue(word))
  const cue = words[verb]
  if (cue === undefined) return undefined
  const before = trimAdverbs(words.slice(0, verb))
  const segments = splitAtCommas(before)
  const subject = segments[0]
  if (subject === undefined) return undefined
  if (subject.some((word, index) => index > 0 && isA(word, BOUNDARY) && !word.capital)) return undefined
  const mention = withApposition(words, subject.length, readNounPhrase(subject))
  return mention && { mention, cue: cue.span, rule: 'cue-after' }
}

/** Reads `X said:`, `X told reporters that`, `… , adding` out of the words that lead to a passage. */
export function readLead(words: readonly Word[]): Candidate | undefined {
  const headed = readHead(words)
  if (headed !== undefined) return headed
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index]
    if (word === undefined) break
    if (word.lower === 'to' && words[index - 1]?.lower === 'according') {
      const mention = readNounPhrase(phraseFrom(words, index + 1))
      return mention && { mention, cue: words[index - 1]?.span, rule: 'according-to' }
    }
    if (!isCue(word)) continue
    const mention = subjectOf(words, index)
    if (mention !== undefined) return { mention, cue: word.span, rule: 'cue-before' }
  }
  return undefined
}

/** `Poll blamed in Iowa - Jane Roe:`: a name alone between a dash and a colon. */
function readHead(words: readonly Word[]): Candidate | undefined {
  if (words.at(-1)?.text !== ':') return undefined
  const dash = words.findLastIndex((word) => /^[-–—―]$/.test(word.text))
  const name = words.slice(dash + 1, -1)
  if (dash < 0 || name.length === 0 || name.length > LONGEST_HEAD) return undefined
  if (!name.every((word) => word.capital || /^(?:and|of|the|&)$/.test(word.lower))) return undefined
  const mention = readNounPhrase(name)
  return mention && { mention, cue: undefined, rule: 'colon' }
}

/** The subject of the verb at `verb`: beside it, across an apposition, or the sentence's for a participle. */
export function subjectOf(words: readonly Word[], verb: number): Mention | undefined {
  const before = trimAdverbs(words.slice(0, verb))
  const left = before[before.length - 1]
  const cue = words[verb]
  if (left === undefined) return subjectAfter(words, verb)
  if (cue?.lower.endsWith('ing')) {
    return shownSpeaking(before) ?? earlierSubject(words, verb) ?? sentenceSubject(before)
  }
  if (/^(?:and|but|or)$/.test(left.lower)) return sentenceSubject(before)
  if (left.lower === 'who' || left.lower === 'that' || left.lower === 'which') {
    return sentenceSubject(before.slice(0, -1)) ?? undefined
  }
  if (left.lower === ',' || left.lower === ')') return sentenceSubject(before)
  if (left.kind === 'mark') return subjectAfter(words, verb)
  return readNounPhrase(chunkBefore(before))
}

/** `footage of X saying`: the name between `of` and the participle. */
function shownSpeaking(before: readonly Word[]): Mention | undefined {
  const of = before.findLastIndex((word) => !word.capital)
  return before[of]?.lower === 'of' ? readNounPhrase(before.slice(of + 1)) : undefined
}

/** `…, X said, adding`: the subject of the verb of saying that a participle goes on from. */
function earlierSubject(words: readonly Word[], verb: number): Mention | undefined {
  const earlier = words.findLastIndex((word, index) => index < verb && /^(?:said|says|told|tells)$/.test(word.lower))
  const parted = words.slice(earlier + 1, verb).some((word) => word.kind === 'mark' && word.text !== ',')
  return earlier < 1 || parted ? undefined : subjectOf(words, earlier)
}

/** The subject of a verb that stands before it (`said Jane Roe`). */
export function subjectAfter(words: readonly Word[], verb: number): Mention | undefined {
  const phrase = phraseFrom(words, verb + 1)
  return phrase.length > 0 ? readNounPhrase(phrase) : undefined
}

/** The subject of a sentence: its first phrase that does not open with a preposition, an adverb or a conjunction. */
export function sentenceSubject(words: readonly Word[]): Mention | undefined {
  for (const segment of splitAtCommas(words)) {
    const content = dropOpeners(segment)
    const first = content[0]
    if (first === undefined) continue
    if (content === segment || isA(first, PRONOUN)) {
      const end = content.findIndex((word, index) => index > 0 && endsSubject(word))
      const phrase = end < 0 ? content : content.slice(0, end)
      const mention = readNounPhrase(trimAdverbs(phrase))
      if (mention !== undefined) return mention
    }
  }
  return undefined
}

function dropOpeners(segment: readonly Word[]): readonly Word[] {
  const first = segment[0]
  if (first === undefined || !isA(first, OPENER)) return segment
  // "But he", "And Mr. X": a conjunction opens the subject; "After he": the segment is no subject
  return /^(?:and|but|so|then|still|later|meanwhile|also)$/.test(first.lower) ? Array.from(segment.slice(1)) : []
}

function endsSubject(word: Word): boolean {
  if (word.kind === 'mark') return !/^[.&$#@]$/.test(word.text)
  if (word.capital) return false
  return isA(word, CUE | AUXILIARY | BOUNDARY | INFLECTED)
}

/** The words of the phrase that ends where `words` end. */
function chunkBefore(words: readonly Word[]): readonly Word[] {
  const chunk = words.slice(words.findLastIndex((word) => bordersPhrase(word)) + 1)
  const first = chunk[0]
  const opens = first !== undefined && isA(first, OPENER) && !isA(first, PREPOSITION)
  return opens && chunk.length > 1 ? chunk.slice(1) : chunk
}

function bordersPhrase(word: Word): boolean {
  if (word.kind === 'mark') return /^[,;:—–―()?!"“”]$/.test(word.text)
  return !word.capital && isA(word, BOUNDARY | CUE)
}

/** `the chief executive, Jeff Weiner,`: a phrase followed by a bare name between commas is that name. */
function withApposition(words: readonly Word[], comma: number, mention: Mention | undefined): Mention | undefined {
  if (mention?.kind !== 'phrase' || words[comma]?.text !== ',') return mention
  const rest = words.slice(comma + 1)
  const end = rest.findIndex((word) => word.kind === 'mark' && word.text !== '.')
  const apposed = end < 0 ? rest : rest.slice(0, end)
  const first = apposed[0]
  if (first === undefined || apposed.length > 5 || !first.capital) return mention
  const name = readNounPhrase(apposed)
  return name?.kind === 'name' ? { ...name, role: name.role ?? mention.span } : mention
}

/** The words of a phrase from `from` to the comma, clause or sentence end that closes it. */
function phraseFrom(words: readonly Word[], from: number): readonly Word[] {
  let to = from
  while (to < words.length) {
    const word = words[to]
    if (word === undefined || (word.kind === 'mark' && !/^[&$#@]$/.test(word.text))) break
    if (to > from && isA(word, BOUNDARY) && !/^(?:and|who)$/.test(word.lower)) break
    to++
  }
  return words.slice(from, to)
}

function splitAtCommas(words: readonly Word[]): readonly (readonly Word[])[] {
  const segments: Word[][] = [[]]
  for (const word of words) {
    if (word.kind === 'mark' && /^[,;:—–―]$/.test(word.text)) segments.push([])
    else segments[segments.length - 1]?.push(word)
  }
  return segments.filter((segment) => segment.length > 0)
}

function trimAdverbs(words: readonly Word[]): readonly Word[] {
  let to = words.length
  while (to > 1 && isAdverb(words[to - 1])) to--
  return words.slice(0, to)
}

function skipAdverbs(words: readonly Word[], from: number): number {
  let at = from
  while (isAdverb(words[at])) at++
  return at
}

function isAdverb(word: Word | undefined): boolean {
  if (word === undefined || word.kind === 'mark' || word.capital) return false
  return isA(word, AUXILIARY | MANNER)
}

function isCue(word: Word | undefined): boolean {
  return word !== undefined && word.kind === 'word' && isA(word, CUE) && !word.capital
}
