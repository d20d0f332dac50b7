import type { Corpus, CorpusItem } from '../corpus/corpus.ts'
import { SHOWN_CONFIDENCE } from '../quote/shown-confidence.ts'
import type { LanguageTag } from '../text/language.ts'
import { madeOnce } from '../text/made-once.ts'
import type { Edition, EditionChoice, EditionPreferences, EditionReason } from './edition.ts'
import { isItemReadable, itemColumns, shownText } from './item-text.ts'
import { keptLikeness, type Shingles, shinglesOf } from './likeness.ts'
import { notShown } from './not-shown.ts'
import { type Lean, leaningOf, leanOf, type Opinion } from './opinion.ts'

/** What an edition is made from; the same values always give the same edition. */
export interface EditionRequest {
  readonly corpus: Corpus
  /** Ids of the items this channel has been shown. */
  readonly seen: ReadonlySet<string>
  readonly preferences: EditionPreferences
  readonly number: number
  /** `YYYY-MM-DD` of the reader's day. */
  readonly date: string
  /** What the channel's readers thought of items; none when not given. */
  readonly opinions?: readonly Opinion[]
}

interface Candidate {
  readonly item: CorpusItem
  readonly lean: Lean
  readonly measures: Measures
}

/** Of the many items of a long document, few come near being chosen: the others are not even read. */
interface Measures {
  /** What it loses because its reader cannot read it without a translation. */
  readonly unreadable: number
  readonly shingles: () => Shingles
  readonly columns: () => number
}

interface Chosen extends Omit<EditionChoice, 'why'> {
  readonly candidate: Candidate
}

/** What each earlier item on the same topic, by the same speaker, or of the same source takes off a candidate's score. */
const TOPIC_PENALTY = 0.12
const SPEAKER_PENALTY = 0.2
/** Two items of a source, and the best of another one outweighs an editor's third. */
const SOURCE_PENALTY = 0.12
/** What an item that the reader cannot read without a translation loses. */
const UNREADABLE_PENALTY = 0.5
/** Share of an item's word pairs that may stand in another one of the edition. */
const MOST_LIKENESS = 0.4
const MOST_LEFT_OUT = 20
/** Share of the budget that takeaways may fill, so that a quote always finds room. */
const TAKEAWAY_SHARE = 0.7

/**
 * Chooses what a digest shows: the best items the channel has not seen, spread over topics, speakers and sources,
 * none saying what another says, within the budget of a screen.
 *
 * Greedy: each step takes the candidate whose weight is highest after what is already there is held against it.
 * @returns an edition without items when nothing is left to show.
 */
export function composeEdition(request: EditionRequest): Edition {
  const { corpus, seen, preferences } = request
  const unseen = notShown(corpus, seen).filter((item) => isWanted(item, preferences))
  const leaning = leaningOf(request.opinions ?? [])
  const candidates = unseen.map((item): Candidate => {
    return { item, lean: leanOf(item, leaning), measures: measuresOf(item, preferences.language) }
  })
  const takeawayBudget = { columns: Math.round(preferences.columns * TAKEAWAY_SHARE), preferences }
  const first = choose(candidates, 'takeaway', [], takeawayBudget)
  const quotes = choose(candidates, 'quote', first, { columns: preferences.columns - columnsUsed(first), preferences })
  // somebody's very words go before a takeaway that holds them: it gives way, and another may take its place
  const isSaid = first.some((takeaway) => quotes.some((quote) => isSame(takeaway.candidate, quote.candidate)))
  const columns = Math.min(takeawayBudget.columns, preferences.columns - columnsUsed(quotes))
  const takeaways = isSaid ? choose(candidates, 'takeaway', quotes, { columns, preferences }) : first
  const chosen = [...takeaways, ...quotes]
  const explained = chosen.map((choice) => explain(choice, chosen, preferences))
  return {
    number: request.number,
    date: request.date,
    language: preferences.language,
    takeaways: explained.slice(0, takeaways.length),
    quotes: explained.slice(takeaways.length),
    leftOut: leaveOut(candidates, chosen, preferences),
    unseen: unseen.length - chosen.length,
  }
}

function isWanted(item: CorpusItem, preferences: EditionPreferences): boolean {
  return preferences.topics.length === 0 || item.topics.some((topic) => preferences.topics.includes(topic))
}

/** An item never changes, and the same ones are weighed for every channel at its hour. */
const keptMeasures = madeOnce((_item: CorpusItem) => new Map<LanguageTag, Measures>())

function measuresOf(item: CorpusItem, language: LanguageTag): Measures {
  const kept = keptMeasures(item)
  const measures = kept.get(language) ?? measure(item, language)
  kept.set(language, measures)
  return measures
}

function measure(item: CorpusItem, language: LanguageTag): Measures {
  return {
    unreadable: isItemReadable(item, language) ? 0 : UNREADABLE_PENALTY,
    shingles: once(() => shinglesOf(shownText(item, language).text)),
    columns: once(() => itemColumns(item, language)),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Why is told of the edition as it is read: what was chosen first may stand last. */
function explain(
  { item, score, candidate }: Chosen,
  chosen: readonly Chosen[],
  preferences: EditionPreferences,
): EditionChoice {
  return { item, score, why: reasonsFor(candidate, chosen, preferences) }
}

function choose(
  candidates: readonly Candidate[],
  kind: CorpusItem['kind'],
  before: readonly Chosen[],
  budget: { readonly columns: number; readonly preferences: EditionPreferences },
): readonly Chosen[] {
  const { preferences } = budget
  const most = kind === 'takeaway' ? preferences.takeaways : preferences.quotes
  const pool = candidates.filter(({ item }) => item.kind === kind && item.confidence >= SHOWN_CONFIDENCE)
  const chosen: Chosen[] = []
  while (chosen.length < most) {
    const next = best(pool, [...before, ...chosen], budget.columns - columnsUsed(chosen))
    if (next === undefined) break
    chosen.push(next)
  }
  return chosen
}

function columnsUsed(chosen: readonly Chosen[]): number {
  return chosen.reduce((columns, choice) => columns + choice.candidate.measures.columns(), 0)
}

function best(pool: readonly Candidate[], chosen: readonly Chosen[], columns: number): Chosen | undefined {
  let winner: Chosen | undefined
  for (const candidate of pool) {
    const { item } = candidate
    const score = scoreOf(candidate, chosen)
    const isBetter =
      winner === undefined || score > winner.score || (score === winner.score && item.id < winner.item.id)
    if (!isBetter || candidate.measures.columns() > columns) continue
    if (!chosen.some((other) => givesWay(candidate, other.candidate))) winner = { item, score, candidate }
  }
  return winner
}

/** Whether a candidate gives way to what was chosen before it; a quote gives way to quotes and to what editors say. */
function givesWay(candidate: Candidate, chosen: Candidate): boolean {
  const { kind, from } = chosen.item
  const isWithinFound = candidate.item.kind === 'quote' && kind === 'takeaway' && from === 'extracted'
  return !isWithinFound && isSame(candidate, chosen)
}

function isSame(a: Candidate, b: Candidate): boolean {
  return a.item.id === b.item.id || keptLikeness(a.measures.shingles(), b.measures.shingles()) > MOST_LIKENESS
}

function scoreOf({ item, lean, measures: { unreadable } }: Candidate, chosen: readonly Chosen[]): number {
  let [shared, sameSpeaker, sameSource] = [0, 0, 0]
  for (const other of chosen) {
    if (sharesTopic(item, other.item)) shared++
    if (isSpeaker(item, other.item)) sameSpeaker++
    if (item.citation.source === other.item.citation.source) sameSource++
  }
  const repeated = TOPIC_PENALTY * shared + SPEAKER_PENALTY * sameSpeaker + SOURCE_PENALTY * sameSource
  return item.weight + lean.weight - repeated - unreadable
}

/** Two items share a topic when their first, main ones are the same. */
function sharesTopic(a: CorpusItem, b: CorpusItem): boolean {
  return a.topics[0] !== undefined && a.topics[0] === b.topics[0]
}

function isSpeaker(a: CorpusItem, b: CorpusItem): boolean {
  return a.speaker !== undefined && a.speaker.id === b.speaker?.id
}

/** @param chosen the whole edition, in the order of its numbers. */
function reasonsFor(
  { item, lean }: Candidate,
  chosen: readonly Chosen[],
  preferences: EditionPreferences,
): readonly EditionReason[] {
  const place = chosen.findIndex((other) => other.item === item)
  const above = chosen.slice(0, place)
  const reasons: EditionReason[] = [
    item.from === 'editor'
      ? { name: 'chosen-editor', values: {} }
      : { name: 'chosen-weight', values: { percent: Math.round(item.weight * 100) } },
  ]
  const topic = item.topics[0]
  if (topic !== undefined && !above.some((other) => other.item.topics.includes(topic))) {
    reasons.push({ name: 'chosen-topic', values: { topic } })
  }
  if (item.speaker !== undefined && !chosen.some((other) => other.item !== item && isSpeaker(item, other.item))) {
    reasons.push({ name: 'chosen-speaker', values: { speaker: item.speaker.name[preferences.language] } })
  }
  return lean.weight > 0 ? [...reasons, wishReason('chosen', { item, lean }, preferences)] : reasons
}

/** Says by which topic or speaker the channel's readers wished for an item, or against it. */
function wishReason(
  way: 'chosen' | 'left',
  { item, lean }: Pick<Candidate, 'item' | 'lean'>,
  { language }: EditionPreferences,
): EditionReason {
  const isSpeaker = lean.by?.kind === 'speaker' && item.speaker !== undefined
  return isSpeaker
    ? { name: `${way}-wish-speaker`, values: { speaker: item.speaker.name[language] } }
    : { name: `${way}-wish-topic`, values: { topic: lean.by?.id ?? '' } }
}

function leaveOut(
  candidates: readonly Candidate[],
  chosen: readonly Chosen[],
  preferences: EditionPreferences,
): Edition['leftOut'] {
  const taken = new Set(chosen.map((choice) => choice.item.id))
  return candidates
    .filter(({ item }) => !taken.has(item.id))
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, MOST_LEFT_OUT)
    .map((candidate) => ({ item: candidate.item, reason: reasonAgainst(candidate, chosen, preferences) }))
}

function weightOf({ item, lean }: Candidate): number {
  return item.weight + lean.weight
}

function reasonAgainst(
  candidate: Candidate,
  chosen: readonly Chosen[],
  preferences: EditionPreferences,
): EditionReason {
  const twin = chosen.findIndex((other) => isSame(candidate, other.candidate))
  if (twin >= 0) return { name: 'repeats', values: { number: twin + 1 } }
  if (candidate.item.confidence < SHOWN_CONFIDENCE) {
    return { name: 'uncertain-speaker', values: { percent: Math.round(candidate.item.confidence * 100) } }
  }
  const isTooLong = candidate.measures.columns() > preferences.columns - columnsUsed(chosen)
  if (isTooLong) return { name: 'over-budget', values: {} }
  return candidate.lean.weight < 0 ? wishReason('left', candidate, preferences) : { name: 'lower-score', values: {} }
}
