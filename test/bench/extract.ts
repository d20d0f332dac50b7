import type { Analyser } from '../../src/analysis/analyse.ts'
import type { TopicIndex } from '../../src/topic/match-topics.ts'
import { hasFlag, option } from './arguments.ts'
import { builtEngine } from './built-engine.ts'
import { growth, hostile } from './growth.ts'
import { loadRules } from './load-rules.ts'
import { loadTopics } from './load-topics.ts'
import { lexRank, textRank } from './peers.ts'
import { readSamples } from './takeaway-data.ts'

/** Does something with every text. */
type Work = (text: string) => void

const DATA_SETS = [
  { name: 'cnncorpus-tune', language: 'en', documents: 400, unit: 'sentence' },
  { name: 'cnndm100', language: 'en', documents: 100, unit: 'sentence' },
  { name: 'finna-tune', language: 'zh', documents: 1000, unit: 'clause' },
] as const
const ROUNDS = 5
/** Peers are slow: they get so many documents, and one round. */
const PEER_DOCUMENTS = 60

/**
 * Measures the whole analysis (blocks, sentences, quotes, speakers, takeaways, topics) on one core, beside the peers.
 *
 * After a warm-up, the median of five rounds. `--growth` adds a table from 10 KB to 10 MB and hostile inputs;
 * `--no-peers` leaves the peers out. Ours is the engine as it ships (`dist`), as the peers are.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const folder = option(args, 'data', '../shared/bench/data')
  const topics = loadTopics()
  const analyser = engine.createAnalyser(loadRules(engine))
  for (const { name, language, documents, unit } of DATA_SETS) {
    const texts = readSamples(folder, name)
      .slice(0, documents)
      .map(({ text }) => text)
    const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    print(`\n${name}: ${texts.length} documents, ${(size / texts.length / 1024).toFixed(1)} KB each`)
    const ours = measure('ours', texts, (text) => analyse(analyser, text, topics, unit), ROUNDS)
    if (hasFlag(args, 'no-peers')) continue
    const few = texts.slice(0, PEER_DOCUMENTS)
    for (const [peer, pick] of Object.entries({ 'ts-textrank': textRank, lexrank: lexRank })) {
      const theirs = measure(peer, few, (text) => attempt(() => pick(text, 3, language)), 1)
      print(`${' '.repeat(16)} ours is ${(ours / theirs).toFixed(1)} times as fast`)
    }
  }
  if (!hasFlag(args, 'growth')) return
  growth(analyser, topics)
  hostile(analyser, topics)
}

function analyse(analyser: Analyser, text: string, topics: TopicIndex, unit: 'sentence' | 'clause'): void {
  const origin = { id: 'bench', name: 'bench', url: undefined, contentHash: '' }
  const analysis = analyser.analyse({ format: 'plain', text, origin }, topics, { count: 3, unit })
  if (!analysis.ok) throw new Error(analysis.failure.detail)
}

/** A peer that fails on a text has done its work on it. */
function attempt(work: () => unknown): void {
  try {
    work()
  } catch {
    // counted as done: the figure is about time
  }
}

/** Prints and returns documents per second, the median of the rounds after one round to warm up. */
function measure(name: string, texts: readonly string[], work: Work, rounds: number): number {
  for (const text of texts.slice(0, rounds > 1 ? texts.length : 5)) work(text)
  const seconds = Array.from({ length: rounds }, () => {
    const start = performance.now()
    for (const text of texts) work(text)
    return (performance.now() - start) / 1000
  }).sort((a, b) => a - b)
  const median = seconds[seconds.length >> 1] ?? 1
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const pace = texts.length / median
  print(
    `${name.padEnd(16)} ${pace.toFixed(0).padStart(6)} documents/s ${(size / median / 1e6).toFixed(2).padStart(7)} MB/s`,
  )
  return pace
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
