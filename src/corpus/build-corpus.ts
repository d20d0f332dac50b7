import type { Analysis } from '../analysis/analysis.ts'
import type { Pack } from '../pack/pack.ts'
import { packTopics } from '../pack/pack-topics.ts'
import type { FoldText } from '../text/fold.ts'
import type { ToTraditional } from '../text/traditional.ts'
import { compileTopics } from '../topic/match-topics.ts'
import type { Corpus } from './corpus.ts'
import { type DocumentView, viewDocument } from './document-view.ts'
import { publishPack, viewsOfSource } from './editor-items.ts'
import { publishFindings } from './extracted-items.ts'
import { knowPeople } from './known-people.ts'
import { linkRepeats } from './repeats.ts'

/** What a corpus is built from. */
export interface CorpusRequest {
  readonly packs: readonly Pack[]
  readonly analyses: readonly Analysis[]
  /**
   * `all` (the default) publishes the packs' items and the documents' findings; `documents` publishes findings only,
   * the packs telling names and topics, as when a reader brings a text of their own.
   */
  readonly publish?: 'all' | 'documents'
  /** Asked for, and not made here, because making one takes longer than building a small corpus. */
  readonly toTraditional: ToTraditional
  readonly fold: FoldText
}

/**
 * Puts together what one workspace may see: every pack's items, then what was found in each document.
 *
 * An editor's item whose source is loaded is cited with the line that bears it out. An item that repeats
 * another one is not there twice: the editor's stays, or the first of two extracted ones, and lists the other passage.
 * The same request gives the same items in the same order. Never fails.
 */
export function buildCorpus(request: CorpusRequest): Corpus {
  const { packs, analyses, toTraditional, fold } = request
  const views = analyses.map(viewDocument)
  const people = knowPeople(packs, { fold, toTraditional })
  const packsOf = packsOfDocuments(packs, views, fold)
  const published = request.publish === 'documents' ? [] : packs
  const items = [
    ...published.flatMap((pack) => publishPack(pack, { views, people, fold, toTraditional })),
    ...publishAll(views, { people, topics: compileTopics(packTopics(packs)), fold, toTraditional, packsOf }),
  ]
  return { packs, analyses, items: linkRepeats(items, fold) }
}

function publishAll(views: readonly DocumentView[], context: Parameters<typeof publishFindings>[1]): Corpus['items'] {
  return views.flatMap((view) => publishFindings(view, context))
}

function packsOfDocuments(
  packs: readonly Pack[],
  views: readonly DocumentView[],
  fold: FoldText,
): (view: DocumentView) => ReadonlySet<string> {
  const owners = new Map<DocumentView, Set<string>>()
  for (const pack of packs) {
    for (const view of pack.sources.flatMap((source) => viewsOfSource(source, { views, fold }))) {
      owners.set(view, (owners.get(view) ?? new Set()).add(pack.id))
    }
  }
  const none: ReadonlySet<string> = new Set()
  return (view) => owners.get(view) ?? none
}
