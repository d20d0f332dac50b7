import {
  type Analysis,
  type LanguageTag,
  type Quote,
  roleText,
  ruleTexts,
  type ScorePart,
  SHOWN_CONFIDENCE,
  type Span,
  type Strings,
  sliceSpan,
  type TopicMatch,
  toldScore,
  topicWords,
} from '../../src/index.ts'
import type { Mark } from './marked-text.ts'
import type { WireFinding, WireScorePart } from './wire.ts'

/** How findings are said. */
export interface FindingsOptions {
  readonly strings: Strings
  readonly language: LanguageTag
  /** What to call topics; one that is missing is called by its id. */
  readonly topics: readonly TopicName[]
  /** Findings that reach past this offset are left away: the text there is not shown. */
  readonly end: number
}

/** What a topic is called in each language. */
export interface TopicName {
  readonly id: string
  readonly title: Readonly<Record<LanguageTag, string>>
}

/** What the panel lists and where it stands in the text. */
export interface Findings {
  readonly findings: readonly WireFinding[]
  /** Outer marks before the ones within them. */
  readonly marks: readonly Mark[]
}

/** Most left-out sentences and rejected passages to list, best first: enough to see why, not a second document. */
const MOST_LEFT_OUT = 60

/** Most reasons to tell on either side, weightiest first; what follows moves a score by a hair. */
const MOST_IN_FAVOUR = 6
const MOST_AGAINST = 4

interface Found {
  readonly finding: WireFinding
  readonly marks: readonly Mark[]
}

/** Lists everything the engine found in a document, and what it looked at and left out, each with its reason. */
export function findingsOf(analysis: Analysis, options: FindingsOptions): Findings {
  const found = [
    ...takeaways(analysis, options),
    ...quotes(analysis, options),
    ...leftOut(analysis, options),
    ...rejected(analysis, options),
  ].filter(({ finding }) => finding.end <= options.end)
  const marks = found.flatMap((one) => one.marks)
  return {
    findings: found.map((one) => one.finding),
    marks: marks.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end),
  }
}

/** Lists takeaways by themselves, such as those of another choice. */
export function takeawayFindings(analysis: Analysis, options: FindingsOptions): readonly WireFinding[] {
  return takeaways(analysis, options).map(({ finding }) => finding)
}

function takeaways(analysis: Analysis, options: FindingsOptions): readonly Found[] {
  const { text } = analysis.document
  const longest = longestPart(analysis)
  return analysis.takeaways.takeaways.map(({ span, parts, topics }, index) => {
    const finding: WireFinding = {
      id: `t${index + 1}`,
      kind: 'takeaway',
      ...span,
      text: sliceSpan(text, span),
      facts: topics.map((match) => topicFact(text, match, options)),
      certainty: '',
      reason: '',
      parts: scoreParts(parts, longest, options),
    }
    return { finding, marks: [{ id: finding.id, span }] }
  })
}

/** A topic with the words of the text that led to it. */
function topicFact(text: string, match: TopicMatch, { topics, language, strings }: FindingsOptions): string {
  const title = topics.find(({ id }) => id === match.topic)?.title[language] ?? match.topic
  const words = topicWords(text, match).join(textOf(strings, 'edition.topic-separator'))
  return textOf(strings, 'preview.topic-by-words')
    .replace('{topic}', () => title)
    .replace('{words}', () => words)
}

function quotes(analysis: Analysis, options: FindingsOptions): readonly Found[] {
  const { text } = analysis.document
  return analysis.quotes.quotes.map((quote, index) => {
    const number = index + 1
    const finding: WireFinding = {
      id: `q${number}`,
      kind: quote.kind,
      ...outerSpan(quote.parts),
      text: quote.parts.map((part) => sliceSpan(text, part)).join('…'),
      facts: speakerFacts(text, quote),
      certainty: certaintyOf(quote, options),
      reason: quoteReason(quote, options),
      parts: [],
    }
    return { finding, marks: quoteMarks(quote, number) }
  })
}

function speakerFacts(text: string, { attribution }: Quote): readonly string[] {
  if (attribution === undefined) return []
  const role = roleText(text, attribution)
  return role === undefined ? [attribution.name] : [attribution.name, role]
}

function certaintyOf({ attribution }: Quote, { strings }: FindingsOptions): string {
  if (attribution === undefined) return textOf(strings, 'preview.no-speaker')
  const percent = attribution.confidence * 100
  if (attribution.confidence >= SHOWN_CONFIDENCE) return fillPercent('preview.certain', Math.round(percent), strings)
  // Rounded down, so that what is too little never reads as much as is asked.
  return fillPercent('preview.uncertain', Math.floor(percent), strings)
}

function fillPercent(key: string, percent: number, strings: Strings): string {
  return textOf(strings, key).replace('{percent}', String(percent))
}

function quoteReason({ attribution }: Quote, options: FindingsOptions): string {
  return attribution === undefined ? '' : ruleText(options, attribution.rule)
}

function quoteMarks(quote: Quote, number: number): readonly Mark[] {
  const marks = quote.parts.map((span) => ({ id: `q${number}`, span }))
  const { attribution, cue } = quote
  const around = [
    { id: `c${number}`, span: cue },
    { id: `s${number}`, span: attribution?.mention },
    { id: `o${number}`, span: attribution?.role },
  ]
  return [...marks, ...around.flatMap(({ id, span }) => (span === undefined ? [] : [{ id, span }]))]
}

function leftOut(analysis: Analysis, options: FindingsOptions): readonly Found[] {
  const { document, takeaways: selection } = analysis
  const longest = longestPart(analysis)
  const best = [...selection.leftOut].sort((a, b) => b.score - a.score).slice(0, MOST_LEFT_OUT)
  return best.flatMap(({ sentence, parts, reason }, index) => {
    const span = document.sentences[sentence]?.span
    if (span === undefined) return []
    const finding: WireFinding = {
      id: `l${index + 1}`,
      kind: 'left-out',
      ...span,
      text: sliceSpan(document.text, span),
      facts: [],
      certainty: '',
      reason: textOf(options.strings, `preview.left-${reason}`),
      parts: scoreParts(parts, longest, options),
    }
    return [{ finding, marks: [{ id: finding.id, span }] }]
  })
}

function rejected(analysis: Analysis, options: FindingsOptions): readonly Found[] {
  return analysis.quotes.rejected.slice(0, MOST_LEFT_OUT).map(({ span, rule }, index) => {
    const finding: WireFinding = {
      id: `r${index + 1}`,
      kind: 'rejected',
      ...span,
      text: sliceSpan(analysis.document.text, span),
      facts: [],
      certainty: '',
      reason: ruleText(options, rule),
      parts: [],
    }
    return { finding, marks: [{ id: finding.id, span }] }
  })
}

function outerSpan(parts: readonly Span[]): Span {
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 }
}

/** Bars are measured against the longest one of what was taken: what speaks against a sentence can be far longer. */
function longestPart({ takeaways }: Analysis): number {
  const told = takeaways.takeaways.map(({ parts }) => toldScore(parts))
  const points = told.flatMap(({ inFavour, against }) => [...inFavour, ...against].map((part) => Math.abs(part.points)))
  return points.reduce((longest, point) => Math.max(longest, point), Number.EPSILON)
}

function scoreParts(parts: readonly ScorePart[], longest: number, options: FindingsOptions): readonly WireScorePart[] {
  const { inFavour, against } = toldScore(parts)
  return [...inFavour.slice(0, MOST_IN_FAVOUR), ...against.slice(0, MOST_AGAINST)].map(({ name, points }) => ({
    label: ruleText(options, name),
    points,
    share: Math.min(1, Math.abs(points) / longest),
  }))
}

/** A rule's or a score part's explanation; one that has none yet is named by its id, so that a trace is never empty. */
function ruleText({ strings, language }: FindingsOptions, rule: string): string {
  const texts = ruleTexts(rule).map((key) => strings[key])
  if (texts.includes(undefined)) return rule.replaceAll('-', ' ')
  return texts.join(language === 'en' ? ' ' : '')
}

function textOf(strings: Strings, key: string): string {
  const text = strings[key]
  if (text === undefined) throw new Error(`no text for ${key}`)
  return text
}
