import type { CorpusItem } from '../corpus/corpus.ts'
import { idByPlace, wordsOfId } from '../corpus/reference.ts'
import { madeOnce } from '../text/made-once.ts'
import { overlapsSpan, type Span } from '../text/span.ts'

/**
 * Keeps the items none of whose words a channel was shown: neither themselves, nor found with the same words in another
 * source, nor as a quote within a takeaway or a takeaway around a quote.
 * @param seen ids of the items it was shown. What of them is in the corpus no more is compared by its words alone.
 */
export function notShown(items: readonly CorpusItem[], seen: ReadonlySet<string>): readonly CorpusItem[] {
  if (seen.size === 0) return items
  const words = new Set([...seen].map((id) => wordsOfId(id) ?? id))
  const places = new Map<string, Span[]>()
  const isShown = namesOfAll(items).map(({ own, place }) => words.has(own) || (place !== undefined && words.has(place)))
  for (const [index, item] of items.entries()) if (isShown[index]) addPlaces(places, item)
  return items.filter((item, index) => !isShown[index] && !isWithin(places, item))
}

/** What an item is remembered by, now and before ids told the words. */
const namesOf = madeOnce((item: CorpusItem) => ({ own: wordsOfId(item.id) ?? item.id, place: idByPlace(item) }))
/** The same items are looked through for every channel at its hour. */
const namesOfAll = madeOnce((items: readonly CorpusItem[]) => items.map(namesOf))

function addPlaces(places: Map<string, Span[]>, item: CorpusItem): void {
  const { source } = item.citation
  const own = places.get(source)
  if (own === undefined) places.set(source, [...spansOf(item)])
  else own.push(...spansOf(item))
}

function isWithin(places: ReadonlyMap<string, readonly Span[]>, item: CorpusItem): boolean {
  const shown = places.get(item.citation.source)
  return shown !== undefined && spansOf(item).some((span) => shown.some((other) => overlapsSpan(span, other)))
}

/** Where the very words of an item stand; nowhere for an editor's takeaway, which retells its source. */
function spansOf({ kind, from, citation: { span, parts } }: CorpusItem): readonly Span[] {
  if (span === undefined || (from === 'editor' && kind === 'takeaway')) return []
  return parts ?? [span]
}
