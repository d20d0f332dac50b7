import {
  type Analysis,
  dateText,
  harmlessLine,
  type Quote,
  roleText,
  type ScorePart,
  sliceSpan,
  type Takeaway,
  type TopicMatch,
  titleOf,
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
  const why = entry.withWhy ? [...indented(scoreText(takeaway.score, takeaway.parts), terminal, INDENT)] : []
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
  const why = entry.withWhy && attribution !== undefined ? [attribution.rule] : []
  const facts = [span, say(`cli.kind-${quote.kind}`), certainty, ...why].filter((fact) => fact !== undefined)
  return [
    ...indented(text, terminal, `${numbered(entry.number)}${QUOTE_BAR}`, `${INDENT}${QUOTE_BAR}`),
    ...indented(harmlessLine(speaker), terminal, `${INDENT}— `, `${INDENT}  `),
    ...indented(facts.join(' · '), terminal, INDENT).map(terminal.quiet),
  ]
}

function traceSections(
  { document, quotes, takeaways }: Analysis,
  { terminal, say }: Session,
): readonly (readonly string[])[] {
  const leftOut = takeaways.leftOut.slice(0, MOST_LEFT_OUT).flatMap(({ sentence, reason, score, parts }) => {
    const span = document.sentences[sentence]?.span ?? { start: 0, end: 0 }
    const text = harmlessLine(sliceSpan(document.text, span))
    return [
      ...indented(text, terminal, '  - ', INDENT),
      ...indented(`${say(`preview.left-${reason}`)} ${scoreText(score, parts)}`, terminal, INDENT).map(terminal.quiet),
    ]
  })
  const rejected = quotes.rejected.flatMap(({ span, rule }) =>
    indented(`${harmlessLine(sliceSpan(document.text, span))} (${rule})`, terminal, '  - ', INDENT),
  )
  return [
    [terminal.strong(say('cli.left-out', { count: takeaways.leftOut.length })), ...leftOut],
    [terminal.strong(say('cli.rejected', { count: quotes.rejected.length })), ...rejected],
  ]
}

/** A score as a sum of its parts, those that say most first: `0.81 = numbers 0.32 + lead 0.25 …`. */
function scoreText(score: number, parts: readonly ScorePart[]): string {
  const terms = parts
    .map(({ name, value, weight }) => ({ name, points: value * weight }))
    .filter(({ points }) => Math.abs(points) >= 0.005)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map(({ name, points }) => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)} ${name}`)
  return [`${score.toFixed(2)}:`, ...terms].join(' ')
}

function numbered(number: number): string {
  return `${number}.`.padStart(INDENT.length - 1).padEnd(INDENT.length)
}
