import type { Answer } from '../../src/answer/answer.ts'
import type { CorpusIndex } from '../../src/search/search-corpus.ts'
import type { SearchRules } from '../../src/search/search-rules.ts'
import {
  type AnswerSet,
  type AskedQuestion,
  compactWith,
  corpusOf,
  readAnswerSets,
  withoutFacts,
} from './answer-data.ts'
import { option } from './arguments.ts'
import { measureAskInThread } from './ask-in-thread.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { percent, quantile } from './score-search.ts'

type Engine = Awaited<ReturnType<typeof builtEngine>>

/** Sentences that an answer may have. */
const TOP = 3
/** How many times a text is asked without one of its facts. */
const BATCHES = 2

/**
 * Measures answers on the texts that nothing was learnt from: how often the first sentence holds the answer, with the
 * right text given and over all texts of the set; how well confidence tells questions that the texts answer from those
 * they do not (area under the curve: the chance that it is higher for the first); and how often either is answered.
 * Then what a whole question in a thread takes. `--set NAME` takes one set, `--set ask` that time alone.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const rules = await rulesAcross(engine)
  const only = option(args, 'set', '')
  const data = option(args, 'data', '../shared/bench/data')
  for (const set of readAnswerSets(data)) {
    if (!set.isAskedWithout || (only !== '' && set.name !== only)) continue
    process.stdout.write(`${JSON.stringify(measure(engine, set, rules))}\n`)
  }
  if (only === '' || only === 'ask') {
    process.stdout.write(`${JSON.stringify(await measureAskInThread(engine, rules, data))}\n`)
  }
}

function measure(engine: Engine, { name, passages, questions: all }: AnswerSet, rules: SearchRules) {
  const compact = compactWith(rules.fold)
  const questions = all.filter(({ half }) => half === 1)
  const index = (texts: AnswerSet['passages']) => engine.buildCorpusIndex(corpusOf(texts, rules.fold), rules)
  const times: number[] = []
  const ask = (of: CorpusIndex, { question, lang }: AskedQuestion): Answer => {
    const started = performance.now()
    const answer = engine.answerQuestion({
      question,
      index: of,
      language: lang === 'en' ? 'en' : 'zh-Hans',
      topK: TOP,
      earlier: [],
      shown: [],
      evenFar: true,
    })
    times.push(performance.now() - started)
    return answer
  }
  const holds = (question: AskedQuestion, { sentences: [first] }: Answer): boolean =>
    first?.citation.source === question.gold &&
    question.answers.some((wording) => compact(first.text).includes(compact(wording)))
  const given = questions.filter((question) =>
    holds(question, ask(index(passages.filter(({ id }) => id === question.gold)), question)),
  )
  const whole = index(passages)
  const there = questions.map((question) => ({ question, answer: ask(whole, question) }))
  const without = index(passages.filter((_, i) => i % 2 === 0))
  const topicAbsent = questions.map((question) => ask(without, question))
  const factAbsent = Array.from({ length: BATCHES }, (_, batch) => {
    const asked = new Map(questions.filter((_, i) => i % BATCHES === batch).map((one) => [one.gold, one]))
    const cut = index(withoutFacts(passages, asked, compact))
    return [...asked.values()].map((question) => ask(cut, question))
  }).flat()
  const answered = there.filter(({ answer }) => answer.outcome === 'answered')
  const sure = there.map(({ answer }) => answer.confidence)
  return {
    set: name,
    n: questions.length,
    holdsTextGiven: percent(given.length, questions.length),
    holdsOfAll: percent(there.filter(({ question, answer }) => holds(question, answer)).length, questions.length),
    answered: percent(answered.length, questions.length),
    rightOfAnswered: percent(
      answered.filter(({ question, answer }) => holds(question, answer)).length,
      answered.length,
    ),
    topicAbsent: refusalOf(sure, topicAbsent),
    factAbsent: refusalOf(sure, factAbsent),
    p50Ms: Number(quantile(times, 0.5).toFixed(2)),
    p99Ms: Number(quantile(times, 0.99).toFixed(2)),
  }
}

function refusalOf(sure: readonly number[], answers: readonly Answer[]) {
  const unsure = answers.map(({ confidence }) => confidence)
  const wins = sure.reduce(
    (sum, one) => sum + unsure.reduce((own, other) => own + (Math.sign(one - other) + 1) / 2, 0),
    0,
  )
  return {
    auroc: Number((wins / Math.max(1, sure.length * unsure.length)).toFixed(3)),
    answered: percent(answers.filter(({ outcome }) => outcome === 'answered').length, answers.length),
  }
}
