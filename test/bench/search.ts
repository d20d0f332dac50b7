import path from 'node:path'
import { loadDictionary } from '../../adapters/dictionary/load-dictionary.ts'
import { readTerms } from '../../src/search/read-terms.ts'
import type { SearchRules } from '../../src/search/search-rules.ts'
import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, searchRules } from './built-engine.ts'
import { hostileQuestions } from './hostile-questions.ts'
import { QUESTION_SETS, type QuestionSet, readQuestionSet } from './question-data.ts'
import { type GoldQuestion, quantile, scoreSearch } from './score-search.ts'
import { acrossTasks } from './search-across.ts'
import { drawGrowth, indexBytes, measureGrowth } from './search-growth.ts'
import { type BenchPassage, type PreCut, type SearchPeer, searchPeers } from './search-peers.ts'

type Engine = typeof import('../../src/index.ts')

/** Questions asked before the clock counts. */
const WARM_UP = 200
/** Times that we are asked each question: the best of them is without what else the machine was doing. */
const ROUNDS = 3
/** Questions that a peer is asked of the news: some take half a second for one. */
const PEER_NEWS_QUESTIONS = 60

/**
 * Measures the index: how often the right passage is first or among five (over all questions, and over the half that
 * nothing was tuned on), how long a question and the build take, and what the arrays hold.
 *
 * `--set NAME` takes one set; `--part same|across|growth|hostile` one table; `--peers no` leaves the peers out,
 * `--peers fts5,minisearch` takes these; `--data FOLDER` says where the sets are.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = option(args, 'data', '../shared/bench/data')
  const part = option(args, 'part', '')
  const engine = await builtEngine()
  const plain = searchRules(engine)
  const rules = engine.withDictionary(plain, await loadDictionary(path.join(__dirname, '../../dist'), plain))
  const wanted = option(args, 'peers', 'all').split(',')
  const peers = searchPeers(preCut(rules)).filter(({ name }) => wanted.includes('all') || wanted.includes(name))
  const all: readonly SearchPeer[] = [own(engine, rules), ...peers]
  if (part === '' || part === 'same') await showSame(all, folder, option(args, 'set', ''), rules)
  if (part === '' || part === 'across') await showAcross(engine, rules, folder)
  if (part === '' || part === 'hostile') showHostile(engine, rules, folder)
  if (part === '' || part === 'growth') {
    const rows = measureGrowth(engine, rules, readQuestionSet(folder, 'crud-news-dev'))
    print('growth', rows)
    process.stdout.write(`${drawGrowth(rows)}\n`)
  }
}

function own(engine: Engine, rules: SearchRules): SearchPeer {
  return {
    name: 'ours',
    build: (passages) => {
      const index = engine.buildIndex(passages, rules)
      return (question) => engine.searchIndex(index, question, { top: 10 }).map(({ id }) => id)
    },
  }
}

/** Cuts a text into pairs of Han characters and stems of words, without those that tell nothing. */
export function preCut(rules: SearchRules): PreCut {
  return (text) => {
    const terms: string[] = []
    readTerms(rules.fold(text), {
      character: () => undefined,
      pair: (key) => terms.push(String.fromCharCode(key >>> 16, key & 0xffff)),
      word: (stem) => {
        if (!rules.stopStems.has(stem)) terms.push(stem)
      },
    })
    return terms
  }
}

async function showSame(
  all: readonly SearchPeer[],
  folder: string,
  only: string,
  { fold }: SearchRules,
): Promise<void> {
  const sets = QUESTION_SETS.map((name) => readQuestionSet(folder, name))
  const traditional = sets.find(({ name }) => name === 'drcd-dev')
  const simplified = traditional === undefined ? [] : [{ ...traditional, name: 'drcd-dev, asked in Simplified' }]
  const asked = simplified.map((set) => ({
    ...set,
    questions: set.questions.map((one) => ({ ...one, question: fold(one.question) })),
  }))
  for (const { name, passages, questions } of [...sets, ...asked]) {
    if (only !== '' && only !== name) continue
    const most = name === 'crud-news-dev' ? PEER_NEWS_QUESTIONS : questions.length
    await showPeers(all, { name, passages, questions }, most)
  }
}

/** Shows each as soon as it is measured: some need minutes. */
async function showPeers(
  all: readonly SearchPeer[],
  { name, passages, questions }: QuestionSet,
  mostOfPeer: number,
): Promise<void> {
  process.stdout.write(`${name}\n`)
  const cpuMs = new Map<string, number>()
  for (const peer of all) {
    const row = await measure(peer, passages, peer.name === 'ours' ? questions : questions.slice(0, mostOfPeer))
    cpuMs.set(peer.name, row.buildCpuMs)
    process.stdout.write(`  ${JSON.stringify(row)}\n`)
  }
  const [ours, fts5] = [cpuMs.get('ours'), cpuMs.get('fts5')]
  if (ours === undefined || fts5 === undefined) return
  process.stdout.write(
    `  build by processor time, against FTS5 with the same analysis: ${(ours / fts5).toFixed(2)} times\n`,
  )
}

async function showAcross(engine: Engine, rules: SearchRules, folder: string): Promise<void> {
  const [english, chinese] = ['xquad-en-dev', 'xquad-zh-dev'].map((name) => readQuestionSet(folder, name))
  if (english === undefined || chinese === undefined) return
  for (const { name, passages, questions } of acrossTasks(english, chinese)) {
    print(name, [await measure(own(engine, rules), passages, questions)])
  }
  const { passages } = readQuestionSet(folder, 'crud-news-dev')
  const { n, p50Ms, p99Ms, bestP99Ms } = await measure(own(engine, rules), passages, english.questions)
  print('English questions over 12,000 Chinese articles, time only', [{ n, p50Ms, p99Ms, bestP99Ms }])
  const index = engine.buildIndex(passages, rules)
  print('arrays of 12,000 articles', [{ mbPer1000: Number((indexBytes(index) / 12e6).toFixed(2)) }])
  const corpus = engine.buildCorpusIndex(corpusOf(passages, rules.fold), rules)
  const { keys, ids } = corpus.index.han
  // the table of characters is one, for sentences and sources
  const bytes = indexBytes(corpus.index) + indexBytes(corpus.sources) - keys.byteLength - ids.byteLength
  print('the same as a corpus, by sentence and by source', [{ mbPer1000: Number((bytes / 12e6).toFixed(2)) }])
}

/** Questions that nobody asks in earnest, to the index alone; `hostile` asks them whole. */
function showHostile(engine: Engine, rules: SearchRules, folder: string): void {
  const { passages } = readQuestionSet(folder, 'crud-news-dev')
  const index = engine.buildIndex([...passages, ...readQuestionSet(folder, 'xquad-en-dev').passages], rules)
  const rows = Object.entries(hostileQuestions()).map(([name, question]) => {
    const asked = performance.now()
    const hits = engine.searchIndex(index, question, { top: 10 }).length
    return { name, ms: Number((performance.now() - asked).toFixed(1)), hits }
  })
  print('hostile questions over 12,240 passages', rows)
}

async function measure(peer: SearchPeer, passages: readonly BenchPassage[], questions: readonly GoldQuestion[]) {
  const started = performance.now()
  const before = process.cpuUsage()
  const ask = await peer.build(passages)
  const buildMs = Math.round(performance.now() - started)
  const { user, system } = process.cpuUsage(before)
  const buildCpuMs = Math.round((user + system) / 1000)
  for (const { question } of questions.slice(0, Math.min(WARM_UP, questions.length / 3))) await ask(question)
  const rankings: (readonly string[])[] = []
  const rounds: number[][] = []
  for (let round = 0; round < (peer.name === 'ours' ? ROUNDS : 1); round++) {
    const times: number[] = []
    for (const [i, { question }] of questions.entries()) {
      const asked = performance.now()
      rankings[i] = await ask(question)
      times.push(performance.now() - asked)
    }
    rounds.push(times)
  }
  const best = questions.map((_, i) => Math.min(...rounds.map((times) => times[i] ?? 0)))
  const { n, r1, r5 } = scoreSearch(questions, rankings)
  const isHeldOut = (_: unknown, i: number): boolean => i % 2 === 1
  const heldOutR1 = scoreSearch(questions.filter(isHeldOut), rankings.filter(isHeldOut)).r1
  const all = rounds.flat()
  const times = [quantile(all, 0.5), quantile(all, 0.99), quantile(best, 0.99)]
  const [p50Ms, p99Ms, bestP99Ms] = times.map((time) => Number(time.toFixed(2)))
  return { name: peer.name, n, r1, r5, heldOutR1, p50Ms, p99Ms, bestP99Ms, buildMs, buildCpuMs }
}

function print(title: string, rows: readonly object[]): void {
  process.stdout.write(`${title}\n${rows.map((row) => `  ${JSON.stringify(row)}`).join('\n')}\n`)
}
