import {
  type Analysis,
  dateText,
  harmlessLine,
  type Quote,
  roleText,
  ruleTexts,
  type ScorePart,
  sliceSpan,
  type Takeaway,
  type ToldPart,
  type TopicMatch,
  titleOf,
  toldScore,
  topicWords,
} from '../../src/index.ts'
import { indented } from './render-text.ts'
import type { Session } from './session.ts'

/** The best of what was left out that is told. */
const MOST_LEFT_OUT = 10
const INDENT = '    '
const QUOTE_BAR = '│ '
/** What joins the parts of a quote that its speaker's name interrupts. */
const PART_JOINT = ' … '

/** Writes what was found in a document for somebody at a terminal, best takeaways first, quotes in order, then what is only reported. */
export function findingText(analysis: Analysis, session: Session, withWhy: boolean): string {
  const { terminal, say } = session
  const { takeaways, quotes } = analysis
  const heading = (key: string, count: number): string => terminal.strong(say(key, { count }))
  const reported = quotes.quotes.filter(({ kind }) => kind === 'indirect')
  const said = quotes.quotes.filter(({ kind }) => kind !== 'indirect')
  const linesOf = (quote: Quote, index: number): readonly string[] =>
    quoteLines(analysis, quote, { session, number: index + 1, withWhy })
  const sections = [
    [...documentLines(analysis, session)],
    [
      heading('cli.takeaways', takeaways.takeaways.length),
      ...takeaways.takeaways.flatMap((takeaway, index) =>
        takeawayLines(analysis, takeaway, { session, number: index + 1, withWhy }),
      ),
    ],
    [heading('cli.quotes', said.length), ...said.flatMap(linesOf)],
    ...(reported.length === 0 ? [] : [[heading('cli.reported', reported.length), ...reported.flatMap(linesOf)]]),
    ...(withWhy ? traceSections(analysis, session) : []),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n\n`
}

interface Entry {
  readonly session: Session
  readonly number: number
  readonly withWhy: boolean
}

function documentLines({ document }: Analysis, { terminal, say, language }: Session): readonly string[] {
  const title = harmlessLine(titleOf(document))
  const facts = [
    ...document.authors,
    document.publisher,
    document.publishedOn && dateText(document.publishedOn, language),
    say(`cli.language-${document.language}`),
  ]
  const known = facts.filter((fact) => fact !== undefined)
  return [
    ...indented(title, terminal, '').map(terminal.strong),
    ...indented(harmlessLine(known.join(' · ')), terminal, '').map(terminal.quiet),
  ]
}

function takeawayLines({ document }: Analysis, takeaway: Takeaway, entry: Entry): readonly string[] {
  const { terminal } = entry.session
  const text = harmlessLine(sliceSpan(document.text, takeaway.span))
  const topics = topicsText(document.text, takeaway.topics, entry)
  const facts = [`${takeaway.span.start}–${takeaway.span.end}`, topics].filter((fact) => fact !== '').join(' · ')
  const why = entry.withWhy
    ? [...indented(scoreText(takeaway.score, takeaway.parts, entry.session.say), terminal, INDENT)]
    : []
  return [
    ...indented(text, terminal, numbered(entry.number), INDENT),
    ...[...indented(facts, terminal, INDENT), ...why].map(terminal.quiet),
  ]
}

/** Topics by their titles; to whoever asks why, each with the words of the text that led to it. */
function topicsText(text: string, topics: readonly TopicMatch[], { session, withWhy }: Entry): string {
  const separator = session.say('edition.topic-separator')
  if (!withWhy) return topics.map(({ topic }) => titleOfTopic(topic, session)).join(separator)
  const explained = topics.map((match) => {
    const words = harmlessLine(topicWords(text, match).join(separator))
    return session.say('preview.topic-by-words', { topic: titleOfTopic(match.topic, session), words })
  })
  return explained.join(' · ')
}

function titleOfTopic(id: string, { engine, language }: Session): string {
  const topic = engine.content.packs.flatMap(({ topics }) => topics).find((one) => one.id === id)
  return topic?.title[language] ?? id
}

function quoteLines({ document }: Analysis, quote: Quote, entry: Entry): readonly string[] {
  const { terminal, say } = entry.session
  const { attribution, parts } = quote
  const text = harmlessLine(parts.map((part) => sliceSpan(document.text, part)).join(PART_JOINT))
  const role = attribution && roleText(document.text, attribution)
  const known = [attribution?.name, role].filter((part) => part !== undefined)
  const speaker = known.length === 0 ? say('cli.speaker-unknown') : known.join(' · ')
  const certainty = attribution && say('cli.certain', { percent: Math.round(attribution.confidence * 100) })
  const span = `${parts[0]?.start ?? 0}–${parts.at(-1)?.end ?? 0}`
  const why = entry.withWhy && attribution !== undefined ? [ruleText(attribution.rule, entry.session)] : []
  const facts = [span, say(`cli.kind-${quote.kind}`), certainty, ...why].filter((fact) => fact !== undefined)
  return [
    ...indented(text, terminal, `${numbered(entry.number)}${QUOTE_BAR}`, `${INDENT}${QUOTE_BAR}`),
    ...indented(harmlessLine(speaker), terminal, `${INDENT}— `, `${INDENT}  `),
    ...indented(facts.join(' · '), terminal, INDENT).map(terminal.quiet),
  ]
}

function traceSections({ document, quotes, takeaways }: Analysis, session: Session): readonly (readonly string[])[] {
  const { terminal, say } = session
  const leftOut = takeaways.leftOut.slice(0, MOST_LEFT_OUT).flatMap(({ sentence, reason, score, parts }) => {
    const span = document.sentences[sentence]?.span ?? { start: 0, end: 0 }
    const text = harmlessLine(sliceSpan(document.text, span))
    return [
      ...indented(text, terminal, '  - ', INDENT),
      ...indented(`${say(`preview.left-${reason}`)} ${scoreText(score, parts, say)}`, terminal, INDENT).map(
        terminal.quiet,
      ),
    ]
  })
  const rejected = quotes.rejected.flatMap(({ span, rule }) =>
    indented(`${harmlessLine(sliceSpan(document.text, span))} (${ruleText(rule, session)})`, terminal, '  - ', INDENT),
  )
  return [
    [terminal.strong(say('cli.left-out', { count: takeaways.leftOut.length })), ...leftOut],
    [terminal.strong(say('cli.rejected', { count: quotes.rejected.length })), ...rejected],
  ]
}

/**
 * A score as a sum of its reasons, those that say most first, what counts against it behind; each in a reader's words
 * with the keys of its parts: `0.81: +0.32 It gives figures [numbers, amounts] · …`.
 */
function scoreText(score: number, parts: readonly ScorePart[], say: Session['say']): string {
  const { inFavour, against } = toldScore(parts)
  const sum = `${score.toFixed(2)}: ${inFavour.filter(isFelt).map(partText(say)).join(' · ')}`
  const less = against.filter(isFelt).map(partText(say))
  return less.length === 0 ? sum : `${sum} — ${say('preview.why-against')}: ${less.join(' · ')}`
}

/** What rounds to nothing is not told. */
function isFelt({ points }: ToldPart): boolean {
  return Math.abs(points) >= 0.005
}

function partText(say: Session['say']): (part: ToldPart) => string {
  return ({ name, points, of }) => {
    const words = say(`why.${name}`).replace(/[.。]$/, '')
    return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)} ${words} [${of.join(', ')}]`
  }
}

/** A rule in a reader's words, with its key. */
function ruleText(rule: string, { say, language }: Session): string {
  const words = ruleTexts(rule).map((key) => say(key))
  return `${words.join(language === 'en' ? ' ' : '')} [${rule}]`
}

function numbered(number: number): string {
  return `${number}.`.padStart(INDENT.length - 1).padEnd(INDENT.length)
}
