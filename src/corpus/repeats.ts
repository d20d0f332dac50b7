import type { FoldText } from '../text/fold.ts'
import { overlapsSpan, type Span } from '../text/span.ts'
import { compactText } from './compact-text.ts'
import type { Corpus, CorpusItem } from './corpus.ts'
import { isSameStatement, markStatement, type StatementMarks } from './same-statement.ts'

/** Share of the character pairs of two texts together that both have, from which one may repeat the other. */
const REPEATS = 0.6
/** The same for an editor's retelling and the very sentence it was made from. */
const RETELLS = 0.08
/** A pair of characters that stands in more items than this tells nothing of any two of them. */
const MOST_BEARERS = 48

/** Pairs of neighbouring letters or digits. */
type Pairs = ReadonlySet<string>

/** An item with what comparing it needs. */
interface Compared {
  readonly item: CorpusItem
  readonly pairs: Pairs
  readonly marks: StatementMarks
}

interface Kept extends Compared {
  readonly alsoIn: CorpusItem['citation'][]
}

/**
 * Drops items that repeat an earlier one of the same kind and language, and links them: the one that stays lists
 * where else it is said.
 *
 * An editor's items are never dropped, and should come first. An extracted item repeats an editor's one when it stands
 * in the passage that the editor's is cited with, or when the same statement is made in the same words, give or take a few.
 * Linear in the number of items but for pairs of characters that few items share.
 */
export function linkRepeats(items: readonly CorpusItem[], fold: FoldText): Corpus['items'] {
  const kept: Kept[] = []
  const bearers = new Map<string, number[]>()
  const cited = new Map<string, number[]>()
  const wordings = new Map<string, number[]>()
  for (const item of items) {
    const compared = compare(item, fold)
    const twin = item.from === 'editor' ? undefined : findTwin(compared, { kept, bearers, cited, wordings })
    if (twin !== undefined) {
      twin.alsoIn.push(item.citation)
      continue
    }
    const place = kept.push({ ...compared, alsoIn: [] }) - 1
    for (const pair of compared.pairs) addTo(bearers, pair, place)
    addTo(wordings, wordingOf(compared), place)
    if (item.from === 'editor' && item.citation.span !== undefined) addTo(cited, item.citation.source, place)
  }
  return kept.map(({ item, alsoIn }) => (alsoIn.length === 0 ? item : { ...item, alsoIn }))
}

interface Index {
  readonly kept: readonly Kept[]
  /** Pair of characters → places in `kept` of the items that have it. */
  readonly bearers: ReadonlyMap<string, readonly number[]>
  /** Document id → places in `kept` of the editor's items that cite it. */
  readonly cited: ReadonlyMap<string, readonly number[]>
  /** Kind and letters → places in `kept`; finds the same words however common each pair of them is. */
  readonly wordings: ReadonlyMap<string, readonly number[]>
}

function findTwin(compared: Compared, index: Index): Kept | undefined {
  const sameLine = (index.cited.get(compared.item.citation.source) ?? [])
    .map((place) => index.kept[place])
    .find((other) => other !== undefined && isSameLine(compared, other))
  const [sameWords] = index.wordings.get(wordingOf(compared)) ?? []
  return sameLine ?? (sameWords === undefined ? sameElsewhere(compared, index) : index.kept[sameWords])
}

function wordingOf({ item, marks }: Compared): string {
  return `${item.kind}:${marks.compact}`
}

function isSameLine({ item, pairs }: Compared, other: Kept): boolean {
  if (item.kind !== other.item.kind || !touches(item, other.item)) return false
  return item.kind === 'quote' || likeness(pairs, other.pairs) >= RETELLS
}

function touches(a: CorpusItem, b: CorpusItem): boolean {
  const others = spansOf(b)
  return spansOf(a).some((span) => others.some((other) => overlapsSpan(span, other)))
}

function spansOf({ citation }: CorpusItem): readonly Span[] {
  return citation.parts ?? (citation.span === undefined ? [] : [citation.span])
}

function sameElsewhere(compared: Compared, { kept, bearers }: Index): Kept | undefined {
  const rare = [...compared.pairs].map((pair) => bearers.get(pair) ?? []).filter(({ length }) => length <= MOST_BEARERS)
  for (const place of new Set(rare.flat())) {
    const other = kept[place]
    if (other !== undefined && isRepeat(compared, other)) return other
  }
  return undefined
}

function isRepeat(a: Compared, b: Compared): boolean {
  return a.item.kind === b.item.kind && likeness(a.pairs, b.pairs) >= REPEATS && isSameStatement(a.marks, b.marks)
}

/** Jaccard's measure: pairs that both have, of all that either has; 0 when either has none. */
function likeness(a: Pairs, b: Pairs): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const pair of small) if (large.has(pair)) shared++
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

/** Looks at an item's first wording. */
function compare(item: CorpusItem, fold: FoldText): Compared {
  const folded = fold(item.texts[0]?.text ?? '')
  const { text } = compactText(folded)
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return { item, pairs, marks: markStatement(folded, text) }
}

function addTo(map: Map<string, number[]>, key: string, place: number): void {
  const places = map.get(key)
  if (places === undefined) map.set(key, [place])
  else places.push(place)
}
