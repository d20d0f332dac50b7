import { type CorpusPassage, sourceOf } from './corpus-passage.ts'
import { OWN_COUNT } from './draft-index.ts'
import { assembleIndex, type SearchIndex } from './index-passages.ts'
import { MOST_COUNT, type Postings } from './postings.ts'

/** A place of the index of passages that belongs to no source. */
const NOWHERE = 0xffffffff
/** Sentences told apart, less 1: a mask. Most articles have no more; of longer ones, some share a bit. */
const SENTENCE_MASK = 15

/** Which source each passage is of, and which sentence of it. */
interface Belonging {
  readonly ids: readonly string[]
  /** By place of the passage: place of its source, or `NOWHERE`. */
  readonly sources: Uint32Array
  /** By place of the passage: the bit of its sentence. */
  readonly bits: Uint16Array
}

/**
 * Makes an index of whole sources out of the index of their passages, term by term: no text is read again, and the terms
 * keep their numbers. A source is a document with all its sentences, or, where no document was loaded, the items that
 * are cited from it. Linear in the postings.
 *
 * @param passages those of the index; those of one source stand together.
 */
export function deriveSources(index: SearchIndex, passages: readonly CorpusPassage[]): SearchIndex {
  const belonging = belongingOf(passages)
  const { ids, sources } = belonging
  const lengths = new Float32Array(ids.length)
  const hanLengths = new Float32Array(ids.length)
  for (const [place, source] of sources.entries()) {
    if (source === NOWHERE) continue
    const length = index.lengths[place] ?? 0
    lengths[source] = (lengths[source] ?? 0) + length
    if (index.isHan[place] === 1) hanLengths[source] = (hanLengths[source] ?? 0) + length
  }
  const isHan = Uint8Array.from(ids, (_, source) => (2 * (hanLengths[source] ?? 0) > (lengths[source] ?? 0) ? 1 : 0))
  const { rules, words, han, vocabulary } = index
  return { ...assembleIndex({ rules, ids, words, han, lengths, isHan, ...gather(index, belonging) }), vocabulary }
}

/** Items of a loaded document are parts of its sentences, which are counted already. */
function belongingOf(passages: readonly CorpusPassage[]): Belonging {
  const loaded = new Set(passages.flatMap((passage) => (passage.kind === 'sentence' ? [passage.document.id] : [])))
  const places = new Map<string, number>()
  const sources = new Uint32Array(passages.length).fill(NOWHERE)
  const bits = new Uint16Array(passages.length)
  for (const [place, passage] of passages.entries()) {
    const id = sourceOf(passage)
    if (passage.kind === 'item' && loaded.has(id)) continue
    const source = places.get(id) ?? places.size
    places.set(id, source)
    sources[place] = source
    bits[place] = 1 << ((passage.kind === 'item' ? place : passage.sentence) & SENTENCE_MASK)
  }
  return { ids: [...places.keys()], sources, bits }
}

/** Adds the postings of each term up by source. */
function gather(index: SearchIndex, belonging: Belonging): Postings {
  const { starts: from, passages: places } = index
  const starts = new Uint32Array(from.length)
  const gathering: Gathering = {
    passages: new Uint32Array(places.length),
    counts: new Uint8Array(places.length),
    sentences: new Uint16Array(places.length),
    seenAt: new Uint32Array(belonging.ids.length),
    size: 0,
  }
  for (let term = 0; term + 1 < from.length; term++) {
    const first = gathering.size
    const end = from[term + 1] ?? 0
    for (let i = from[term] ?? 0; i < end; i++) addUp(gathering, first, { index, belonging, posting: i })
    countOutside(gathering, first)
    starts[term + 1] = gathering.size
  }
  const [passages, counts, sentences] = [gathering.passages, gathering.counts, gathering.sentences]
  const { size } = gathering
  return {
    starts,
    passages: passages.slice(0, size),
    counts: counts.slice(0, size),
    sentences: sentences.slice(0, size),
  }
}

/** Postings of sources while they are added up. */
interface Gathering extends Omit<Postings, 'starts' | 'sentences'> {
  readonly sentences: Uint16Array
  /** By source: where its last posting stands, plus 1. */
  readonly seenAt: Uint32Array
  size: number
}

interface Adding {
  readonly index: SearchIndex
  readonly belonging: Belonging
  /** Which posting of the index is added. */
  readonly posting: number
}

/** @param first where the postings of the term begin. */
function addUp(gathering: Gathering, first: number, { index, belonging, posting }: Adding): void {
  const { passages, counts, sentences, seenAt } = gathering
  const place = index.passages[posting] ?? 0
  const source = belonging.sources[place] ?? NOWHERE
  if (source === NOWHERE) return
  const seen = seenAt[source] ?? 0
  // an older term may have left its mark
  const at = seen > first && passages[seen - 1] === source ? seen - 1 : gathering.size++
  passages[at] = source
  seenAt[source] = at + 1
  const count = index.counts[posting] ?? 0
  if (index.sentences[posting] === 0 && count < OWN_COUNT) return
  counts[at] = Math.min(MOST_COUNT, (counts[at] ?? 0) + (count & ~(OWN_COUNT - 1)))
  sentences[at] = (sentences[at] ?? 0) | (belonging.bits[place] ?? 0)
}

/** What stands only around the passages, such as a heading, stands in the source once. */
function countOutside({ counts, size }: Gathering, first: number): void {
  for (let i = first; i < size; i++) if (counts[i] === 0) counts[i] = OWN_COUNT
}
