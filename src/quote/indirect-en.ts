import { firstSign } from '../text/signs.ts'
import { overlapsSpan, type Span, sliceSpan } from '../text/span.ts'
import { isSource, readTail } from './cues-en.ts'
import { isUnsaid } from './denials-en.ts'
import { listedClasses } from './lexicon-en.ts'
import { type Candidate, candidateOf, type Mention } from './mention.ts'
import { endsInS } from './noun-phrase-en.ts'
import type { EnglishText } from './people-en.ts'
import type { Statement } from './statement.ts'
import { hasVerb, SHORTEST_STATEMENT, statementSpan } from './statement-span-en.ts'
import { subjectAfter, subjectOf } from './subjects-en.ts'
import {
  CLAUSE_SUBJECT,
  DENIAL,
  DETERMINER,
  FINITE,
  INDIRECT_CUE,
  PRONOUN,
  REPORTS_AGAIN,
  ROLE,
  THING,
} from './word-classes-en.ts'
import {
  BARE_CLAUSE,
  CAPITAL,
  CIRCUMSTANCE,
  HEARER,
  INDEFINITE,
  JOINS_STATEMENTS,
  NO_CLAUSE,
  NOUN_FORM,
  OPENS_OTHER_CLAUSE,
  POSSESSIVE,
  SURELY_A_CLAUSE,
  TAKES_A_THING,
  THAT,
  TO,
  TOLD,
} from './word-forms-en.ts'
import { COLON, COMMA, DASH, FULL_STOP, PERCENT, SEMICOLON, SIGN } from './word-marks-en.ts'
import { endOf, hasForm, isA, isMark, readWords, spanOf, startOf, type Words } from './words-en.ts'

const FARTHEST_THAT = 8
/** Pronouns that name no speaker. */
const NOBODY =
  /^(?:who|it|that|which|you|i|we|no ?one|no-one|nobody|none|any(?:one|body)|every(?:one|body)|.* of (?:them|us|these|those))$/i
/** A phrase whose last noun is not its head. */
const WITH_COMPLEMENT = / (?:at|behind|for|in|of|on|to|with) /
/** Marks that a clause goes on over. */
const WITHIN_CLAUSE = SIGN | PERCENT | FULL_STOP
/** Words within which a clause shows its verb. */
const FARTHEST_VERB = 14
/** Words of a hearer between `told` and what is told. */
const LONGEST_HEARER = 6
/** Words of a circumstance behind a verb of saying that ends its sentence. */
const LONGEST_CIRCUMSTANCE = 4
/** What opens a clause that tells on what occasion somebody spoke. */
const OCCASION = /^(?:after|ahead|amid|as|before|citing|days|following|hours|when|while)$/
/** Words behind a conjunction, within which another verb of saying follows it. */
const FARTHEST_NEXT = 3
/** Code units between the comma and the name: an article or a title. */
const LONGEST_ARTICLE = 12

type Reported = Pick<Statement, 'span' | 'attribution'>

/** Reads `X said that …`, `…, X said` and `…, said X` out of a sentence. */
export function readEnglishStatement(english: EnglishText, sentence: Span): Statement | undefined {
  if (!holdsCue(english, sentence)) return undefined
  const { words } = english
  readWords(words, sentence)
  const bySource = sourcedStatement(words)
  if (bySource !== undefined) return bySource
  for (let at = 1; at < words.count; at++) {
    if (!isA(words, at, INDIRECT_CUE) || isNoun(words, at)) continue
    const found = invertedStatement(words, at) ?? plainStatement(words, at)
    if (found !== undefined) return found
  }
  return undefined
}

/** Tells whether a word stands in a stretch that a statement cannot do without. */
export function holdsCue({ cues }: EnglishText, { start, end }: Span): boolean {
  return (cues[firstSign(cues, start)] ?? end) < end
}

/** `A, according to X.` and `According to X, A.` */
function sourcedStatement(words: Words): Statement | undefined {
  let at = 0
  while (at < words.count && !isSource(words, at)) at++
  const candidate = at < words.count ? readTail(words, at, true) : undefined
  if (candidate === undefined) return undefined
  if (at > 0) return withVerb(words, 0, at, candidate)
  let comma = 0
  while (comma < words.count && !closesSource(words, comma, candidate.mention)) comma++
  const from = candidate.mention.kind === 'name' ? behindPost(words, comma) : comma + 1
  return from >= words.count ? undefined : withVerb(words, from, words.count, candidate)
}

/** Where a clause begins behind a comma, past what somebody is (`Tom Keller, a banker at Roe, prices fell`). */
function behindPost(words: Words, comma: number): number {
  let isPost = false
  let at = comma + 1
  while (at < words.count && !isMark(words, at, COMMA) && !isA(words, at, FINITE | CLAUSE_SUBJECT | INDIRECT_CUE)) {
    isPost ||= isA(words, at, ROLE)
    at++
  }
  return isPost && isMark(words, at, COMMA) ? at + 1 : comma + 1
}

function closesSource(words: Words, at: number, { span }: Mention): boolean {
  return isMark(words, at, COMMA) && startOf(words, at) >= span.end
}

function withVerb(words: Words, from: number, to: number, candidate: Candidate): Statement | undefined {
  const span = hasVerb(words, from, to) ? statementSpan(words, from, to) : undefined
  return span && { span, attribution: undefined, candidate }
}

/** `A, X says, B.`: the attribution stands between two commas. */
function parentheticStatement(words: Words, verb: number, mention: Mention): Reported | undefined {
  if (!isMark(words, verb + 1, COMMA)) return undefined
  const comma = commaBefore(words, verb)
  if (comma < 1 || words.count - verb < SHORTEST_STATEMENT) return undefined
  if (!opensWith(words, comma + 1, mention)) return undefined
  if (!hasVerb(words, verb + 2, words.count) && !hasVerb(words, 0, comma)) return undefined
  const span = statementSpan(words, behindColon(words, comma), words.count)
  const next = startOf(words, verb + 2)
  if (span === undefined || next >= span.end) return undefined
  return { span, attribution: { start: endOf(words, comma - 1), end: next } }
}

/** `She was blunter: A, she said, B.`: what is said begins behind the last colon before a comma, or with the sentence. */
function behindColon(words: Words, comma: number): number {
  let from = comma
  while (from > 0 && !isMark(words, from - 1, COLON)) from--
  return from
}

/** The last comma before a word; -1 for none. */
function commaBefore(words: Words, before: number): number {
  let comma = before - 1
  while (comma >= 0 && !isMark(words, comma, COMMA)) comma--
  return comma
}

/** Tells whether a mention stands where a clause begins, perhaps behind an article or a title. */
function opensWith(words: Words, from: number, { span }: Mention): boolean {
  const start = startOf(words, from)
  return span.start >= start && span.start - start <= LONGEST_ARTICLE
}

/** `X said (that) A` and `A, X said.` */
function plainStatement(words: Words, verb: number): Statement | undefined {
  const mention = subjectOf(words, verb)
  if (mention === undefined || saysNothing(words, mention, hasForm(words, verb, TAKES_A_THING))) return undefined
  if (isInOtherClause(words, mention) || isUnsaid(words, verb)) return undefined
  const candidate = candidateOf(mention, spanOf(words, verb), 'reported')
  const closing = closingStatement(words, verb, mention)
  if (closing !== undefined) return { span: closing, attribution: undefined, candidate }
  const around = parentheticStatement(words, verb, mention)
  if (around !== undefined) return { span: around.span, attribution: around.attribution, candidate }
  const span = openingStatement(words, verb)
  // a phrase out of what is said says nothing; a pronoun there is as a rule the speaker (`and said she regrets it`)
  if (span === undefined || (mention.kind === 'phrase' && overlapsSpan(span, mention.span))) return undefined
  return { span, attribution: undefined, candidate }
}

/** A pronoun that names nobody, a thing that something stands in, and a number that found a thing (`47 percent found an error`). */
function saysNothing(words: Words, { span, kind }: Mention, takesThing: boolean): boolean {
  const subject = sliceSpan(words.text, span)
  if (NOBODY.test(subject) || (takesThing && /^\d/.test(subject))) return true
  const last = span.start + subject.lastIndexOf(' ') + 1
  // `those behind the plan` are somebody
  return kind === 'phrase' && !WITH_COMPLEMENT.test(subject) && (listedClasses(words, last, span.end) & THING) !== 0
}

/** `which officials said will …`: what stands right before the subject makes its verb part of another clause. */
function isInOtherClause(words: Words, { span }: Mention): boolean {
  let before = words.count - 1
  while (before >= 0 && endOf(words, before) > span.start) before--
  return before >= 0 && hasForm(words, before, OPENS_OTHER_CLAUSE)
}

/** Tells whether a word that looks like a verb of saying is none: a noun, or an infinitive. */
function isNoun(words: Words, at: number): boolean {
  if (hasForm(words, at - 1, TO) || hasForm(words, at, CAPITAL)) return true
  if (!hasForm(words, at, NOUN_FORM)) return false
  if (hasForm(words, at - 1, POSSESSIVE)) return true
  const isNamed = hasForm(words, at - 1, CAPITAL) || isA(words, at - 1, PRONOUN)
  return !isNamed && !(hasForm(words, at + 1, THAT) && endsInS(words, at - 1))
}

/** `A, said X, the director of Y.`: what stands before the comma. */
function invertedStatement(words: Words, verb: number): Statement | undefined {
  if (verb + 1 >= words.count || !isMark(words, verb - 1, COMMA)) return undefined
  if (!mayBeSomebody(words, verb)) return undefined
  let comma = verb + 1
  while (comma < words.count && !isMark(words, comma, COMMA | SEMICOLON | DASH)) {
    if (isA(words, comma, FINITE) && !hasForm(words, comma, CAPITAL)) return undefined
    comma++
  }
  if (comma - verb - 1 > FARTHEST_VERB) return undefined
  const mention = subjectAfter(words, verb)
  const span = hasVerb(words, 0, verb - 1) ? statementSpan(words, 0, verb - 1) : undefined
  if (mention === undefined || span === undefined) return undefined
  return { span, attribution: undefined, candidate: candidateOf(mention, spanOf(words, verb), 'reported') }
}

/** Whether what follows a verb begins as a name or a post; `reported a profit of …` goes on with a thing as a rule. */
function mayBeSomebody(words: Words, verb: number): boolean {
  const first = verb + 1
  if (hasForm(words, first, INDEFINITE)) return hasForm(words, verb, SURELY_A_CLAUSE)
  return hasForm(words, first, CAPITAL) || isA(words, first, DETERMINER)
}

/** `X said (on Friday) that A`, `X told Y A`: from the word after the verb or its `that` to the end. */
function openingStatement(words: Words, verb: number): Span | undefined {
  const from = behindThat(words, verb) ?? behindHearer(words, verb)
  if (from >= words.count || isMark(words, from)) return undefined
  if (from === verb + 1 && !opensClause(words, verb)) return undefined
  return statementSpan(words, from, statementEnd(words, from))
}

/** Where what is said begins behind a `that` near its verb. */
function behindThat(words: Words, verb: number): number | undefined {
  const farthest = verb + (hasForm(words, verb, TAKES_A_THING) ? 1 : FARTHEST_THAT)
  for (let at = verb + 1; at < words.count && at <= farthest; at++) {
    if (hasForm(words, at, THAT)) return at + 1
    if (isMark(words, at) && !isMark(words, at, WITHIN_CLAUSE)) return undefined
    // `said it was sound and denied that …`: the `that` of another verb
    if (isA(words, at, DENIAL | INDIRECT_CUE) && !hasForm(words, at, NOUN_FORM)) return undefined
  }
  return undefined
}

/** `told POLITICO they …`: where what is told begins when a capitalised hearer stands between; else right behind the verb. */
function behindHearer(words: Words, verb: number): number {
  if (!hasForm(words, verb, TOLD)) return verb + 1
  let at = verb + 1
  while (at < words.count && hasForm(words, at, CAPITAL | HEARER)) at++
  return at - verb - 1 <= LONGEST_HEARER && isA(words, at, CLAUSE_SUBJECT) ? at : verb + 1
}

/** Where what is reported stops: before another verb of saying of the same or a new subject, or a source of its own. */
function statementEnd(words: Words, from: number): number {
  for (let at = from + SHORTEST_STATEMENT; at < words.count; at++) {
    if (isSource(words, at)) return at
    if (hasForm(words, at, JOINS_STATEMENTS) && reportsSoon(words, at)) return at
  }
  return words.count
}

function reportsSoon(words: Words, conjunction: number): boolean {
  const end = Math.min(words.count, conjunction + 1 + FARTHEST_NEXT)
  for (let at = conjunction + 1; at < end; at++) {
    if (isA(words, at, REPORTS_AGAIN) && !hasForm(words, at, CAPITAL)) return true
  }
  return false
}

/** Tells whether a clause begins right after a verb, without `that`. */
function opensClause(words: Words, verb: number): boolean {
  const first = verb + 1
  if (!hasForm(words, verb, BARE_CLAUSE) || hasForm(words, first, NO_CLAUSE)) return false
  if (isA(words, first, CLAUSE_SUBJECT)) return true
  const isSure = hasForm(words, verb, SURELY_A_CLAUSE)
  const end = Math.min(words.count, first + FARTHEST_VERB)
  let comma = first
  while (comma < end && !isMark(words, comma, COMMA)) comma++
  const last = !isSure || hasForm(words, first, CAPITAL) ? comma : end
  return hasVerb(words, hasForm(words, verb, TAKES_A_THING) ? first + 1 : first, last) || (comma === end && isSure)
}

/** `A, X said.`: the verb ends the sentence and its subject stands after the last comma. */
function closingStatement(words: Words, verb: number, mention: Mention): Span | undefined {
  if (!isClosedBy(words, verb + 1)) return undefined
  const comma = commaBefore(words, verb)
  if (comma < SHORTEST_STATEMENT || !hasVerb(words, 0, comma)) return undefined
  // the clause after the comma is the attribution and nothing else
  return opensWith(words, comma + 1, mention) ? statementSpan(words, 0, comma) : undefined
}

/** Tells whether nothing but a circumstance (`on Friday`) follows to the end of a sentence, or to another of its own clause. */
function isClosedBy(words: Words, from: number): boolean {
  let count = 0
  for (let at = from; at < words.count; at++) {
    // `she said on Friday, after a review had found …`
    if (count > 0 && isMark(words, at, COMMA) && opensCircumstance(words, at + 1)) return true
    if (isMark(words, at)) continue
    if (count === 0 && !hasForm(words, at, CIRCUMSTANCE)) return false
    if (++count > LONGEST_CIRCUMSTANCE) return false
  }
  return true
}

function opensCircumstance(words: Words, at: number): boolean {
  return at < words.count && OCCASION.test(sliceSpan(words.text, spanOf(words, at)))
}
