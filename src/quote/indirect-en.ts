import { firstSign } from '../text/signs.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import { readTail, subjectAfter, subjectOf } from './cues-en.ts'
import type { Candidate, Mention } from './mention.ts'
import type { EnglishText } from './people-en.ts'
import type { Statement } from './statement.ts'
import { CLAUSE_SUBJECT, DETERMINER, FINITE, INDIRECT_CUE, PRONOUN } from './word-classes-en.ts'
import { isA, readWords, type Word } from './words-en.ts'

/** Of the verbs of saying, those whose `that` belongs to their thing unless it follows at once (`adds to the drama that …`). */
const TAKES_A_THING = /^(?:add(?:s|ed|ing)?|finds?|found|show(?:s|ed|ing)?|hop(?:es?|ed))$/
const FARTHEST_THAT = 8
/** Pronouns that name no speaker. */
const NOBODY = /^(?:who|it|that|which|you|i|no ?one|no-one|nobody|none|any(?:one|body)|every(?:one|body))$/i
/** Verbs that take a clause without `that`. */
const BARE_CLAUSE =
  /^(?:said|says?|saying|believes?|thinks?|hopes?|claims?|claimed|insist(?:s|ed|ing)?|add(?:ed|s|ing)|not(?:ed|es|ing)|announc(?:ed|es)|argu(?:ed|es|e|ing)|suggest(?:ed|s|ing)?|report(?:ed|s)|found|show(?:s|ed|ing)?|warn(?:ed|s|ing)|predict(?:ed|s)|confirm(?:ed|s)|acknowledg(?:ed|es)|admit(?:ted|s)|reveal(?:ed|s)|conced(?:ed|es)|expects?|estimat(?:ed|es)|indicat(?:ed|es|ing|e)|promis(?:ed|es)|vow(?:ed|s)|wrote|writes)$/
/** Of these, the ones that as often take a thing (`claimed victory`), so that a clause must show its verb. */
const OFTEN_A_THING = /^(?!(?:said|says?|saying|thinks?|insist(?:s|ed))$)/
/** Verbs of saying that are as often nouns (`the swing states`, `a point`, `Sanders's claim that`). */
const NOUN_FORM =
  /^(?:claims?|estimates?|finds?|forecasts?|hopes?|maintains?|notes?|points?|promises?|reports?|shows?|states?|stress|thought|vows?)$/
/** Marks that belong to the figure before them. */
const UNIT = /^[%°$€£¥]$/
/** Words after such a verb that begin no clause. */
const NO_CLAUSE = /^(?:in|on|at|to|of|for|by|with|from|during|after|before|about|as|when|while|and|or|so)$/
/** What a verb of saying behind its clause may be followed by. */
const CIRCUMSTANCE =
  /^(?:in|on|at|to|of|during|after|when|while|last|this|earlier|later|recently|yesterday|today|here|again|afterwards?|sunday|monday|tuesday|wednesday|thursday|friday|saturday)$/
/** Words before a subject that make its verb part of another clause (`which officials said will …`). */
const RELATIVE = /^(?:which|who|whom|what|where|how|why)$/
/** Words within which a clause shows its verb. */
const FARTHEST_VERB = 14
/** Code units between the comma and the name: an article or a title. */
const LONGEST_ARTICLE = 12
/** Fewer words than this are a fragment. */
const SHORTEST_STATEMENT = 4

type Reported = Pick<Statement, 'span' | 'attribution'>

/** Reads `X said that …`, `…, X said` and `…, said X` out of a sentence. */
export function readEnglishStatement(english: EnglishText, sentence: Span): Statement | undefined {
  if (!holdsCue(english, sentence)) return undefined
  const { text, rules } = english
  const words = readWords(text, sentence, rules.classes)
  const bySource = sourcedStatement(words)
  if (bySource !== undefined) return bySource
  for (const [index, word] of words.entries()) {
    if (index === 0 || !isA(word, INDIRECT_CUE) || isNoun(words, index)) continue
    const found = invertedStatement(words, index) ?? plainStatement(text, words, index)
    if (found !== undefined) return found
  }
  return undefined
}

/** Tells whether a word stands in a sentence that a statement cannot do without. */
function holdsCue({ cues }: EnglishText, { start, end }: Span): boolean {
  return (cues[firstSign(cues, start)] ?? end) < end
}

/** `A, according to X.` and `According to X, A.` */
function sourcedStatement(words: readonly Word[]): Statement | undefined {
  const at = words.findIndex((word, index) => word.lower === 'according' && words[index + 1]?.lower === 'to')
  const candidate = at < 0 ? undefined : readTail(words.slice(at), true)
  if (candidate === undefined) return undefined
  if (at > 0) return withVerb(words, 0, at, candidate)
  const comma = words.findIndex(({ text, span }) => text === ',' && span.start >= candidate.mention.span.end)
  return comma < 0 ? undefined : withVerb(words, comma + 1, words.length, candidate)
}

function withVerb(words: readonly Word[], from: number, end: number, candidate: Candidate): Statement | undefined {
  const span = hasVerb(words.slice(from, end)) ? wordsBetween(words, from, end) : undefined
  return span && { span, candidate }
}

/** `A, X says, B.`: the attribution stands between two commas. */
function parentheticStatement(words: readonly Word[], verb: number, mention: Mention): Reported | undefined {
  if (words[verb + 1]?.text !== ',') return undefined
  const comma = words.findLastIndex((word, index) => index < verb && word.text === ',')
  const next = words[comma + 1]
  if (comma < 1 || next === undefined || words.length - verb < SHORTEST_STATEMENT) return undefined
  if (mention.span.start < next.span.start || mention.span.start - next.span.start > LONGEST_ARTICLE) return undefined
  if (!hasVerb(words.slice(verb + 2)) && !hasVerb(words.slice(0, comma))) return undefined
  const span = wordsBetween(words, 0, words.length)
  const [last, rest] = [words[comma - 1], words[verb + 2]]
  if (span === undefined || last === undefined || rest === undefined || rest.span.start >= span.end) return undefined
  return { span, attribution: { start: last.span.end, end: rest.span.start } }
}

/** `X said (that) A` and `A, X said.` */
function plainStatement(text: string, words: readonly Word[], verb: number): Statement | undefined {
  const mention = subjectOf(words, verb)
  if (mention === undefined || NOBODY.test(sliceSpan(text, mention.span))) return undefined
  const before = words.findLast((word) => word.span.end <= mention.span.start)
  if (before !== undefined && RELATIVE.test(before.lower)) return undefined
  const candidate = { mention, cue: words[verb]?.span, rule: 'reported' }
  const closing = closingStatement(words, verb, mention)
  if (closing !== undefined) return { span: closing, candidate }
  const around = parentheticStatement(words, verb, mention)
  if (around !== undefined) return { ...around, candidate }
  const span = openingStatement(words, verb)
  // a phrase out of what is said says nothing; a pronoun there is as a rule the speaker (`and said she regrets it`)
  if (span === undefined || (mention.kind === 'phrase' && overlapsSpan(span, mention.span))) return undefined
  return { span, candidate }
}

/** Tells whether a word that looks like a verb of saying is none: a noun, or an infinitive. */
function isNoun(words: readonly Word[], index: number): boolean {
  const [before, word, after] = [words[index - 1], words[index], words[index + 1]]
  if (before === undefined || word === undefined || before.lower === 'to' || word.capital) return true
  if (!NOUN_FORM.test(word.lower)) return false
  if (before.possessive) return true
  const named = before.capital || isA(before, PRONOUN)
  return !named && !(after?.lower === 'that' && before.lower.endsWith('s'))
}

/** `A, said X, the director of Y.`: what stands before the comma. */
function invertedStatement(words: readonly Word[], verb: number): Statement | undefined {
  const [cue, next] = [words[verb], words[verb + 1]]
  if (cue === undefined || next === undefined || words[verb - 1]?.text !== ',') return undefined
  if (!next.capital && !isA(next, DETERMINER)) return undefined
  const comma = words.findIndex((word, index) => index > verb && /^[,;—–]$/.test(word.text))
  const name = words.slice(verb + 1, comma < 0 ? words.length : comma)
  if (name.length > FARTHEST_VERB || name.some((word) => isA(word, FINITE) && !word.capital)) return undefined
  const mention = subjectAfter(words, verb)
  const span = hasVerb(words.slice(0, verb - 1)) ? wordsBetween(words, 0, verb - 1) : undefined
  return mention && span && { span, candidate: { mention, cue: cue.span, rule: 'reported' } }
}

/** `X said (on Friday) that A`, `X told Y A`: from the word after the verb or its `that` to the end. */
function openingStatement(words: readonly Word[], verb: number): Span | undefined {
  const farthest = TAKES_A_THING.test(words[verb]?.lower ?? '') ? 1 : FARTHEST_THAT
  const that = words.findIndex((word, index) => index > verb && index <= verb + farthest && word.lower === 'that')
  const stop = words.findIndex((word, index) => index > verb && word.kind === 'mark' && !/^[&$#@%.]$/.test(word.text))
  const from = that > 0 && (stop < 0 || that < stop) ? that + 1 : behindHearer(words, verb)
  const first = words[from]
  if (first === undefined || first.kind === 'mark') return undefined
  const bare = from === verb + 1
  if (bare && !opensClause(words, verb)) return undefined
  return wordsBetween(words, from, statementEnd(words, from))
}

/** `told POLITICO they …`: where what is told begins when a capitalised hearer stands between; else right behind the verb. */
function behindHearer(words: readonly Word[], verb: number): number {
  if (!/^(?:told|tells?)$/.test(words[verb]?.lower ?? '')) return verb + 1
  const at = words.findIndex(
    (word, index) =>
      index > verb && !word.capital && !/^(?:the|a|an|of|reporters|me|us|him|her|them)$/.test(word.lower),
  )
  return at > verb + 1 && at <= verb + 7 && isClauseSubject(words[at]) ? at : verb + 1
}

/** Where what is reported stops: before another verb of saying of the same or a new subject, or a source of its own. */
function statementEnd(words: readonly Word[], from: number): number {
  const end = words.findIndex((word, index) => {
    if (index < from + SHORTEST_STATEMENT) return false
    if (word.lower === 'according' && words[index + 1]?.lower === 'to') return true
    if (!/^(?:and|but)$/.test(word.lower)) return false
    return words
      .slice(index + 1, index + 4)
      .some((next) => isA(next, INDIRECT_CUE) && /(?:ed|d|told|says?|found|wrote)$/.test(next.lower) && !next.capital)
  })
  return end < 0 ? words.length : end
}

/** Tells whether a clause begins right after a verb, without `that`. */
function opensClause(words: readonly Word[], verb: number): boolean {
  const [cue, first] = [words[verb]?.lower ?? '', words[verb + 1]]
  if (!BARE_CLAUSE.test(cue) || first === undefined || NO_CLAUSE.test(first.lower)) return false
  if (isA(first, CLAUSE_SUBJECT)) return true
  const rest = words.slice(verb + 1, verb + 1 + FARTHEST_VERB)
  const comma = rest.findIndex((word) => word.text === ',')
  const head = OFTEN_A_THING.test(cue) || first.capital ? rest.slice(0, comma < 0 ? undefined : comma) : rest
  return hasVerb(TAKES_A_THING.test(cue) ? head.slice(1) : head) || (comma < 0 && !OFTEN_A_THING.test(cue))
}

function isClauseSubject(word: Word | undefined): boolean {
  return word !== undefined && isA(word, CLAUSE_SUBJECT)
}

function hasVerb(words: readonly Word[]): boolean {
  return words.some((word) => word.kind === 'word' && isA(word, FINITE | CLAUSE_SUBJECT))
}

/** From one word to another, without the marks that close them; nothing when that is a fragment. */
function wordsBetween(words: readonly Word[], from: number, end: number): Span | undefined {
  let to = end
  while (to > from && words[to - 1]?.kind === 'mark' && !UNIT.test(words[to - 1]?.text ?? '')) to--
  const [first, last] = [words[from], words[to - 1]]
  if (first === undefined || last === undefined || to - from < SHORTEST_STATEMENT) return undefined
  return { start: first.span.start, end: last.span.end }
}

/** `A, X said.`: the verb ends the sentence and its subject stands after the last comma. */
function closingStatement(words: readonly Word[], verb: number, mention: Mention): Span | undefined {
  const after = words.slice(verb + 1).filter((word) => word.kind === 'word')
  if (after.length > 4 || (after[0] !== undefined && !CIRCUMSTANCE.test(after[0].lower))) return undefined
  const comma = words.findLastIndex((word, index) => index < verb && word.text === ',')
  const next = words[comma + 1]
  if (comma < SHORTEST_STATEMENT || next === undefined || !hasVerb(words.slice(0, comma))) return undefined
  // the clause after the comma is the attribution and nothing else
  if (mention.span.start < next.span.start || mention.span.start - next.span.start > LONGEST_ARTICLE) return undefined
  return wordsBetween(words, 0, comma)
}
