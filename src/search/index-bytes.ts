import type { Steps } from '../text/steps.ts'
import { type ByteReader, createByteReader, joinParts } from './byte-parts.ts'
import { assembleIndex, type SearchIndex } from './index-passages.ts'
import type { SearchRules } from './search-rules.ts'

/** Changes with the layout and with what is indexed. */
const INDEX_VERSION = 5
const SEPARATOR = '\n'
/** Words that are read between two steps; they take some milliseconds. */
const IN_ONE_STEP = 20_000

/**
 * Writes an index as bytes, so that a start need not read the texts again. The rules are not in it: whoever keeps the
 * bytes makes them anew when the rules change.
 */
export function encodeIndex(index: SearchIndex): Uint8Array {
  const { ids, words, han, starts, passages, counts, sentences, lengths, isHan } = index
  return joinParts(INDEX_VERSION, [
    new TextEncoder().encode(JSON.stringify(ids)),
    new TextEncoder().encode([...words.keys()].join(SEPARATOR)),
    Uint32Array.from(words.values()),
    Uint32Array.of(han.count, sentences.BYTES_PER_ELEMENT),
    ...[han.keys, han.ids, starts, passages, counts, sentences, lengths, isHan],
  ])
}

/** Reads an index back, in steps; `undefined` for bytes of another version or cut short. */
export function* decodingIndex(bytes: Uint8Array, rules: SearchRules): Steps<SearchIndex | undefined> {
  const reader = createByteReader(INDEX_VERSION, bytes)
  if (reader === undefined) return undefined
  const ids: readonly string[] = JSON.parse(readText(reader))
  yield undefined
  const words = yield* readingWords(readText(reader), reader.words())
  const [count = 0, bytesPerMask] = reader.words()
  const han = { count, keys: reader.words(), ids: reader.words() }
  const [starts, passages] = [reader.words(), reader.words()]
  const [counts, sentences] = [reader.bytes(), bytesPerMask === 1 ? reader.bytes() : reader.words()]
  const [lengths, isHan] = [reader.floats(), reader.bytes()]
  return assembleIndex({ rules, ids, words, han, starts, passages, counts, sentences, lengths, isHan })
}

/** Writes the index of a corpus with that of its sources, which has the same terms. */
export function encodeCorpusIndexes(index: SearchIndex, sources: SearchIndex): Uint8Array {
  const { ids, starts, passages, counts, sentences, lengths, isHan } = sources
  const bySource = [new TextEncoder().encode(JSON.stringify(ids)), starts, passages, counts, sentences, lengths, isHan]
  return joinParts(INDEX_VERSION, [encodeIndex(index), joinParts(INDEX_VERSION, bySource)])
}

/** An index of a corpus with that of its sources. */
export interface CorpusIndexes {
  readonly index: SearchIndex
  readonly sources: SearchIndex
}

/** Reads both back, in steps; `undefined` for bytes of another version or cut short. */
export function* decodingCorpusIndexes(bytes: Uint8Array, rules: SearchRules): Steps<CorpusIndexes | undefined> {
  const parts = createByteReader(INDEX_VERSION, bytes)
  const index = parts && (yield* decodingIndex(parts.bytes(), rules))
  const reader = parts && createByteReader(INDEX_VERSION, parts.bytes())
  if (index === undefined || reader === undefined) return undefined
  const { words, han, vocabulary } = index
  const ids: readonly string[] = JSON.parse(readText(reader))
  const [starts, passages, counts, sentences] = [reader.words(), reader.words(), reader.bytes(), reader.units()]
  const [lengths, isHan] = [reader.floats(), reader.bytes()]
  const own = { ids, starts, passages, counts, sentences, lengths, isHan }
  return { index, sources: { ...assembleIndex({ rules, words, han, ...own }), vocabulary } }
}

function readText(reader: ByteReader): string {
  return new TextDecoder().decode(reader.bytes())
}

function* readingWords(joined: string, numbers: Uint32Array): Steps<ReadonlyMap<string, number>> {
  const words = new Map<string, number>()
  if (numbers.length === 0) return words
  const spelled = joined.split(SEPARATOR)
  for (const [place, word] of spelled.entries()) {
    if (place % IN_ONE_STEP === IN_ONE_STEP - 1) yield undefined
    words.set(word, numbers[place] ?? 0)
  }
  return words
}
