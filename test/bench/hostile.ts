import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { hostileQuestions } from './hostile-questions.ts'
import { readQuestionSet } from './question-data.ts'

/** Times that each is asked, alone and in a thread: the first shows the compiler's work, the best none of it. */
const ROUNDS = 4
/** Articles that make a page when somebody pastes them. */
const PASTED = 3

/** Measures what questions that nobody asks in earnest, and whole pages, cost when they are asked of 12,240 articles. */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const rules = await rulesAcross(engine)
  const folder = option(args, 'data', '../shared/bench/data')
  const [news, english] = ['crud-news-dev', 'xquad-en-dev'].map((name) => readQuestionSet(folder, name))
  if (news === undefined || english === undefined) return
  const index = engine.buildCorpusIndex(corpusOf([...news.passages, ...english.passages], rules.fold), rules)
  const pageOf = ({ passages }: typeof news): string =>
    passages
      .slice(0, PASTED)
      .map(({ text }) => text)
      .join('\n')
  const questions = { ...hostileQuestions(), 'a page': pageOf(news), 'an English page': pageOf(english) }
  const before = news.questions[0]?.question ?? ''
  for (const [name, question] of Object.entries(questions)) {
    const times = Array.from({ length: ROUNDS }, () => [[], [before]]).flatMap((threads) =>
      threads.map((earlier) => {
        const asked = performance.now()
        engine.answerQuestion({ question, index, language: 'zh-Hans', topK: 3, earlier, shown: [] })
        return performance.now() - asked
      }),
    )
    const [firstMs, bestMs] = [times[0] ?? 0, Math.min(...times)].map((time) => Number(time.toFixed(1)))
    process.stdout.write(`${JSON.stringify({ name, firstMs, bestMs })}\n`)
  }
}
