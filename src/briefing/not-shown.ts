import type { Corpus, CorpusItem } from '../corpus/corpus.ts'
import { findReferred, idByPlace, readReference, wordsOfId } from '../corpus/reference.ts'
import { madeOnce } from '../text/made-once.ts'
import { overlapsSpan, type Span } from '../text/span.ts'

/** Of so many items that were shown last, the words are looked for in their source when they are no items any more. */
const LATELY = 60

/** Source id → where words stand in it. */
type Places = Map<string, Span[]>

/**
 * Keeps the items none of whose words a channel was shown: neither themselves, nor found with the same words in another
 * source, nor as a quote within a takeaway or a takeaway around a quote.
 * @param seen ids of the items it was shown, oldest first.
 */
export function notShown({ items, analyses }: Corpus, seen: ReadonlySet<string>): readonly CorpusItem[] {
  if (seen.size === 0) return items
  const words = new Set([...seen].map(wordsOrId))
  const lately = [...seen].slice(-LATELY)
  const places: Places = new Map()
  const isShown = namesOfAll(items).map(({ own, place }) => words.has(own) || (place !== undefined && words.has(place)))
  const known = new Set<string>()
  for (const [index, item] of items.entries()) {
    if (!isShown[index]) continue
    addPlaces(places, item.citation.source, spansOf(item))
    known.add(wordsOrId(item.id))
  }
  addRegrouped(
    places,
    analyses,
    lately.filter((id) => !known.has(wordsOrId(id))),
  )
  return items.filter((item, index) => !isShown[index] && !isWithin(places, item))
}

/** What an edit of another line made no item any more, or part of another one, still stands where it stands. */
function addRegrouped(places: Places, analyses: Corpus['analyses'], ids: readonly string[]): void {
  for (const id of ids) {
    const read = readReference(id)
    if (read === undefined || read.marks.length === 0) continue
    const document = analyses.find((analysis) => analysis.document.id === read.document)?.document
    if (document !== undefined) addPlaces(places, document.id, findReferred(document, read).flat())
  }
}

function wordsOrId(id: string): string {
  return wordsOfId(id) ?? id
}

/** What an item is remembered by, now and before ids told the words. */
const namesOf = madeOnce((item: CorpusItem) => ({ own: wordsOrId(item.id), place: idByPlace(item) }))
/** The same items are looked through for every channel at its hour. */
const namesOfAll = madeOnce((items: readonly CorpusItem[]) => items.map(namesOf))

function addPlaces(places: Places, source: string, spans: readonly Span[]): void {
  const own = places.get(source)
  if (own === undefined) places.set(source, [...spans])
  else own.push(...spans)
}

function isWithin(places: Places, item: CorpusItem): boolean {
  const shown = places.get(item.citation.source)
  return shown !== undefined && spansOf(item).some((span) => shown.some((other) => overlapsSpan(span, other)))
}

/** Where the very words of an item stand; nowhere for an editor's takeaway, which retells its source. */
function spansOf({ kind, from, citation: { span, parts } }: CorpusItem): readonly Span[] {
  if (span === undefined || (from === 'editor' && kind === 'takeaway')) return []
  return parts ?? [span]
}
