import { execFileSync } from 'node:child_process'
import type { Analyser } from '../../src/analysis/analyse.ts'
import type { TopicIndex } from '../../src/topic/match-topics.ts'
import { hasFlag, option } from './arguments.ts'
import { builtEngine } from './built-engine.ts'
import { growth, hostile } from './growth.ts'
import { loadRules } from './load-rules.ts'
import { loadTopics } from './load-topics.ts'
import { lexRank, PEER_SETTINGS, textRank } from './peers.ts'
import { medians, stages } from './stages.ts'
import { readSamples } from './takeaway-data.ts'

const DATA_SETS = [
  { name: 'cnncorpus-tune', language: 'en', documents: 1481, unit: 'sentence' },
  { name: 'cnndm100', language: 'en', documents: 100, unit: 'sentence' },
  { name: 'finna-tune', language: 'zh', documents: 1000, unit: 'clause' },
] as const
type DataSet = (typeof DATA_SETS)[number]
const PEERS = { 'ts-textrank': textRank, lexrank: lexRank }
const OURS = 'ours'
const TURNS = 3
/** By system, milliseconds of each turn. */
type Times = ReadonlyMap<string, readonly number[]>

/**
 * Measures the whole analysis (blocks, sentences, quotes, speakers, takeaways, topics) on one core, beside the peers,
 * which read the same documents and do less: they pick three sentences. Each has a process of its own, since loading
 * lexrank makes ts-textrank half as fast.
 *
 * After eight rounds to warm up, the median of five, in time of the processor; ours and the fastest peer take turns three
 * times, and the medians count. Then the share of each stage, and time and memory from 10 KB to 10 MB.
 * `--hostile` adds inputs made to be slow; `--no-peers` leaves the peers out; `--only NAME --set FILE` prints the
 * milliseconds of one. Ours is the engine as it ships (`dist`), as the peers are.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const folder = option(args, 'data', '../shared/bench/data')
  const topics = loadTopics()
  const rules = loadRules(engine)
  const analyser = engine.createAnalyser(rules)
  const only = option(args, 'only', '')
  const named = option(args, 'set', '')
  const readers: Readonly<Record<string, Reader>> = { ...PEER_READERS, [OURS]: ourReader(analyser, topics) }
  if (only === '' && !hasFlag(args, 'no-peers')) print(PEER_SETTINGS)
  for (const set of DATA_SETS.filter(({ name }) => named === '' || name === named)) {
    const texts = readSamples(folder, set.name)
      .slice(0, set.documents)
      .map(({ text }) => text)
    if (only !== '') {
      print(String(timeOf(readers[only], texts, set)))
      continue
    }
    const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    print(`\n${set.name}: ${texts.length} documents, ${(size / texts.length / 1024).toFixed(1)} KB each`)
    const names = hasFlag(args, 'no-peers') ? [OURS] : [OURS, ...Object.keys(PEERS)]
    compare(
      timesInTurns(names, (name) => timeAlone(name, set, folder)),
      texts.length,
      size,
    )
    await stages(texts, { rules, topics, unit: set.unit })
  }
  if (only !== '') return
  growth(analyser, topics)
  if (hasFlag(args, 'hostile')) hostile(analyser, topics)
}

/** Reads one document. */
type Reader = (text: string, set: DataSet) => void

const PEER_READERS: Readonly<Record<string, Reader>> = Object.fromEntries(
  Object.entries(PEERS).map(([name, pick]) => [name, (text, { language }) => attempt(() => pick(text, 3, language))]),
)

function ourReader(analyser: Analyser, topics: TopicIndex): Reader {
  return (text, { unit }) => analyse(analyser, text, topics, unit)
}

function timeOf(reader: Reader | undefined, texts: readonly string[], set: DataSet): number {
  if (reader === undefined) throw new Error('--only takes ours, ts-textrank or lexrank')
  const { work } = medians({
    work: () => {
      for (const text of texts) reader(text, set)
    },
  })
  return work
}

/** The same in a process of its own. */
function timeAlone(name: string, set: DataSet, folder: string): number {
  const [main = ''] = process.argv.slice(1)
  const args = ['extract', '--only', name, '--set', set.name, '--data', folder]
  return Number(execFileSync(process.execPath, [...process.execArgv, main, ...args], { encoding: 'utf8' }))
}

/** Milliseconds of each system; ours and the fastest peer have several turns, since a machine has moods. */
function timesInTurns(names: readonly string[], timeOnce: (name: string) => number): Times {
  const times = new Map(names.map((name) => [name, [timeOnce(name)]]))
  const [fastest] = [...times].filter(([name]) => name !== OURS).sort(([, [a = 0]], [, [b = 0]]) => a - b)
  const several = fastest === undefined ? [OURS] : [OURS, fastest[0]]
  for (let turn = 1; turn < TURNS; turn++) for (const name of several) times.get(name)?.push(timeOnce(name))
  return times
}

function compare(times: Times, documents: number, size: number): void {
  const ours = times.get(OURS) ?? []
  for (const [name, turns] of times) {
    const ms = median(turns)
    const pace = ((documents * 1000) / ms).toFixed(0).padStart(6)
    const each = turns.map((turn, at) => (turn / (ours[at] ?? ms)).toFixed(2))
    const ratio = name === OURS ? '' : `  ours is ${(ms / median(ours)).toFixed(2)} times as fast (${each.join(', ')})`
    print(`${name.padEnd(16)} ${pace} documents/s ${(size / ms / 1000).toFixed(2).padStart(7)} MB/s${ratio}`)
  }
}

function median(turns: readonly number[]): number {
  return [...turns].sort((a, b) => a - b)[turns.length >> 1] ?? 1
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

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
