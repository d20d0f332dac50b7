import { option } from './arguments.ts'
import { builtEngine, searchRules } from './built-engine.ts'
import { QUESTION_SETS, readQuestionSet } from './question-data.ts'
import { quantile, scoreSearch } from './score-search.ts'

/** Questions asked before the clock counts. */
const WARM_UP = 200

/**
 * Measures the index: how often the right passage is first or among five, how long a question and the build take, and
 * what the index holds in memory. `--set NAME` takes one set, `--data FOLDER` says where they are.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = option(args, 'data', '../shared/bench/data')
  const only = option(args, 'set', '')
  const engine = await builtEngine()
  const rules = searchRules(engine)
  const rows = []
  for (const name of QUESTION_SETS.filter((set) => only === '' || set === only)) {
    const { passages, questions } = readQuestionSet(folder, name)
    const started = performance.now()
    const index = engine.buildIndex(passages, rules)
    const buildMs = Math.round(performance.now() - started)
    for (const { question } of questions.slice(0, WARM_UP)) engine.searchIndex(index, question, { top: 10 })
    const times: number[] = []
    const rankings = questions.map(({ question }) => {
      const asked = performance.now()
      const hits = engine.searchIndex(index, question, { top: 10 })
      times.push(performance.now() - asked)
      return hits.map(({ id }) => id)
    })
    const { n, r1, r5 } = scoreSearch(questions, rankings)
    const [p50Ms, p99Ms] = [quantile(times, 0.5), quantile(times, 0.99)].map((time) => Number(time.toFixed(3)))
    const arrays = [index.starts, index.passages, index.counts, index.lengths, index.han.keys, index.han.ids]
    const arraysMB = Number((arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6).toFixed(1))
    rows.push({ set: name, passages: passages.length, n, r1, r5, p50Ms, p99Ms, buildMs, arraysMB })
  }
  process.stdout.write(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`)
}
