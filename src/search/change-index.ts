import { createDraft } from './draft-index.ts'
import { assembleIndex, type Passage, readPassages, type SearchIndex } from './index-passages.ts'
import { GONE, joinPostings, sortPostings } from './postings.ts'

/**
 * An index of these passages besides those of another, after them. Only the new texts are read, by the rules of the
 * other; the postings are copied. Finds what an index built of all at once finds. The older index stays as it was.
 */
export function addPassages(index: SearchIndex, passages: readonly Passage[]): SearchIndex {
  return changeIndex(index, () => true, passages)
}

/**
 * An index without the passages of these ids; ids that it does not have change nothing. Reads no text, and finds what
 * an index finds that never held them. The older index stays as it was.
 */
export function removePassages(index: SearchIndex, ids: ReadonlySet<string>): SearchIndex {
  return changeIndex(index, (id) => !ids.has(id), [])
}

function changeIndex(index: SearchIndex, isKept: (id: string) => boolean, added: readonly Passage[]): SearchIndex {
  const { rules } = index
  const { newPlaces, oldPlaces } = placesKept(index, isKept)
  const draft = createDraft(rules, index.sentences, index)
  const read = readPassages(draft, added, oldPlaces.length)
  const changed = assembleIndex({
    rules,
    ids: [...oldPlaces.map((place) => index.ids[place] ?? ''), ...added.map(({ id }) => id)],
    han: draft.han,
    words: draft.words,
    ...joinPostings(index, newPlaces, sortPostings(draft.postings, draft.termCount)),
    lengths: Float32Array.from([...oldPlaces.map((place) => index.lengths[place] ?? 0), ...read.lengths]),
    isHan: Uint8Array.from([...oldPlaces.map((place) => index.isHan[place] ?? 0), ...read.isHan]),
  })
  return { ...changed, textAt: textsOf(index, oldPlaces, added) }
}

/** Where each passage goes, and where each that is kept comes from. */
function placesKept(index: SearchIndex, isKept: (id: string) => boolean) {
  const newPlaces = new Uint32Array(index.ids.length).fill(GONE)
  const oldPlaces: number[] = []
  for (const [place, id] of index.ids.entries()) {
    if (!isKept(id)) continue
    newPlaces[place] = oldPlaces.length
    oldPlaces.push(place)
  }
  return { newPlaces, oldPlaces }
}

function textsOf(
  { textAt }: SearchIndex,
  oldPlaces: readonly number[],
  added: readonly Passage[],
): SearchIndex['textAt'] {
  if (textAt === undefined) return undefined
  return (place) => {
    const old = oldPlaces[place]
    return old === undefined ? (added[place - oldPlaces.length]?.text ?? '') : textAt(old)
  }
}
