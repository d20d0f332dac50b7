import type { Candidate, Mention } from './mention.ts'
import { readNounPhrase } from './noun-phrase-en.ts'
import type { EnglishRules } from './rules-en.ts'
import type { Word } from './words-en.ts'

/** How far from a passage, in words, its verb of saying may stand after it: room for one long apposition. */
const FARTHEST_VERB = 45

/** A name alone before a colon, in words. */
const LONGEST_HEAD = 6

/** Reads `said X`, `X said`, `according to X` out of the words that follow a passage. */
export function readTail(all: readonly Word[], closed: boolean, rules: EnglishRules): Candidate | undefined {
  let from = 0
  while (all[from]?.kind === 'mark' && /^[,—–-]$/.test(all[from]?.text ?? '')) from++
  const words = all.slice(from)
  const first = words[0]
  if (first === undefined || first.kind === 'mark') return undefined
  if (first.lower === 'according' && words[1]?.lower === 'to') {
    const mention = readNounPhrase(phraseFrom(words, 2, rules), rules)
    return mention && { mention, cue: first.span, rule: 'according-to' }
  }
  const verb = rules.cues.has(first.lower) ? 0 : skipAdverbs(words, 0, rules)
  if (isCue(words[verb], rules) && !first.capital) return verbFirst(words, verb, rules)
  return closed ? subjectFirst(words, rules) : undefined
}

function verbFirst(words: readonly Word[], verb: number, rules: EnglishRules): Candidate | undefined {
  const cue = words[verb]
  if (cue === undefined || cue.lower.endsWith('ing')) return undefined
  const start = skipAdverbs(words, verb + 1, rules)
  const phrase = phraseFrom(words, start, rules)
  const head = phrase[0]
  if (head === undefined || (rules.prepositions.has(head.lower) && !head.capital)) return undefined
  const mention = withApposition(words, start + phrase.length, readNounPhrase(phrase, rules), rules)
  return mention && { mention, cue: cue.span, rule: 'cue-after' }
}

function subjectFirst(words: readonly Word[], rules: EnglishRules): Candidate | undefined {
  const first = words[0]
  if (first === undefined) return undefined
  if (!first.capital && !rules.pronouns.has(first.lower)) {
    if (rules.auxiliaries.has(first.lower) || rules.boundaries.has(first.lower) || rules.prepositions.has(first.lower))
      return undefined
  }
  const verb = words.findIndex((word, index) => index > 0 && index < FARTHEST_VERB && isCue(word, rules))
  const cue = words[verb]
  if (cue === undefined) return undefined
  const before = trimAdverbs(words.slice(0, verb), rules)
  const segments = splitAtCommas(before)
  const subject = segments[0]
  if (subject === undefined) return undefined
  if (subject.some((word, index) => index > 0 && rules.boundaries.has(word.lower) && !word.capital)) return undefined
  const mention = withApposition(words, subject.length, readNounPhrase(subject, rules), rules)
  return mention && { mention, cue: cue.span, rule: 'cue-after' }
}

/** Reads `X said:`, `X told reporters that`, `… , adding` out of the words that lead to a passage. */
export function readLead(words: readonly Word[], rules: EnglishRules): Candidate | undefined {
  const headed = readHead(words, rules)
  if (headed !== undefined) return headed
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index]
    if (word === undefined) break
    if (word.lower === 'to' && words[index - 1]?.lower === 'according') {
      const mention = readNounPhrase(phraseFrom(words, index + 1, rules), rules)
      return mention && { mention, cue: words[index - 1]?.span, rule: 'according-to' }
    }
    if (!isCue(word, rules)) continue
    const mention = subjectOf(words, index, rules)
    if (mention !== undefined) return { mention, cue: word.span, rule: 'cue-before' }
  }
  return undefined
}

/** `Poll blamed in Iowa - Jane Roe:`: a name alone between a dash and a colon. */
function readHead(words: readonly Word[], rules: EnglishRules): Candidate | undefined {
  if (words.at(-1)?.text !== ':') return undefined
  const dash = words.findLastIndex((word) => /^[-–—―]$/.test(word.text))
  const name = words.slice(dash + 1, -1)
  if (dash < 0 || name.length === 0 || name.length > LONGEST_HEAD) return undefined
  if (!name.every((word) => word.capital || /^(?:and|of|the|&)$/.test(word.lower))) return undefined
  const mention = readNounPhrase(name, rules)
  return mention && { mention, cue: undefined, rule: 'colon' }
}

/** The subject of the verb at `verb`: beside it, across an apposition, or the sentence's for a participle. */
export function subjectOf(words: readonly Word[], verb: number, rules: EnglishRules): Mention | undefined {
  const before = trimAdverbs(words.slice(0, verb), rules)
  const left = before[before.length - 1]
  const cue = words[verb]
  if (left === undefined) return subjectAfter(words, verb, rules)
  if (cue?.lower.endsWith('ing')) {
    return shownSpeaking(before, rules) ?? earlierSubject(words, verb, rules) ?? sentenceSubject(before, rules)
  }
  if (/^(?:and|but|or)$/.test(left.lower)) return sentenceSubject(before, rules)
  if (left.lower === 'who' || left.lower === 'that' || left.lower === 'which') {
    return sentenceSubject(before.slice(0, -1), rules) ?? undefined
  }
  if (left.lower === ',' || left.lower === ')') return sentenceSubject(before, rules)
  if (left.kind === 'mark') return subjectAfter(words, verb, rules)
  return readNounPhrase(chunkBefore(before, rules), rules)
}

/** `footage of X saying`: the name between `of` and the participle. */
function shownSpeaking(before: readonly Word[], rules: EnglishRules): Mention | undefined {
  const of = before.findLastIndex((word) => !word.capital)
  return before[of]?.lower === 'of' ? readNounPhrase(before.slice(of + 1), rules) : undefined
}

/** `…, X said, adding`: the subject of the verb of saying that a participle goes on from. */
function earlierSubject(words: readonly Word[], verb: number, rules: EnglishRules): Mention | undefined {
  const earlier = words.findLastIndex((word, index) => index < verb && /^(?:said|says|told|tells)$/.test(word.lower))
  const parted = words.slice(earlier + 1, verb).some((word) => word.kind === 'mark' && word.text !== ',')
  return earlier < 1 || parted ? undefined : subjectOf(words, earlier, rules)
}

/** The subject of a verb that stands before it (`said Jane Roe`). */
export function subjectAfter(words: readonly Word[], verb: number, rules: EnglishRules): Mention | undefined {
  const phrase = phraseFrom(words, verb + 1, rules)
  return phrase.length > 0 ? readNounPhrase(phrase, rules) : undefined
}

/** The subject of a sentence: its first phrase that does not open with a preposition, an adverb or a conjunction. */
export function sentenceSubject(words: readonly Word[], rules: EnglishRules): Mention | undefined {
  for (const segment of splitAtCommas(words)) {
    const content = dropOpeners(segment, rules)
    const first = content[0]
    if (first === undefined) continue
    if (content === segment || rules.pronouns.has(first.lower)) {
      const end = content.findIndex((word, index) => index > 0 && endsSubject(word, rules))
      const phrase = end < 0 ? content : content.slice(0, end)
      const mention = readNounPhrase(trimAdverbs(phrase, rules), rules)
      if (mention !== undefined) return mention
    }
  }
  return undefined
}

function dropOpeners(segment: readonly Word[], rules: EnglishRules): readonly Word[] {
  const first = segment[0]
  if (first === undefined || !rules.openers.has(first.lower)) return segment
  // "But he", "And Mr. X": a conjunction opens the subject; "After he": the segment is no subject
  return /^(?:and|but|so|then|still|later|meanwhile|also)$/.test(first.lower) ? Array.from(segment.slice(1)) : []
}

function endsSubject(word: Word, rules: EnglishRules): boolean {
  if (word.kind === 'mark') return !/^[.&$#@]$/.test(word.text)
  if (word.capital) return false
  return (
    isCue(word, rules) ||
    rules.auxiliaries.has(word.lower) ||
    rules.boundaries.has(word.lower) ||
    /(?:ed|ing)$/.test(word.lower)
  )
}

/** The words of the phrase that ends where `words` end. */
function chunkBefore(words: readonly Word[], rules: EnglishRules): readonly Word[] {
  const chunk = words.slice(words.findLastIndex((word) => bordersPhrase(word, rules)) + 1)
  const first = chunk[0]
  const opens = first !== undefined && rules.openers.has(first.lower) && !rules.prepositions.has(first.lower)
  return opens && chunk.length > 1 ? chunk.slice(1) : chunk
}

function bordersPhrase(word: Word, rules: EnglishRules): boolean {
  if (word.kind === 'mark') return /^[,;:—–―()?!"“”]$/.test(word.text)
  return !word.capital && (rules.boundaries.has(word.lower) || isCue(word, rules))
}

/** `the chief executive, Jeff Weiner,`: a phrase followed by a bare name between commas is that name. */
function withApposition(
  words: readonly Word[],
  comma: number,
  mention: Mention | undefined,
  rules: EnglishRules,
): Mention | undefined {
  if (mention?.kind !== 'phrase' || words[comma]?.text !== ',') return mention
  const rest = words.slice(comma + 1)
  const end = rest.findIndex((word) => word.kind === 'mark' && word.text !== '.')
  const apposed = end < 0 ? rest : rest.slice(0, end)
  const first = apposed[0]
  if (first === undefined || apposed.length > 5 || !first.capital) return mention
  const name = readNounPhrase(apposed, rules)
  return name?.kind === 'name' ? { ...name, role: name.role ?? mention.span } : mention
}

/** The words of a phrase from `from` to the comma, clause or sentence end that closes it. */
function phraseFrom(words: readonly Word[], from: number, rules: EnglishRules): readonly Word[] {
  let to = from
  while (to < words.length) {
    const word = words[to]
    if (word === undefined || (word.kind === 'mark' && !/^[&$#@]$/.test(word.text))) break
    if (to > from && rules.boundaries.has(word.lower) && !/^(?:and|who)$/.test(word.lower)) break
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

function trimAdverbs(words: readonly Word[], rules: EnglishRules): readonly Word[] {
  let to = words.length
  while (to > 1 && isAdverb(words[to - 1], rules)) to--
  return words.slice(0, to)
}

function skipAdverbs(words: readonly Word[], from: number, rules: EnglishRules): number {
  let at = from
  while (isAdverb(words[at], rules)) at++
  return at
}

function isAdverb(word: Word | undefined, rules: EnglishRules): boolean {
  if (word === undefined || word.kind === 'mark' || word.capital) return false
  return rules.auxiliaries.has(word.lower) || (word.lower.endsWith('ly') && word.lower.length > 4)
}

function isCue(word: Word | undefined, rules: EnglishRules): boolean {
  return word !== undefined && word.kind === 'word' && rules.cues.has(word.lower) && !word.capital
}
