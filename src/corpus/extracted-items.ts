import type { Document } from '../document/document.ts'
import type { Attribution, Quote } from '../quote/quote.ts'
import { roleText } from '../quote/role-text.ts'
import type { ScorePart, Takeaway, TakeawaySelection } from '../takeaway/takeaway.ts'
import type { FoldText } from '../text/fold.ts'
import type { LanguageTag } from '../text/language.ts'
import { containsSpan, type Span, sliceSpan } from '../text/span.ts'
import type { ToTraditional } from '../text/traditional.ts'
import { matchTopics, type TopicIndex } from '../topic/match-topics.ts'
import { citeSpans } from './cite-spans.ts'
import { compactText } from './compact-text.ts'
import type { CorpusItem, ItemSpeaker } from './corpus.ts'
import type { DocumentView } from './document-view.ts'
import { QUOTE_JOINT } from './editor-items.ts'
import type { KnownPeople, KnownPerson } from './known-people.ts'
import { foundItemId } from './reference.ts'

/** What turning a document's findings into items needs. */
export interface ExtractionContext {
  readonly people: KnownPeople
  readonly topics: TopicIndex
  readonly fold: FoldText
  readonly toTraditional: ToTraditional
  /** Ids of the packs that have a document as a source. */
  readonly packsOf: (view: DocumentView) => ReadonlySet<string>
}

interface DocumentContext extends ExtractionContext {
  /** Whether the document means a person when it names one so. */
  readonly isMeant: (person: KnownPerson) => boolean
}

/** No extracted item outweighs an editor's first or second rank. */
const HEAVIEST = 0.8
/** What the worst sentence that was considered would weigh. */
const LIGHTEST = 0.2
const QUOTE_WEIGHTS = { direct: 0.75, partial: 0.5 } as const
/** Letters and digits of a quote that says enough by itself, and of one that fits a digest. */
const TELLING_LENGTH = { 'zh-Hans': 16, 'zh-Hant': 16, en: 40 } as const
const HANDY_LENGTH = { 'zh-Hans': 90, 'zh-Hant': 90, en: 240 } as const

/**
 * Makes items of what was found in a document: takeaways, best first, then quotes in the order of the text.
 * What is only reported, without marks, is no item: shown as a quote it would be words that nobody said.
 */
export function publishFindings(view: DocumentView, context: ExtractionContext): readonly CorpusItem[] {
  const { takeaways, quotes } = view.analysis
  const weightOf = weighTakeaways(takeaways)
  const whole = { ...context, isMeant: rememberMeant(view, context) }
  return [
    ...takeaways.takeaways.map((takeaway) => takeawayItem(view, takeaway, weightOf(takeaway.score))),
    ...quotes.quotes.flatMap((quote) => quoteItem(view, quote, whole)),
  ]
}

/** Scores compare within a document only; weights compare over the corpus: from `LIGHTEST` to `HEAVIEST`. */
function weighTakeaways({ takeaways, leftOut }: TakeawaySelection): (score: number) => number {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { score } of [...takeaways, ...leftOut]) {
    lowest = Math.min(lowest, score)
    highest = Math.max(highest, score)
  }
  return (score) => {
    const share = highest > lowest ? (score - lowest) / (highest - lowest) : 1
    return round(LIGHTEST + (HEAVIEST - LIGHTEST) * share)
  }
}

function takeawayItem({ document }: DocumentView, takeaway: Takeaway, weight: number): CorpusItem {
  const { span } = takeaway
  return extractedItem(document, 'takeaway', [span], {
    topics: takeaway.topics.map(({ topic }) => topic),
    speaker: undefined,
    weight,
    parts: takeaway.parts,
    confidence: 1,
  })
}

function quoteItem(view: DocumentView, quote: Quote, context: DocumentContext): readonly CorpusItem[] {
  if (quote.kind === 'indirect' || quote.parts.length === 0) return []
  const { document } = view
  const confidence = quote.attribution?.confidence ?? 0
  const length = quote.parts.reduce((sum, part) => sum + part.end - part.start, 0)
  const telling = Math.min(1, length / TELLING_LENGTH[document.language])
  const handy = Math.min(1, HANDY_LENGTH[document.language] / Math.max(1, length))
  return [
    extractedItem(document, 'quote', quote.parts, {
      topics: topicsAround(view, quote, context),
      speaker: quote.attribution && speakerOf(view, quote.attribution, context),
      weight: round(QUOTE_WEIGHTS[quote.kind] * telling * handy * (0.5 + confidence / 2)),
      parts: [],
      confidence,
    }),
  ]
}

interface Findings {
  readonly topics: readonly string[]
  readonly speaker: ItemSpeaker | undefined
  readonly weight: number
  readonly parts: readonly ScorePart[]
  readonly confidence: number
}

function extractedItem(
  document: Document,
  kind: CorpusItem['kind'],
  spans: readonly Span[],
  findings: Findings,
): CorpusItem {
  const text = spans.map((span) => sliceSpan(document.text, span)).join(QUOTE_JOINT)
  return {
    id: foundItemId(document, kind, spans),
    kind,
    from: 'extracted',
    texts: [{ language: document.language, text, nature: 'original' }],
    citation: citeSpans(document, spans),
    ...findings,
  }
}

/** A quote's own words say what it is about; when they do not, the sentence of a takeaway around it may. */
function topicsAround(view: DocumentView, quote: Quote, { topics }: ExtractionContext): readonly string[] {
  const { document, analysis } = view
  const own = quote.parts.flatMap((part) => matchTopics(document, part, topics).map(({ topic }) => topic))
  if (own.length > 0) return [...new Set(own)]
  const around = analysis.takeaways.takeaways.find(({ sentence }) => {
    const whole = document.sentences[sentence]?.span
    return whole !== undefined && quote.parts.some((part) => containsSpan(whole, part))
  })
  return around?.topics.map(({ topic }) => topic) ?? []
}

/**
 * Says who a document means.
 *
 * A name alone is not enough to take somebody for the person of a pack, for many people share one: the document must be
 * a source of the pack, or name where the person works. Then the names of the pack are used; the role is the
 * pack's only in its own source, because people change posts.
 */
function speakerOf(view: DocumentView, attribution: Attribution, context: DocumentContext): ItemSpeaker {
  const { document } = view
  const name = compactText(context.fold(attribution.name)).text
  const role = roleText(document.text, attribution)
  const known = context.people.byName.get(name)?.filter(context.isMeant) ?? []
  const [person] = known
  const shownRole = role === undefined ? undefined : asWritten(role, document.language, context)
  if (person === undefined || known.length > 1) {
    const names = asWritten(attribution.name, document.language, context)
    return { id: `name:${name}`, name: names, role: shownRole }
  }
  const isOwn = person.packs.some((pack) => context.packsOf(view).has(pack))
  return isOwn ? person.speaker : { ...person.speaker, role: shownRole }
}

/** Looks through the document once for each person, however often the name stands in it. */
function rememberMeant(view: DocumentView, context: ExtractionContext): DocumentContext['isMeant'] {
  const meant = new Map<KnownPerson, boolean>()
  return (person) => {
    const known = meant.get(person) ?? isMeant(person, view, context)
    meant.set(person, known)
    return known
  }
}

function isMeant(person: KnownPerson, view: DocumentView, context: ExtractionContext): boolean {
  if (person.packs.some((pack) => context.packsOf(view).has(pack))) return true
  return person.affiliations.some((affiliation) => affiliation !== '' && view.compact().text.includes(affiliation))
}

/** A name or role as the document writes it, for readers of all languages; between Chinese scripts it is converted. */
function asWritten(
  text: string,
  language: LanguageTag,
  { fold, toTraditional }: ExtractionContext,
): ItemSpeaker['name'] {
  if (language === 'zh-Hant') return { 'zh-Hans': fold(text), 'zh-Hant': text, en: text }
  return { 'zh-Hans': text, 'zh-Hant': language === 'en' ? text : toTraditional(text), en: text }
}

function round(weight: number): number {
  return Math.round(weight * 1000) / 1000
}
