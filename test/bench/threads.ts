import type { CorpusIndex } from '../../src/search/search-corpus.ts'
import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { rulesLearntFromHalves } from './learnt-rules.ts'
import { readQuestionSet } from './question-data.ts'
import { type GoldQuestion, quantile } from './score-search.ts'
import { shareOf, type ThreadPair, threadPairs } from './thread-pairs.ts'
import { wholeNews } from './threads-whole.ts'

/** Sets that are asked: of each, the texts of odd number, from which nothing was learnt. */
const SETS = ['cmrc-trial', 'drcd-dev', 'xquad-en-dev', 'xquad-zh-dev', 'crud-news-dev'] as const
const PRONOUNS = { en: 'And it?', zh: '它呢？' }

/**
 * Measures what the earlier questions of a thread do: how often the first sentence is of the right text for a further
 * question about the same text, alone, with the one before it, and with as many as a thread remembers; what these cost
 * a question about another text; and how often a bare follow-up stays with the text of the first. Then the same of all
 * the news, learnt anew for each half, beside the plain recipe; `--whole no` leaves that out, for learning takes minutes.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const rules = await rulesAcross(engine)
  for (const name of SETS) {
    const { passages, questions } = readQuestionSet(option(args, 'data', '../shared/bench/data'), name)
    const index = engine.buildCorpusIndex(corpusOf(passages, rules.fold), rules)
    const times: number[] = []
    const finds = (of: CorpusIndex, { question, gold, lang }: GoldQuestion, earlier: readonly string[]): boolean => {
      const language = lang === 'en' ? 'en' : 'zh-Hans'
      const started = performance.now()
      const { sentences } = engine.answerQuestion({ question, index: of, language, topK: 1, earlier, shown: [] })
      times.push(performance.now() - started)
      return gold.includes(sentences[0]?.citation.source ?? '')
    }
    const reported = new Set(passages.filter((_, i) => i % 2 === 1).map(({ id }) => id))
    const { same: pairs, changed: changes } = threadPairs(questions, (text) => reported.has(text))
    const asked = {
      alone: () => [],
      afterOne: ({ first }: ThreadPair) => [first.question],
      afterAll: ({ earlier }: ThreadPair) => earlier,
    } as const
    const share = (of: typeof pairs, how: keyof typeof asked): number =>
      shareOf(of, (pair) => finds(index, pair.second, asked[how](pair)))
    const bare = pairs.map((pair) => {
      const { first } = pair
      const question = first.lang === 'en' ? PRONOUNS.en : PRONOUNS.zh
      return { ...pair, second: { ...first, question } }
    })
    const lost = (how: keyof typeof asked): number => Number((share(changes, 'alone') - share(changes, how)).toFixed(1))
    const row = {
      set: name,
      n: pairs.length,
      followUpAlone: share(pairs, 'alone'),
      followUpInThread: share(pairs, 'afterOne'),
      lossOnChange: lost('afterOne'),
      followUpAfterAll: share(pairs, 'afterAll'),
      lossOnChangeAfterAll: lost('afterAll'),
      bareFollowUp: share(bare, 'afterOne'),
      p99Ms: Number(quantile(times, 0.99).toFixed(2)),
    }
    process.stdout.write(`${JSON.stringify(row)}\n`)
  }
  if (option(args, 'whole', 'yes') === 'no') return
  const data = option(args, 'data', '../shared/bench/data')
  const whole = wholeNews(engine, data, await rulesLearntFromHalves(data))
  process.stdout.write(`${JSON.stringify(whole)}\n`)
}
