import type { Pack, PackItem, PackQuote, PackSource, PackTakeaway } from '../pack/pack.ts'
import type { FoldText } from '../text/fold.ts'
import type { Span } from '../text/span.ts'
import type { ToTraditional } from '../text/traditional.ts'
import { type CompactText, compactText } from './compact-text.ts'
import type { Citation, CorpusItem, ItemText } from './corpus.ts'
import { withdrawnIn } from './corrections.ts'
import { type DocumentView, findParts, findSentence, holdsPhrases } from './document-view.ts'
import { inThree, type KnownPeople } from './known-people.ts'

/** What turning a pack's items into the corpus's needs. */
export interface EditorContext {
  readonly views: readonly DocumentView[]
  readonly people: KnownPeople
  readonly fold: FoldText
  readonly toTraditional: ToTraditional
}

/** A place in a loaded document that bears an editor's item out. */
interface Evidence {
  readonly view: DocumentView
  readonly parts: readonly Span[]
}

/** Weight of an item that an editor ranked first, second, third. */
const RANK_WEIGHTS = [0.88, 0.8, 0.7] as const
/** A pack's lead items stand above them, from the first one down; a longer lead list ends level with first rank. */
const LEAD_WEIGHT = 1
const LEAD_STEP = 0.01

/** The joint between the parts of a quote that was said with a break. */
export const QUOTE_JOINT = '…'

/** Makes an item of the corpus out of every item of a pack, opened to its line wherever its source is loaded. */
export function publishPack(pack: Pack, context: EditorContext): readonly CorpusItem[] {
  const sources = new Map(pack.sources.map((source) => [source.id, source]))
  const loaded = new Map(pack.sources.map((source) => [source.id, viewsOfSource(source, context)]))
  const withdrawn = withdrawnIn(pack)
  const published = pack.items.filter(({ id }) => !withdrawn.has(id))
  return published.map((item) => {
    const source = sources.get(item.origin.source)
    if (source === undefined) throw new Error(`item ${item.id} of pack ${pack.id} has no source`)
    const evidence = findEvidence(item, loaded.get(source.id) ?? [], context)
    const speaker = context.people.byId.get(item.origin.attributedTo ?? '')?.speaker
    return {
      id: `${pack.id}/${item.id}`,
      kind: item.kind,
      from: 'editor',
      texts: item.kind === 'quote' ? quoteTexts(item) : takeawayTexts(item),
      topics: item.topics,
      speaker,
      citation: cite(item, source, evidence, context.toTraditional),
      weight: weightOf(pack, item),
      parts: [],
      confidence: 1,
    }
  })
}

function weightOf({ lead }: Pack, { id, rank }: PackItem): number {
  const byRank = RANK_WEIGHTS[rank - 1] ?? RANK_WEIGHTS[2]
  const place = lead.indexOf(id)
  return place < 0 ? byRank : Math.max(byRank, LEAD_WEIGHT - place * LEAD_STEP)
}

/** The loaded documents that are a pack's source: by id, or by the phrases that tell it. */
export function viewsOfSource(
  source: PackSource,
  { views, fold }: Pick<EditorContext, 'views' | 'fold'>,
): readonly DocumentView[] {
  const phrases = source.recognizedBy.map((phrase) => compactText(fold(phrase)))
  return views.filter((view) => view.document.id === source.id || holdsPhrases(view, phrases))
}

/** A quote may stand in any document that names its speaker; a takeaway's evidence is looked for in its source. */
function findEvidence(
  item: PackItem,
  sourceViews: readonly DocumentView[],
  { views, fold, people }: EditorContext,
): Evidence | undefined {
  const compact = (texts: readonly string[]): readonly CompactText[] => texts.map((text) => compactText(fold(text)))
  if (item.kind === 'takeaway') {
    const words = compact(item.origin.evidence)
    return firstFound(sourceViews, (view) => {
      const sentence = findSentence(view, words)
      return sentence && [sentence]
    })
  }
  const parts = compact(item.parts)
  const name = people.byId.get(item.speaker)?.speaker.name
  const others = name === undefined ? [] : views.filter(isNaming(Object.values(name)))
  return firstFound([...new Set([...sourceViews, ...others])], (view) => findParts(view, parts))
}

function firstFound(
  views: readonly DocumentView[],
  find: (view: DocumentView) => readonly Span[] | undefined,
): Evidence | undefined {
  for (const view of views) {
    const parts = find(view)
    if (parts !== undefined) return { view, parts }
  }
  return undefined
}

function isNaming(spellings: readonly string[]): (view: DocumentView) => boolean {
  return ({ document }) => spellings.some((name) => document.folded.includes(name))
}

function takeawayTexts({ text }: PackTakeaway): readonly ItemText[] {
  return [
    { language: 'zh-Hans', text: text['zh-Hans'], nature: 'original' },
    { language: 'en', text: text.en, nature: 'original' },
  ]
}

function quoteTexts({ language, parts, translation }: PackQuote): readonly ItemText[] {
  return [
    { language, text: parts.join(QUOTE_JOINT), nature: 'original' },
    { language: language === 'en' ? 'zh-Hans' : 'en', text: translation, nature: 'translation' },
  ]
}

function cite(
  { origin }: PackItem,
  source: PackSource,
  evidence: Evidence | undefined,
  toTraditional: ToTraditional,
): Citation {
  const three = (text: { readonly 'zh-Hans': string; readonly en: string }) =>
    inThree(text['zh-Hans'], text.en, toTraditional)
  const [title, publisher, section] = [three(source.title), three(source.publisher), three(origin.section)]
  const [first, last] = [evidence?.parts[0], evidence?.parts.at(-1)]
  return {
    source: evidence?.view.document.id ?? source.id,
    title: title['zh-Hans'],
    publisher: publisher['zh-Hans'],
    publishedOn: source.publishedOn,
    section: section['zh-Hans'],
    span: first && last && { start: first.start, end: last.end },
    ...(evidence !== undefined && evidence.parts.length > 1 ? { parts: evidence.parts } : {}),
    url: evidence?.view.document.origin.url ?? source.url,
    wordings: {
      'zh-Hans': { title: title['zh-Hans'], publisher: publisher['zh-Hans'], section: section['zh-Hans'] },
      'zh-Hant': { title: title['zh-Hant'], publisher: publisher['zh-Hant'], section: section['zh-Hant'] },
      en: { title: title.en, publisher: publisher.en, section: section.en },
    },
  }
}
