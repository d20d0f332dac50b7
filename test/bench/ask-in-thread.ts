import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { composeEngine } from '../../adapters/compose.ts'
import type { openStore } from '../../adapters/storage/open-store.ts'
import type { SearchRules } from '../../src/search/search-rules.ts'
import { corpusOf } from './answer-data.ts'
import type { builtEngine } from './built-engine.ts'
import { readQuestionSet } from './question-data.ts'
import { quantile } from './score-search.ts'

/** Sets whose texts make one corpus of three scripts, and whose questions are asked of it. */
const SETS = ['cmrc-trial', 'xquad-en-dev', 'xquad-zh-dev'] as const
/** Questions of a set, and how many of them stand in one thread. */
const ASKED = 200
const A_THREAD = 4
/** Rounds that the clock counts; the one before them warms up. */
const ROUNDS = 3

/** A built part of the program, so that times are those of what ships. */
async function built<T>(file: string): Promise<T> {
  return await import(path.join(__dirname, '../../dist', file))
}

/**
 * Measures whole questions in threads: the use case as a platform calls it, memory read from and written to SQLite in a
 * file, the message written. Processor time, as other processes do not count in it; and the best of the rounds for each
 * question, in which not even the garbage collector does.
 */
export async function measureAskInThread(
  engine: Awaited<ReturnType<typeof builtEngine>>,
  rules: SearchRules,
  data: string,
): Promise<object> {
  const compose = await built<{ composeEngine: typeof composeEngine }>('adapters/compose.js')
  const stores = await built<{ openStore: typeof openStore }>('adapters/storage/open-store.js')
  const sets = SETS.map((name) => readQuestionSet(data, name))
  const corpus = corpusOf(
    sets.flatMap(({ passages }) => passages),
    rules.fold,
  )
  const knowledge = engine.gatherKnowledge(corpus, engine.buildCorpusIndex(corpus, rules))
  const questions = sets.flatMap((set) => set.questions.slice(0, ASKED))
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'ask-'))
  const store = await stores.openStore({ dataFolder, redis: undefined, redisMayForget: false })
  const composed = await compose.composeEngine()
  const settings = { commandName: '/report', language: 'en', memory: store.memory, knowledge } as const
  const bot = composed.createBot([], { ...settings, calendar: { today: () => '2026-03-02' } })
  const rounds: number[][] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const times: number[] = []
    for (const [i, { question }] of questions.entries()) {
      const thread = `T${round}-${Math.floor(i / A_THREAD)}`
      const before = process.cpuUsage()
      await bot.reply({ channel: `C${i % 10}`, thread, language: undefined }, question)
      const { user, system } = process.cpuUsage(before)
      times.push((user + system) / 1000)
    }
    if (round > 0) rounds.push(times)
  }
  await composed.close()
  await store.close()
  rmSync(dataFolder, { recursive: true })
  const best = questions.map((_, i) => Math.min(...rounds.map((times) => times[i] ?? 0)))
  const shares = (times: readonly number[]) =>
    [0.5, 0.99].map((share) => Number(quantile(times, share).toFixed(2))) as readonly number[]
  const [p50CpuMs, p99CpuMs] = shares(rounds.flat())
  const [bestP50CpuMs, bestP99CpuMs] = shares(best)
  return {
    name: 'whole ask in a thread, SQLite in a file',
    passages: knowledge.index.passages.length,
    n: rounds.flat().length,
    ...{ p50CpuMs, p99CpuMs, bestP50CpuMs, bestP99CpuMs },
  }
}
