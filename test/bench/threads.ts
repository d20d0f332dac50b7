import type { CorpusIndex } from '../../src/search/search-corpus.ts'
import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { readQuestionSet } from './question-data.ts'
import { type GoldQuestion, quantile } from './score-search.ts'
import { shareOf, threadPairs } from './thread-pairs.ts'

/** Sets that are asked: of each, the texts of odd number, from which nothing was learnt. */
const SETS = ['cmrc-trial', 'drcd-dev', 'xquad-en-dev', 'xquad-zh-dev', 'crud-news-dev'] as const
const PRONOUNS = { en: 'And it?', zh: '它呢？' }

/**
 * Measures what the earlier question of a thread does: how often the first sentence is of the right text for a second
 * question about the same text, alone, and with the first question before it; for a question about another text, both
 * ways; and how often a bare follow-up stays with the text of the first.
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
    const share = (of: typeof pairs, withEarlier: boolean): number =>
      shareOf(of, ({ first, second }) => finds(index, second, withEarlier ? [first.question] : []))
    const bare = pairs.map(({ first }) => {
      const question = first.lang === 'en' ? PRONOUNS.en : PRONOUNS.zh
      return { first, second: { ...first, question } }
    })
    const [changeAlone, changeInThread] = [share(changes, false), share(changes, true)]
    const row = {
      set: name,
      n: pairs.length,
      followUpAlone: share(pairs, false),
      followUpInThread: share(pairs, true),
      changeAlone,
      changeInThread,
      lossOnChange: Number((changeAlone - changeInThread).toFixed(1)),
      bareFollowUp: share(bare, true),
      p99Ms: Number(quantile(times, 0.99).toFixed(2)),
    }
    process.stdout.write(`${JSON.stringify(row)}\n`)
  }
}
