import { deserialize, serialize } from 'node:v8'
import {
  type Analysis,
  buildCorpusIndex,
  type Corpus,
  type CorpusIndex,
  type DocumentInput,
  encodeCorpusIndex,
  type Result,
  restoreCorpusIndex,
  type SearchRules,
  succeed,
  type TakeawayOptions,
  writtenOut,
} from '../../src/index.ts'
import type { Snapshots } from './snapshots.ts'

/** Shorter texts, in code units, are read again faster than a file is opened. */
const WORTH_KEEPING = 20_000

type Analyse = (source: DocumentInput, options?: TakeawayOptions) => Result<Analysis>

/** Analyses a text, unless a snapshot has what came of it: of the same text, origin, options, rules and engine. */
export function analyseOnce(snapshots: Snapshots, analyse: Analyse): Analyse {
  return (source, options) => {
    if (source.text.length < WORTH_KEEPING) return analyse(source, options)
    const key = { kind: 'analysis', parts: [source.text, JSON.stringify({ ...source, text: '', options })] }
    const kept = snapshots.take(key)
    if (kept !== undefined) return succeed(deserialize(kept))
    const analysed = analyse(source, options)
    // what is worked out when it is asked for would not be kept
    if (analysed.ok) {
      snapshots.put(key, serialize({ ...analysed.value, takeaways: writtenOut(analysed.value.takeaways) }))
    }
    return analysed
  }
}

/** Indexes a corpus, unless a snapshot has its index; one that does not fit is made again. */
export function indexOnce(snapshots: Snapshots, corpus: Corpus, rules: SearchRules): CorpusIndex {
  const size = corpus.analyses.reduce((sum, { document }) => sum + document.text.length, 0)
  if (size < WORTH_KEEPING) return buildCorpusIndex(corpus, rules)
  const key = { kind: 'index', parts: [...corpus.analyses.map(({ document }) => document.text), shapeOf(corpus)] }
  const kept = snapshots.take(key)
  const restored = kept === undefined ? undefined : restoredFrom(corpus, rules, kept)
  if (restored !== undefined) return restored
  const index = buildCorpusIndex(corpus, rules)
  snapshots.put(key, encodeCorpusIndex(index))
  return index
}

/** All that an index is made of but the texts and the packs, which are the engine's content. */
function shapeOf({ items, analyses }: Corpus): string {
  const documents = analyses.map(({ document: { id, blocks, sentences, sections }, quotes }) => {
    const speakers = quotes.speakers.map(({ name }) => name)
    return { id, blocks, sentences, sections, speakers }
  })
  return JSON.stringify({ items, documents })
}

function restoredFrom(corpus: Corpus, rules: SearchRules, bytes: Uint8Array): CorpusIndex | undefined {
  try {
    return restoreCorpusIndex(corpus, rules, bytes)
  } catch {
    return undefined
  }
}
