import { type Span, sliceSpan } from '../text/span.ts'
import { subjectOf } from './cues-en.ts'
import type { Mention } from './mention.ts'
import type { EnglishText } from './people-en.ts'
import type { Statement } from './statement.ts'
import { readWords, type Word } from './words-en.ts'

/** Pronouns that name no speaker. */
const NOBODY = /^(?:who|it|that|which|you|i)$/i
/** Verbs that take a clause without `that`. */
const BARE_CLAUSE = /^(?:said|says|believes?|thinks?|claims?|claimed|insists?|insisted|added|noted)$/
/** Words after such a verb that begin no clause. */
const NO_CLAUSE = /^(?:in|on|at|to|of|for|by|with|from|during|after|before|about|as|when|while|and|or|so)$/
/** Code units between the comma and the name: an article or a title. */
const LONGEST_ARTICLE = 12
/** Fewer words than this are a fragment. */
const SHORTEST_STATEMENT = 4

/** Reads `X said that …` and `…, X said` out of a sentence. */
export function readEnglishStatement({ text, rules }: EnglishText, sentence: Span): Statement | undefined {
  if (!rules.indirectCue.test(text.slice(sentence.start, sentence.end))) return undefined
  const words = readWords(text, sentence)
  for (const [index, word] of words.entries()) {
    if (index === 0 || !rules.indirectCues.has(word.lower)) continue
    const mention = subjectOf(words, index, rules)
    if (mention === undefined || NOBODY.test(sliceSpan(text, mention.span))) continue
    const span = closingStatement(words, index, mention) ?? openingStatement(words, index)
    if (span !== undefined) return { span, candidate: { mention, cue: word.span, rule: 'reported' } }
  }
  return undefined
}

/** `X said (on Friday) that A`, `X told Y A`: from the word after the verb or its `that` to the end. */
function openingStatement(words: readonly Word[], verb: number): Span | undefined {
  const that = words.findIndex((word, index) => index > verb && index <= verb + 8 && word.lower === 'that')
  const stop = words.findIndex((word, index) => index > verb && word.kind === 'mark' && !/^[&$#@%.]$/.test(word.text))
  const from = that > 0 && (stop < 0 || that < stop) ? that + 1 : verb + 1
  const first = words[from]
  if (first === undefined || first.kind === 'mark') return undefined
  const bare = from === verb + 1
  if (bare && !(BARE_CLAUSE.test(words[verb]?.lower ?? '') && !NO_CLAUSE.test(first.lower))) return undefined
  return wordsFrom(words, from)
}

function wordsFrom(words: readonly Word[], from: number): Span | undefined {
  let to = words.length
  while (to > from && words[to - 1]?.kind === 'mark') to--
  const [first, last] = [words[from], words[to - 1]]
  if (first === undefined || last === undefined || to - from < SHORTEST_STATEMENT) return undefined
  return { start: first.span.start, end: last.span.end }
}

/** `A, X said.`: the verb ends the sentence and its subject stands after the last comma. */
function closingStatement(words: readonly Word[], verb: number, mention: Mention): Span | undefined {
  if (words.slice(verb + 1).filter((word) => word.kind === 'word').length > 4) return undefined
  const comma = words.findLastIndex((word, index) => index < verb && word.text === ',')
  const [first, last, after] = [words[0], words[comma - 1], words[comma + 1]]
  if (comma < SHORTEST_STATEMENT || first === undefined || last === undefined || after === undefined) return undefined
  // the clause after the comma is the attribution and nothing else
  if (mention.span.start < after.span.start || mention.span.start - after.span.start > LONGEST_ARTICLE) return undefined
  return { start: first.span.start, end: last.span.end }
}
