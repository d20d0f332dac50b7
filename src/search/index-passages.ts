import { createHanTable, findHan, type HanTable, numberHan } from './han-table.ts'
import { walkPhrases } from './phrase-tree.ts'
import { readTerms } from './read-terms.ts'
import type { SearchRules } from './search-rules.ts'

/** Something that can be found. */
export interface Passage {
  readonly id: string
  readonly text: string
  /** What stands around it, such as its heading: helps to find it, counts less. */
  readonly context?: string
}

/**
 * An inverted index in typed arrays: the postings of term `t` are those from `starts[t]` to `starts[t + 1]`.
 * Made once; nothing in it but `room` is ever changed.
 */
export interface SearchIndex {
  readonly rules: SearchRules
  readonly ids: readonly string[]
  readonly han: HanTable
  /** Stems, numbers, and concepts (with `#` before). */
  readonly words: ReadonlyMap<string, number>
  readonly starts: Uint32Array
  /** Place of the passage in `ids`. */
  readonly passages: Uint32Array
  /** How often the term stands there, in quarters: a word of the context counts a quarter. */
  readonly counts: Uint8Array
  /** How long each passage is, in terms, those of the context counted by a quarter, divided by the mean. */
  readonly lengths: Float32Array
  /**
   * Room for two scores a passage, overwritten by every question: a new array each time would have the garbage
   * collector stop a question in a hundred for several milliseconds.
   */
  readonly room: readonly [Float32Array, Float32Array]
}

const OWN_COUNT = 4
const CONTEXT_COUNT = 1
const MOST_COUNT = 255

/** Indexes passages; ids may repeat, places do not. Linear in the length of the texts. */
export function buildIndex(passages: readonly Passage[], rules: SearchRules): SearchIndex {
  const draft = createDraft(rules)
  const lengths = new Float32Array(passages.length)
  for (const [place, passage] of passages.entries()) {
    const own = addText(draft, { text: passage.text, place, count: OWN_COUNT })
    const around = addText(draft, { text: passage.context ?? '', place, count: CONTEXT_COUNT })
    lengths[place] = own + (around * CONTEXT_COUNT) / OWN_COUNT
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, passages.length)
  for (let i = 0; i < lengths.length; i++) lengths[i] = mean === 0 ? 1 : (lengths[i] ?? 0) / mean
  const { han, words } = draft
  const room = [new Float32Array(passages.length), new Float32Array(passages.length)] as const
  return { rules, ids: passages.map(({ id }) => id), han, words, lengths, room, ...sortPostings(draft) }
}

/** The number of a Han character or pair in an index. */
export function hanTerm(index: SearchIndex, key: number): number | undefined {
  return findHan(index.han, key)
}

/** In how many passages a term stands. */
export function passagesWith(index: SearchIndex, term: number): number {
  return (index.starts[term + 1] ?? 0) - (index.starts[term] ?? 0)
}

/** An index while it is being made: postings in order of passage, lists that grow. */
interface Draft {
  readonly rules: SearchRules
  readonly han: HanTable
  readonly words: Map<string, number>
  termCount: number
  /** Postings: term, passage and count of each, in the order they came. */
  terms: Uint32Array
  passages: Uint32Array
  counts: Uint8Array
  postingCount: number
  /** The last posting of each term, plus 1. */
  last: Uint32Array
}

interface TextToAdd {
  readonly text: string
  readonly place: number
  readonly count: number
}

const FIRST_POSTINGS = 4096

function createDraft(rules: SearchRules): Draft {
  return {
    rules,
    han: createHanTable(),
    words: new Map(),
    termCount: 0,
    terms: new Uint32Array(FIRST_POSTINGS),
    passages: new Uint32Array(FIRST_POSTINGS),
    counts: new Uint8Array(FIRST_POSTINGS),
    postingCount: 0,
    last: new Uint32Array(FIRST_POSTINGS),
  }
}

/** @returns how many terms were read, characters not counted beside their pairs. */
function addText(draft: Draft, { text, place, count }: TextToAdd): number {
  const { rules, han, words } = draft
  let length = 0
  const addHan = (key: number): void =>
    addPosting(draft, numbered(draft, numberHan(han, key, draft.termCount)), place, count)
  const addWord = (word: string): void => {
    const known = words.get(word)
    const term = known ?? draft.termCount
    if (known === undefined) words.set(word, term)
    addPosting(draft, numbered(draft, term), place, count)
  }
  const walk = walkPhrases(rules.concepts, (concept) => addWord(`#${concept}`))
  readTerms(rules.fold(text), {
    character: (unit, start) => {
      length++
      addHan(unit)
      walk.step(unit, start, start + 1)
    },
    pair: addHan,
    word: (stem, start, end) => {
      walk.step(stem, start, end)
      if (rules.stopStems.has(stem)) return
      length++
      addWord(stem)
    },
  })
  return length
}

/** Counts a term that has just been given the next number. */
function numbered(draft: Draft, term: number): number {
  if (term === draft.termCount) draft.termCount++
  return term
}

function addPosting(draft: Draft, term: number, place: number, count: number): void {
  if (term >= draft.last.length) draft.last = widened(draft.last, new Uint32Array(draft.last.length * 2))
  const last = (draft.last[term] ?? 0) - 1
  if (last >= 0 && draft.passages[last] === place) {
    draft.counts[last] = Math.min(MOST_COUNT, (draft.counts[last] ?? 0) + count)
    return
  }
  const at = draft.postingCount
  if (at === draft.terms.length) growPostings(draft)
  draft.terms[at] = term
  draft.passages[at] = place
  draft.counts[at] = count
  draft.postingCount = at + 1
  draft.last[term] = at + 1
}

function growPostings(draft: Draft): void {
  const size = draft.terms.length * 2
  draft.terms = widened(draft.terms, new Uint32Array(size))
  draft.passages = widened(draft.passages, new Uint32Array(size))
  draft.counts = widened(draft.counts, new Uint8Array(size))
}

function widened<T extends Uint32Array | Uint8Array>(from: T, into: T): T {
  into.set(from)
  return into
}

/** Brings the postings into order of term by counting; within a term they stay in order of passage. */
function sortPostings(draft: Draft): Pick<SearchIndex, 'starts' | 'passages' | 'counts'> {
  const { terms, postingCount, termCount } = draft
  const starts = new Uint32Array(termCount + 1)
  for (let i = 0; i < postingCount; i++) {
    const next = (terms[i] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let term = 0; term < termCount; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  const free = starts.slice()
  const passages = new Uint32Array(postingCount)
  const counts = new Uint8Array(postingCount)
  for (let i = 0; i < postingCount; i++) {
    const term = terms[i] ?? 0
    const at = free[term] ?? 0
    passages[at] = draft.passages[i] ?? 0
    counts[at] = draft.counts[i] ?? 0
    free[term] = at + 1
  }
  return { starts, passages, counts }
}
