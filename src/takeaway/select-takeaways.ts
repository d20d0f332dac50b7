import type { Document } from '../document/document.ts'
import type { QuoteFindings } from '../quote/quote.ts'
import { type LexedText, lexText } from '../text/lexed.ts'
import type { Span } from '../text/span.ts'
import { type TopicIndex, topicsOf } from '../topic/match-topics.ts'
import type { TopicMatch } from '../topic/topic.ts'
import { hitsWithin } from './measure.ts'
import { type Ranked, rankCandidates, rankFurtherClauses, rankShortened } from './rank.ts'
import { type Reading, readDocument } from './reading.ts'
import type { TakeawayRules } from './rules.ts'
import { ChosenTakeaway, Selection, type Trace } from './selection.ts'
import { leftOf, takeDifferent } from './take-different.ts'
import type { Takeaway, TakeawaySelection } from './takeaway.ts'

/** How many takeaways to choose, and of what size. */
export interface TakeawayOptions {
  /**
   * A number takes exactly so many, weaker ones when there are too few good ones; fewer only where the document has no
   * more that differ. `auto` takes one for every five candidates, from 1 to 15, of a short document two of five up to
   * four, and none that cannot stand alone.
   */
  readonly count: number | 'auto'
  /**
   * `sentence`: whole sentences; `clause`: one to three neighbouring clauses of a sentence. With `auto` these are the
   * sentences of `sentence`, each shortened; with a number the clauses are weighed by themselves, like headlines.
   */
  readonly unit: 'sentence' | 'clause'
}

/** What the choice is made with. */
export interface TakeawayKnowledge {
  readonly topics: TopicIndex
  readonly rules: TakeawayRules
}

const SENTENCES_PER_TAKEAWAY = 5
/** Of a short document two sentences in five, up to so many takeaways: a release of six has three that count. */
const SHORT_SHARE = 0.4
const MOST_OF_SHORT = 4
const MOST_TAKEAWAYS = 15
/** Marks that a clause ends with and a statement does not. */
const PAUSE = /[，,、；;：:—–\s]/
/** The trace keeps this many of the sentences that were not taken: on a screen, more would explain nothing. */
const MOST_LEFT_OUT = 500

/**
 * Chooses the sentences, or clauses, of a document that tell what matters.
 *
 * No two are alike: fewer than 0.6 of their words are common. Pure quotations are left to `quotes` and weak sentences
 * stay out, unless a count needs them.
 *
 * @returns takeaways, best first, each an exact slice; and the best of what was left out with the reason, best first.
 * Empty for a document without sentences. Never fails. Linear in the document's length for a given count.
 */
export function selectTakeaways(
  document: Document,
  quotes: QuoteFindings,
  { topics, rules, count, unit }: TakeawayKnowledge & TakeawayOptions,
  lexed: LexedText = lexText(document.folded),
): TakeawaySelection {
  const reading = readDocument({ document, lexed }, quotes, topics, rules)
  const strict = count === 'auto'
  const isShortened = strict && unit === 'clause'
  const { parts, table, repetition } = reading.rules[isShortened ? 'sentence' : unit]
  const { sentence, clause } = reading.rules
  const ranked = isShortened
    ? rankShortened(reading, { sentence: sentence.table, clause: clause.table })
    : rankCandidates(reading, table, { unit, strict })
  const most = count === 'auto' ? autoCount(ranked) : count
  const options = { most, strict, repetition }
  const first = takeDifferent(reading, ranked, options)
  const isShort = !strict && unit === 'clause' && first.taken.length < most
  const further = isShort ? rankFurtherClauses(reading, ranked, table) : []
  const chosen = isShort ? takeDifferent(reading, [...ranked, ...further], options) : first
  const spanOf = ({ measured: { span } }: Ranked): Span =>
    unit === 'clause' ? withoutPause(document.text, span) : span
  const trace = { parts, candidates: reading.candidates }
  const posts = quotes.speakers.flatMap(({ roles }) => roles)
  const takeaways = chosen.taken.map((entry) => toTakeaway(reading, entry, spanOf(entry), { trace, posts }))
  return new Selection(takeaways, () => leftOf(ranked, chosen, MOST_LEFT_OUT), trace)
}

function autoCount(ranked: readonly Ranked[]): number {
  const ofShort = Math.min(MOST_OF_SHORT, Math.ceil(ranked.length * SHORT_SHARE))
  return Math.min(MOST_TAKEAWAYS, Math.max(1, ofShort, Math.round(ranked.length / SENTENCES_PER_TAKEAWAY)))
}

/** What takeaways are made with: what explains them, and where the text says what somebody is. */
interface Making {
  readonly trace: Trace
  readonly posts: readonly Span[]
}

function toTakeaway({ topicHits, topics }: Reading, ranked: Ranked, span: Span, { trace, posts }: Making): Takeaway {
  const { candidate, span: whole } = ranked.measured
  const range = hitsWithin(topicHits, candidate, whole)
  const found = topicsOf(topicHits, { range, shift: 0 }, topics)
  return new ChosenTakeaway(ranked, { span, topics: outsidePosts(found, posts) }, trace)
}

/** What somebody is does not make a text speak of it: a chief risk officer is no risk. */
function outsidePosts(topics: readonly TopicMatch[], posts: readonly Span[]): readonly TopicMatch[] {
  if (topics.length === 0 || posts.length === 0) return topics
  return topics.flatMap(({ topic, terms }) => {
    const outside = terms.filter((term) => !posts.some((post) => post.start <= term.start && term.end <= post.end))
    return outside.length === 0 ? [] : [{ topic, terms: outside }]
  })
}

/** A run of clauses without the comma that leads on to the next one. */
function withoutPause(text: string, { start, end }: Span): Span {
  let to = end
  while (to > start + 1 && PAUSE.test(text.charAt(to - 1))) to--
  return { start, end: to }
}
