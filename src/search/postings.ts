/** In which sentences a term stands: bit `n` modulo the width for sentence `n` of a passage. Passages of a sentence or few need a byte. */
export type SentenceBits = Uint8Array | Uint16Array | Uint32Array

/** Which terms stand in which passages: the postings of term `t` are those from `starts[t]` to `starts[t + 1]`. */
export interface Postings {
  readonly starts: Uint32Array
  /** Place of the passage; rising within a term. */
  readonly passages: Uint32Array
  /** How often the term stands there, in quarters: a word of the context counts a quarter. */
  readonly counts: Uint8Array
  /** In which sentences the term stands; none for its context. */
  readonly sentences: SentenceBits
}

/** Postings while they are gathered: in order of passage, in lists that grow. */
export interface DraftPostings {
  terms: Uint32Array
  passages: Uint32Array
  counts: Uint8Array
  sentences: SentenceBits
  size: number
  /** What is being read: the passage, what a term in it counts, and the bit of the sentence. */
  place: number
  count: number
  sentence: number
  /** The last posting of each term, plus 1. */
  last: Uint32Array
}

const FIRST_SIZE = 4096
/** The highest count that is kept. */
export const MOST_COUNT = 255

/** Makes room for the sentences of so many postings, as wide as others are. */
function sentenceRoom(like: SentenceBits, size: number): SentenceBits {
  if (like instanceof Uint8Array) return new Uint8Array(size)
  return like instanceof Uint16Array ? new Uint16Array(size) : new Uint32Array(size)
}

/** Starts gathering, with as many bits for sentences as others have. */
export function createDraftPostings(like: SentenceBits): DraftPostings {
  return {
    terms: new Uint32Array(FIRST_SIZE),
    passages: new Uint32Array(FIRST_SIZE),
    counts: new Uint8Array(FIRST_SIZE),
    sentences: sentenceRoom(like, FIRST_SIZE),
    size: 0,
    place: 0,
    count: 1,
    sentence: 0,
    last: new Uint32Array(FIRST_SIZE),
  }
}

/** Counts a term where the draft is reading; passages come in rising order. */
export function addPosting(draft: DraftPostings, term: number): void {
  while (term >= draft.last.length) draft.last = widened(draft.last, new Uint32Array(draft.last.length * 2))
  const last = (draft.last[term] ?? 0) - 1
  if (last >= 0 && draft.passages[last] === draft.place) {
    draft.counts[last] = Math.min(MOST_COUNT, (draft.counts[last] ?? 0) + draft.count)
    draft.sentences[last] = (draft.sentences[last] ?? 0) | draft.sentence
    return
  }
  const at = draft.size
  if (at === draft.terms.length) grow(draft)
  draft.terms[at] = term
  draft.passages[at] = draft.place
  draft.counts[at] = draft.count
  draft.sentences[at] = draft.sentence
  draft.size = at + 1
  draft.last[term] = at + 1
}

function grow(draft: DraftPostings): void {
  const size = draft.terms.length * 2
  draft.terms = widened(draft.terms, new Uint32Array(size))
  draft.passages = widened(draft.passages, new Uint32Array(size))
  draft.counts = widened(draft.counts, new Uint8Array(size))
  draft.sentences = widened(draft.sentences, sentenceRoom(draft.sentences, size))
}

function widened<T extends SentenceBits>(from: T, into: T): T {
  into.set(from)
  return into
}

/** Brings gathered postings into order of term by counting; within a term they stay in order of passage. */
export function sortPostings(draft: DraftPostings, termCount: number): Postings {
  const { terms, size } = draft
  const starts = new Uint32Array(termCount + 1)
  for (let i = 0; i < size; i++) {
    const next = (terms[i] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let term = 0; term < termCount; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  const free = starts.slice()
  const sorted = roomFor(size, draft.sentences)
  for (let i = 0; i < size; i++) {
    const term = terms[i] ?? 0
    const at = free[term] ?? 0
    copyPosting(draft, i, { into: sorted, at, place: draft.passages[i] ?? 0 })
    free[term] = at + 1
  }
  return { starts, ...sorted }
}

type PostingArrays = Omit<Postings, 'starts'>

function roomFor(size: number, like: SentenceBits): PostingArrays {
  return { passages: new Uint32Array(size), counts: new Uint8Array(size), sentences: sentenceRoom(like, size) }
}

interface Target {
  readonly into: PostingArrays
  readonly at: number
  readonly place: number
}

function copyPosting(from: PostingArrays, i: number, { into, at, place }: Target): void {
  into.passages[at] = place
  into.counts[at] = from.counts[i] ?? 0
  into.sentences[at] = from.sentences[i] ?? 0
}

/** The place of a passage that is not there any more. */
export const GONE = 0xffffffff

/**
 * Puts postings behind others, term by term. Copies, reads no text.
 * @param before the older postings, with as many terms as the others or fewer.
 * @param newPlaces where each passage of `before` goes, rising; `GONE` leaves it out.
 * @param after postings of places that come after all of those.
 */
export function joinPostings(before: Postings, newPlaces: Uint32Array, after: Postings): Postings {
  const termCount = after.starts.length - 1
  const starts = new Uint32Array(termCount + 1)
  const into = roomFor(before.passages.length + after.passages.length, after.sentences)
  let at = 0
  const copy = (from: Postings, term: number, placeOf: (place: number) => number): void => {
    const end = from.starts[term + 1] ?? 0
    for (let i = end === 0 ? 0 : (from.starts[term] ?? 0); i < end; i++) {
      const place = placeOf(from.passages[i] ?? 0)
      if (place !== GONE) copyPosting(from, i, { into, at: at++, place })
    }
  }
  const moved = (place: number): number => newPlaces[place] ?? GONE
  const same = (place: number): number => place
  for (let term = 0; term < termCount; term++) {
    copy(before, term, moved)
    copy(after, term, same)
    starts[term + 1] = at
  }
  const { passages, counts, sentences } = into
  return { starts, passages: passages.slice(0, at), counts: counts.slice(0, at), sentences: sentences.slice(0, at) }
}

/**
 * The first posting of a range whose place is not before the wanted one: by doubling steps, then by halves, which takes
 * the logarithm of how far it is, and not of the range, so that a range can be walked along (see also `firstWithin`).
 */
export function advanceTo(
  passages: Uint32Array,
  place: number,
  { from, end }: { readonly from: number; readonly end: number },
): number {
  let step = 1
  while (from + step < end && (passages[from + step] ?? 0) < place) step *= 2
  let low = from
  let high = Math.min(end, from + step + 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passages[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** In how many passages a term stands. */
export function passagesWith(index: Postings, term: number): number {
  return Math.max(0, (index.starts[term + 1] ?? 0) - (index.starts[term] ?? 0))
}
