import {
  type Analysis,
  type LanguageTag,
  type Quote,
  type Span,
  sliceSpan,
  type Takeaway,
  topicWords,
} from '../../src/index.ts'

/** A quote as programs read it; offsets are UTF-16 code units of the text, half-open, without the marks. */
export interface QuoteRecord {
  readonly start: number
  readonly end: number
  readonly parts: readonly (readonly [number, number])[]
  readonly kind: Quote['kind']
  /** The fullest name that the text gives; `null` when it names nobody. */
  readonly speaker: string | null
  /** The words beside the quote that stand for the speaker, such as a pronoun. */
  readonly speakerStart: number | null
  readonly speakerEnd: number | null
  /** An exact slice. */
  readonly role: string | null
  /** Probability that the speaker is right; 0 when there is none. */
  readonly confidence: number
}

/** A takeaway as programs read it. */
export interface TakeawayRecord {
  readonly start: number
  readonly end: number
  readonly topics: readonly string[]
  readonly score: number
}

/** What was found in a text, as programs read it: takeaways best first, the rest in the order of the text. */
export interface FindingRecord {
  readonly language: LanguageTag
  /** What stands in marks: `direct` and `partial`. */
  readonly quotes: readonly QuoteRecord[]
  /** What is reported without marks: `indirect`. Apart, so that nobody counts it as words that were said. */
  readonly statements: readonly QuoteRecord[]
  readonly takeaways: readonly TakeawayRecord[]
}

/** Writes an analysis down for programs. */
export function findingRecord({ document, quotes, takeaways }: Analysis): FindingRecord {
  return {
    language: document.language,
    quotes: spoken(quotes.quotes).map((quote) => quoteRecord(document.text, quote)),
    statements: reported(quotes.quotes).map((quote) => quoteRecord(document.text, quote)),
    takeaways: takeaways.takeaways.map(takeawayRecord),
  }
}

/** The same with the texts themselves and what is known of the document, and, when asked for, why. */
export function documentRecord(analysis: Analysis, withWhy: boolean): object {
  const { document, quotes, takeaways } = analysis
  const record = findingRecord(analysis)
  const slice = (span: Span): string => sliceSpan(document.text, span)
  const withText = (quote: Quote): object => ({
    ...quoteRecord(document.text, quote),
    text: quote.parts.map(slice),
    // where the role is held, where the name stands between the two: `Professor` X `of the University of Y`
    affiliation: sliceOf(document.text, quote.attribution?.affiliation),
    ...(withWhy ? { rule: quote.attribution?.rule ?? null, cue: quote.cue ? slice(quote.cue) : null } : {}),
  })
  return {
    id: document.id,
    title: document.title ?? null,
    publisher: document.publisher ?? null,
    authors: document.authors,
    publishedOn: document.publishedOn ?? null,
    language: record.language,
    quotes: spoken(quotes.quotes).map(withText),
    statements: reported(quotes.quotes).map(withText),
    takeaways: takeaways.takeaways.map((takeaway, index) => ({
      ...record.takeaways[index],
      text: slice(takeaway.span),
      ...(withWhy ? { parts: takeaway.parts, topicWords: wordsByTopic(document.text, takeaway) } : {}),
    })),
    ...(withWhy ? traceRecord(analysis) : {}),
  }
}

function spoken(quotes: readonly Quote[]): readonly Quote[] {
  return quotes.filter(({ kind }) => kind !== 'indirect')
}

function reported(quotes: readonly Quote[]): readonly Quote[] {
  return quotes.filter(({ kind }) => kind === 'indirect')
}

function quoteRecord(text: string, { kind, parts, attribution }: Quote): QuoteRecord {
  const mention = attribution?.mention
  return {
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    parts: parts.map(({ start, end }) => [start, end]),
    kind,
    speaker: attribution?.name ?? null,
    speakerStart: mention?.start ?? null,
    speakerEnd: mention?.end ?? null,
    role: sliceOf(text, attribution?.role),
    confidence: attribution?.confidence ?? 0,
  }
}

function sliceOf(text: string, span: Span | undefined): string | null {
  return span === undefined ? null : sliceSpan(text, span)
}

function takeawayRecord({ span, topics, score }: Takeaway): TakeawayRecord {
  return { start: span.start, end: span.end, topics: topics.map(({ topic }) => topic), score }
}

/** Topic → the words of the text that led to it. */
function wordsByTopic(text: string, { topics }: Takeaway): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(topics.map((match) => [match.topic, topicWords(text, match)]))
}

function traceRecord({ document, quotes, takeaways }: Analysis): object {
  const spanOf = (sentence: number): Span => document.sentences[sentence]?.span ?? { start: 0, end: 0 }
  return {
    rejected: quotes.rejected.map(({ span, rule }) => ({ ...span, text: sliceSpan(document.text, span), rule })),
    leftOut: takeaways.leftOut.map(({ sentence, score, parts, reason }) => ({
      ...spanOf(sentence),
      text: sliceSpan(document.text, spanOf(sentence)),
      score,
      reason,
      parts,
    })),
  }
}
