import type { CorpusIndex } from '../../src/search/search-corpus.ts'
import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, searchRules } from './built-engine.ts'
import { readQuestionSet } from './question-data.ts'
import { type GoldQuestion, percent, quantile } from './score-search.ts'

/** Sets that are asked, with the texts that one in so many is kept of. */
const SETS = ['cmrc-trial', 'drcd-dev', 'xquad-en-dev', 'xquad-zh-dev', 'crud-news-dev'] as const
const MOST_THREADS = 300
const PRONOUNS = { en: 'And it?', zh: '它呢？' }

/**
 * Measures what the earlier question of a thread does: how often the first sentence is of the right text for a second
 * question about the same text, alone, and with the first question before it; for a question about another text, both
 * ways; and how often a bare follow-up stays with the text of the first.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const rules = searchRules(engine)
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
    const pairs = pairsOf(questions)
    const changes = pairs.map(({ first }, i) => ({ first, second: pairs[(i + 7) % pairs.length]?.second ?? first }))
    const share = (of: typeof pairs, withEarlier: boolean): number =>
      percent(
        of.filter(({ first, second }) => finds(index, second, withEarlier ? [first.question] : [])).length,
        of.length,
      )
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

function pairsOf(questions: readonly GoldQuestion[]) {
  const pairs = questions.flatMap((second, i) => {
    const first = questions[i - 1]
    return first !== undefined && first.gold[0] === second.gold[0] ? [{ first, second }] : []
  })
  const step = Math.max(1, Math.ceil(pairs.length / MOST_THREADS))
  return pairs.filter((_, i) => i % step === 0)
}
