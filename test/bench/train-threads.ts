import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { rankEvidence } from '../../src/answer/answer-question.ts'
import type { leaningFit, threadSigns } from '../../src/answer/judge.ts'
import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { type Choice, type Fact, learnChoices, learnFacts, type Values, weigh } from './learn-weights.ts'
import { type QuestionSet, readQuestionSet } from './question-data.ts'
import { type ThreadPair, threadPairs } from './thread-pairs.ts'
import { rounded } from './train-answers.ts'

const NEWS = 'crud-news-dev'
const SETS = ['cmrc-trial', 'drcd-dev', 'xquad-en-dev', 'xquad-zh-dev', NEWS] as const
/** Where texts are many and alike, a thread tells most: what is learnt from the news weighs more than all else. */
const TIMES_NEWS = 12
/** Of so many further questions of a thread, one is about something else: a prior of ours. */
const TIMES_SAME = 10

const PROVENANCE = {
  thread: 'npm run bench -- train-threads: softmax regression over pairs of questions about one text and about two',
  staying: 'npm run bench -- train-threads: logistic regression, which of the two a pair is',
}

type Asked = ReturnType<typeof rankEvidence>['ranked']

/** What a thread found, and what was right. */
interface ThreadCase {
  readonly ranked: Asked
  readonly gold: readonly string[]
  readonly isSame: boolean
  readonly times: number
}

interface Built {
  readonly rankEvidence: typeof rankEvidence
  readonly threadSigns: typeof threadSigns
  readonly leaningFit: typeof leaningFit
}

/** What threads are learnt with; the engine as it ships. */
export interface ThreadTools {
  readonly engine: Awaited<ReturnType<typeof builtEngine>>
  readonly built: Built
  readonly rules: Rules
}

/**
 * Learns what the earlier questions of a thread are worth, after one and after as many as a thread remembers, from
 * pairs of questions about one text of even number and pairs about two; first whether a question stays with what the
 * thread is about, then what that lends its sources. Writes both to `content/lang`, the same for every language. Run it
 * after `train-answers`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const tools = { engine, built: await builtThreads(), rules: await rulesAcross(engine) }
  const learnt = learnThreads(option(args, 'data', '../shared/bench/data'), tools, 0)
  for (const tag of ['en', 'zh-Hans']) writeJudgement(tag, learnt)
  process.stdout.write(`${JSON.stringify(learnt)}\n`)
}

/** The parts of the built engine that threads are learnt with. */
export async function builtThreads(): Promise<Built> {
  const from = (file: string) => import(path.join(__dirname, `../../dist/src/answer/${file}.js`))
  return { ...(await from('answer-question')), ...(await from('judge')) }
}

/** Learns from threads about the texts of one half. */
export function learnThreads(data: string, tools: ThreadTools, half: 0 | 1) {
  const cases = SETS.flatMap((name) => threadCases(readQuestionSet(data, name), tools, half))
  const staying = rounded(learnFacts(cases.flatMap(stayingFacts)))
  const { own = 1, ...thread } = learnChoices(
    cases.flatMap((one) => {
      const times = one.times * (one.isSame ? TIMES_SAME : 1)
      return repeated(choiceOf(one, staying, tools.built, tools.rules), times)
    }),
  )
  if (!(own > 0)) throw new Error('nothing was learnt')
  const scaled = rounded(Object.fromEntries(Object.entries(thread).map(([name, value]) => [name, value / own])))
  return { thread: scaled, staying }
}

function threadCases(
  { name, passages, questions }: QuestionSet,
  { engine, built, rules }: ThreadTools,
  half: 0 | 1,
): readonly ThreadCase[] {
  const index = engine.buildCorpusIndex(corpusOf(passages, rules.fold), rules)
  const learning = new Set(passages.filter((_, i) => i % 2 === half).map(({ id }) => id))
  const times = name === NEWS ? TIMES_NEWS : 1
  const ask = ({ second }: ThreadPair, earlier: readonly string[]): Asked => {
    const language = second.lang === 'en' ? 'en' : 'zh-Hans'
    return built.rankEvidence({ question: second.question, index, language, earlier, shown: [] }).ranked
  }
  return Object.entries(threadPairs(questions, (text) => learning.has(text))).flatMap(([kind, pairs]) =>
    pairs.flatMap((pair) =>
      [[pair.first.question], pair.earlier].map((earlier): ThreadCase => {
        const isSame = kind === 'same'
        return { ranked: ask(pair, earlier), gold: pair.second.gold, isSame, times }
      }),
    ),
  )
}

function repeated<T>(one: T, times: number): readonly T[] {
  return Array.from({ length: times }, () => one)
}

function stayingFacts({ ranked: [best], isSame, times }: ThreadCase): readonly Fact[] {
  return best === undefined ? [] : repeated({ signs: best.staying, isSo: isSame }, times)
}

type Rules = Awaited<ReturnType<typeof rulesAcross>>

function choiceOf({ ranked, gold }: ThreadCase, staying: Values, built: Built, rules: Rules): Choice {
  const odds = (staying.constant ?? 0) + weigh(ranked[0]?.staying ?? {}, staying)
  const stays = 1 / (1 + Math.exp(-odds))
  return {
    signs: ranked.map((judged) => ({
      ...built.threadSigns(judged, stays),
      own: judged.fit - built.leaningFit(judged, judged.leaning, rules),
    })),
    right: ranked.map(({ passage }) => passage.kind === 'sentence' && gold.includes(passage.document.id)),
  }
}

function writeJudgement(tag: string, learnt: Readonly<Record<'thread' | 'staying', Values>>): void {
  const file = path.join(__dirname, `../../content/lang/${tag}/answer.json`)
  const content: { readonly judgement: { readonly provenance: object } } = JSON.parse(readFileSync(file, 'utf8'))
  const provenance = { ...content.judgement.provenance, ...PROVENANCE }
  const judgement = { ...content.judgement, provenance, ...learnt }
  writeFileSync(file, `${JSON.stringify({ ...content, judgement }, null, 2)}\n`)
}
