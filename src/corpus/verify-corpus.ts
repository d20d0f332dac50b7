import type { Document } from '../document/document.ts'
import type { Pack } from '../pack/pack.ts'
import type { FoldText } from '../text/fold.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import type { Citation, Corpus, CorpusItem } from './corpus.ts'
import { viewDocument } from './document-view.ts'
import { QUOTE_JOINT, viewsOfSource } from './editor-items.ts'
import { knowPeople } from './known-people.ts'
import { findOtherSpeaker, type SpeakerProof } from './verify-speaker.ts'

/** What is wrong with one item. */
export interface VerificationMistake {
  /** `CorpusItem.id`. */
  readonly item: string
  /** For the operator: English. */
  readonly problem: string
}

/** What can be proven of a corpus; nothing with a mistake may be posted. */
export interface Verification {
  readonly items: number
  /** Extracted items that are, letter for letter, slices of their documents. */
  readonly exact: number
  /** Editor's quotes whose words stand in a loaded document. */
  readonly verifiedQuotes: number
  /** Editor's takeaways whose evidence stands in one sentence of their loaded source. */
  readonly verifiedTakeaways: number
  /** Editor's items with an origin whose source is not loaded, so that no more can be proven. */
  readonly originOnly: number
  /** Passages that say what an item says, and are listed with it instead of being published again. */
  readonly repeats: number
  /** In order of the items; empty when all is well. */
  readonly mistakes: readonly VerificationMistake[]
}

type Standing = 'exact' | 'verifiedQuotes' | 'verifiedTakeaways' | 'originOnly'

interface Proof extends SpeakerProof {
  readonly documents: ReadonlyMap<string, Document>
  readonly packs: ReadonlyMap<string, Pack>
  /** `pack id/source id` of the sources whose text is loaded. */
  readonly loaded: ReadonlySet<string>
}

/** Proves a corpus item by item, from its documents and packs alone. */
export function verifyCorpus(corpus: Corpus, fold: FoldText): Verification {
  const proof: Proof = {
    documents: new Map(corpus.analyses.map(({ document }) => [document.id, document])),
    packs: new Map(corpus.packs.map((pack) => [pack.id, pack])),
    loaded: loadedSources(corpus, fold),
    analyses: new Map(corpus.analyses.map((analysis) => [analysis.document.id, analysis])),
    people: knowPeople(corpus.packs, { fold, toTraditional: (text) => text }),
    fold,
  }
  const counts: Record<Standing, number> = { exact: 0, verifiedQuotes: 0, verifiedTakeaways: 0, originOnly: 0 }
  const mistakes: VerificationMistake[] = []
  const ids = new Set<string>()
  for (const item of corpus.items) {
    const standing = ids.has(item.id) ? { problem: 'has the id of another item' } : standingOf(item, proof)
    ids.add(item.id)
    if (typeof standing === 'string') counts[standing]++
    else mistakes.push({ item: item.id, problem: standing.problem })
  }
  const repeats = corpus.items.reduce((sum, { alsoIn = [] }) => sum + alsoIn.length, 0)
  return { items: corpus.items.length, ...counts, repeats, mistakes }
}

function loadedSources({ packs, analyses }: Corpus, fold: FoldText): ReadonlySet<string> {
  const views = analyses.map(viewDocument)
  return new Set(
    packs.flatMap((pack) =>
      pack.sources
        .filter((source) => viewsOfSource(source, { views, fold }).length > 0)
        .map((source) => `${pack.id}/${source.id}`),
    ),
  )
}

function standingOf(item: CorpusItem, proof: Proof): Standing | { readonly problem: string } {
  const stray = item.alsoIn?.find((citation) => !isWithinItsDocument(citation, proof))
  if (stray !== undefined) return { problem: `lists a passage that does not stand in ${stray.source}` }
  return item.from === 'editor' ? standingOfEditors(item, proof) : standingOfExtracted(item, proof)
}

function standingOfExtracted(item: CorpusItem, proof: Proof): Standing | { readonly problem: string } {
  const { citation, texts } = item
  const document = proof.documents.get(citation.source)
  if (document === undefined) return { problem: `cites a document that is not loaded: ${citation.source}` }
  if (!isWithinItsDocument(citation, proof)) return { problem: 'has no passage within its document' }
  const slice = spansOf(citation)
    .map((span) => sliceSpan(document.text, span))
    .join(QUOTE_JOINT)
  const isExact = texts.length === 1 && texts[0]?.text === slice
  return isExact ? 'exact' : { problem: 'is not the slice of the document that it cites' }
}

function isWithinItsDocument(citation: Citation, { documents }: Proof): boolean {
  const length = documents.get(citation.source)?.text.length ?? 0
  const spans = spansOf(citation)
  return spans.length > 0 && spans.every(({ start, end }) => start >= 0 && start < end && end <= length)
}

function spansOf({ parts, span }: Citation): readonly Span[] {
  return parts ?? (span === undefined ? [] : [span])
}

function standingOfEditors(item: CorpusItem, proof: Proof): Standing | { readonly problem: string } {
  const [packId, itemId] = splitId(item.id)
  const pack = proof.packs.get(packId)
  const origin = pack?.items.find(({ id }) => id === itemId)?.origin
  const source = pack?.sources.find(({ id }) => id === origin?.source)
  if (pack === undefined || origin === undefined || source === undefined) return { problem: 'has no origin in a pack' }
  if (item.citation.span !== undefined) return standingOfCited(item, proof)
  const isLoaded = proof.loaded.has(`${pack.id}/${source.id}`)
  if (isLoaded && item.kind === 'quote') return { problem: 'is not said in its source in these words' }
  if (isLoaded && origin.evidence.length > 0)
    return { problem: 'has evidence that stands in no sentence of its source' }
  return 'originOnly'
}

/** An editor's item whose words, or evidence, were found in a document. */
function standingOfCited(item: CorpusItem, proof: Proof): Standing | { readonly problem: string } {
  if (!proof.documents.has(item.citation.source)) {
    return { problem: `cites a document that is not loaded: ${item.citation.source}` }
  }
  const other = item.kind === 'quote' ? findOtherSpeaker(item, proof) : undefined
  return other === undefined ? verifiedAs(item.kind) : { problem: `is said by ${other} in its source` }
}

function verifiedAs(kind: CorpusItem['kind']): Standing {
  return kind === 'quote' ? 'verifiedQuotes' : 'verifiedTakeaways'
}

function splitId(id: string): readonly [string, string] {
  const slash = id.indexOf('/')
  return [id.slice(0, slash), id.slice(slash + 1)]
}
