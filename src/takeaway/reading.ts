import type { Document } from '../document/document.ts'
import type { LexedDocument } from '../document/parse-document.ts'
import { isTurn } from '../quote/dialogue.ts'
import type { Quote, QuoteFindings } from '../quote/quote.ts'
import type { Arena } from '../text/arena.ts'
import { isHan } from '../text/characters.ts'
import type { LexedText } from '../text/lexed.ts'
import { lowerCase } from '../text/lower-case.ts'
import { addRuns, createRuns, isWithinWord } from '../text/runs.ts'
import type { Span } from '../text/span.ts'
import { tokenSpans } from '../text/tokens.ts'
import type { TopicIndex } from '../topic/match-topics.ts'
import { type CandidateSentence, listCandidates } from './candidates.ts'
import { readWords, type SentenceHits, type Words } from './read-words.ts'
import type { LanguageTakeawayRules, TakeawayRules } from './rules.ts'
import { findTerm } from './term-table.ts'
import { type Marks, markTerms } from './terms.ts'

/** All that is known of a document before any sentence of it is measured. */
export interface Reading {
  readonly document: Document
  readonly lexed: LexedText
  /** `Document.folded` in lower case; the same length. */
  readonly lower: string
  readonly rules: LanguageTakeawayRules
  readonly topics: TopicIndex
  readonly candidates: readonly CandidateSentence[]
  readonly words: Words
  /** The code units of `lower`. */
  readonly units: Uint16Array
  /** What the lexicons have within candidates. */
  readonly hits: SentenceHits
  /** What the topics' terms have within candidates. */
  readonly topicHits: SentenceHits
  /** What was said, in order, not overlapping: direct and partial quotes only. */
  readonly quoted: readonly Span[]
  /** Where each of these ends. */
  readonly quotedEnds: readonly number[]
  /** `firstQuotedOf[c]` is the first quoted passage that ends behind the start of candidate `c`. */
  readonly firstQuotedOf: readonly number[]
  readonly marks: Marks
  /** By candidate: how it opens, 0 where that was not asked yet; see `opensDangling`. */
  readonly openings: Uint8Array
  readonly arena: Arena
  /** How many of the title's terms the sentences have too. */
  readonly titleSize: number
  /** Terms of the heading that a block stands under; empty without one. */
  readonly headingTermsOf: (block: number) => ReadonlySet<number>
  /** `true` for a text whose writer speaks as "I" or "we" (an opinion, a story), which is not built like news. */
  readonly isPersonal: boolean
  /** Mean number of words of a candidate; at least 1. */
  readonly meanLength: number
}

/** From this share of sentences in the first person on, a text is personal. Best of four on the English tuning data. */
const PERSONAL_SHARE = 0.15
const FIRST_PERSON = 'first-person'
const NO_TERMS: ReadonlySet<number> = new Set()

/** Reads a document once for all measures. Linear in its length. */
export function readDocument(
  { document, lexed }: LexedDocument,
  quotes: QuoteFindings,
  topics: TopicIndex,
  languages: TakeawayRules,
): Reading {
  const rules = document.language === 'en' ? languages.english : languages.chinese
  const turns = quotes.quotes.filter((quote) => isTurn(document.text, quote))
  const candidates = listCandidates(document, startsOf(turns))
  const { lower, units, arena } = lexed
  const runs = runsOf(lexed, candidates)
  const source = { text: document.folded, lower, units, runs, arena }
  const { words, hits, topicHits } = readWords(source, candidates, rules.lookupFor(topics.terms))
  const quoted = quotedSpans(quotes, turns)
  const titleTerms = termsOf(titleOf(document, lower), words)
  return {
    document,
    lexed,
    lower,
    rules,
    topics,
    candidates,
    words,
    units,
    hits,
    topicHits,
    quoted,
    quotedEnds: quoted.map(({ end }) => end),
    firstQuotedOf: firstQuoted(candidates, quoted),
    marks: markTerms(words, titleTerms, rules.vocabulary, arena),
    openings: arena.bytes(candidates.length),
    arena,
    titleSize: titleTerms.size,
    headingTermsOf: headingTerms(document, lower, words),
    isPersonal: isPersonal({ candidates, hits, rules }, quoted),
    meanLength: Math.max(1, words.count / Math.max(1, candidates.length)),
  }
}

/**
 * The runs that the candidates are read from: those of the text, unless a candidate begins within a word. What is cut off
 * such a word is another one, which the text's runs do not have.
 */
function runsOf({ units, runs }: LexedText, candidates: readonly CandidateSentence[]): LexedText['runs'] {
  if (!candidates.some(({ span }) => isWithinWord(units, span.start))) return runs
  const own = createRuns(units.length)
  for (const { span } of candidates) addRuns(units, span, own)
  return own
}

/** Where what is said in a dialogue begins, in order. */
function startsOf(turns: readonly Quote[]): readonly number[] {
  return turns.map(({ parts }) => parts[0]?.start ?? 0)
}

/** In an interview the answers are the article, and no quotations in it. */
function quotedSpans({ quotes }: QuoteFindings, turns: readonly Quote[]): readonly Span[] {
  const parts: Span[] = []
  const turnSet = new Set(turns)
  for (const quote of quotes) {
    if (quote.kind === 'indirect' || (turns.length > 0 && turnSet.has(quote))) continue
    for (const part of quote.parts) parts.push(part)
  }
  parts.sort((a, b) => a.start - b.start)
  let end = 0
  return parts.filter((part) => {
    if (part.start < end) return false
    end = part.end
    return true
  })
}

function firstQuoted(candidates: readonly CandidateSentence[], quoted: readonly Span[]): readonly number[] {
  let at = 0
  return candidates.map(({ span }) => {
    while ((quoted[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at++
    return at
  })
}

function isPersonal(
  { candidates, hits, rules }: Pick<Reading, 'candidates' | 'hits' | 'rules'>,
  quoted: readonly Span[],
): boolean {
  const lexicon = rules.lexicons.indexOf(FIRST_PERSON)
  const isSaid = createIsSaid(quoted)
  let candidate = 0
  let personal = 0
  for (let at = 0; at < hits.count; at++) {
    if (rules.lexiconOfTerm[hits.places[at] ?? 0] !== lexicon || at < (hits.firstOf[candidate] ?? 0)) continue
    if (isSaid(hits.starts[at] ?? 0)) continue
    personal++
    // the rest of its candidate tells no more
    while ((hits.firstOf[candidate] ?? 0) <= at) candidate++
  }
  return personal > PERSONAL_SHARE * candidates.length
}

/** Tells, for places asked for in order, whether somebody said what stands there: that does not make a text personal. */
function createIsSaid(quoted: readonly Span[]): (place: number) => boolean {
  let passage = 0
  return (place) => {
    while ((quoted[passage]?.end ?? Number.POSITIVE_INFINITY) <= place) passage++
    return place >= (quoted[passage]?.start ?? Number.POSITIVE_INFINITY)
  }
}

/** The title as the text has it, folded; a title that stands nowhere in the text is taken as it is. */
function titleOf({ blocks, title }: Document, lower: string): string {
  const block = blocks.find(({ kind }) => kind === 'title')
  return block === undefined ? lowerCase(title ?? '') : lower.slice(block.span.start, block.span.end)
}

/** Ids of a text's terms that the document's sentences have too; `lower` is folded by its caller or needs no folding. */
function termsOf(lower: string, words: Words): ReadonlySet<number> {
  const ids = new Set<number>()
  for (const token of tokenSpans(lower)) {
    const end = isHan(lower.charCodeAt(token.start)) ? token.end + 1 : token.end
    const id = findTerm(words.terms, lower.slice(token.start, end))
    if (id !== undefined) ids.add(id)
  }
  return ids
}

function headingTerms(document: Document, lower: string, words: Words): (block: number) => ReadonlySet<number> {
  const byBlock = new Map<number, ReadonlySet<number>>()
  for (const { heading, blocks } of document.sections) {
    if (heading === undefined) continue
    const terms = termsOf(lower.slice(heading.start, heading.end), words)
    for (let block = blocks.start; block < blocks.end; block++) byBlock.set(block, terms)
  }
  return (block) => byBlock.get(block) ?? NO_TERMS
}
