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
import { rulesLearntFromHalves } from './learnt-rules.ts'
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
 * Then what a whole question in a thread takes. `--set NAME` takes one set, `--set ask` that time alone; `--whole yes`
 * tells answered from unanswered over all questions instead, each half by what was learnt anew from the other.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const only = option(args, 'set', '')
  const data = option(args, 'data', '../shared/bench/data')
  const sets = readAnswerSets(data).filter((set) => set.isAskedWithout && (only === '' || set.name === only))
  const print = (row: unknown): unknown => process.stdout.write(`${JSON.stringify(row)}\n`)
  if (option(args, 'whole', 'no') === 'yes') {
    const learnt = await rulesLearntFromHalves(data)
    for (const set of sets) print(measureWhole(engine, set, learnt))
    return
  }
  const rules = await rulesAcross(engine)
  for (const set of sets) print(measure(engine, set, rules))
  if (only === '' || only === 'ask') print(await measureAskInThread(engine, rules, data))
}

function measure(engine: Engine, set: AnswerSet, rules: SearchRules) {
  const { name, passages } = set
  const questions = set.questions.filter(({ half }) => half === 1)
  const compact = compactWith(rules.fold)
  const { index, ask, times } = asker(engine, rules)
  const holds = (question: AskedQuestion, { sentences: [first] }: Answer): boolean =>
    first?.citation.source === question.gold &&
    question.answers.some((wording) => compact(first.text).includes(compact(wording)))
  const given = questions.filter((question) =>
    holds(question, ask(index(passages.filter(({ id }) => id === question.gold)), question)),
  )
  const whole = index(passages)
  const there = questions.map((question) => ({ question, answer: ask(whole, question) }))
  const absent = askAbsent(set, 1, { index, ask, compact })
  const answered = there.filter(({ answer }) => answer.outcome === 'answered')
  const sure = there.map(({ answer }) => answer)
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
    topicAbsent: refusalOf(sure, absent.topic),
    articleAbsent: refusalOf(sure, absent.article),
    factAbsent: refusalOf(sure, absent.fact),
    p50Ms: Number(quantile(times, 0.5).toFixed(2)),
    p99Ms: Number(quantile(times, 0.99).toFixed(2)),
  }
}

/** @param learnt rules by the half that they were learnt from. */
function measureWhole(engine: Engine, set: AnswerSet, learnt: readonly [SearchRules, SearchRules]) {
  const halves = ([0, 1] as const).map((half) => {
    const rules = learnt[1 - half] ?? learnt[0]
    const { index, ask } = asker(engine, rules)
    const whole = index(set.passages)
    const there = set.questions.filter((one) => one.half === half).map((question) => ask(whole, question))
    return { there, ...askAbsent(set, half, { index, ask, compact: compactWith(rules.fold) }) }
  })
  const there = halves.flatMap((half) => half.there)
  const against = (kind: 'topic' | 'article' | 'fact') => ({
    ...refusalOf(
      there,
      halves.flatMap((half) => half[kind]),
    ),
    ofEachHalf: halves.map((half) => refusalOf(half.there, half[kind]).auroc),
  })
  return {
    set: `${set.name}, both halves, each by what was learnt from the other`,
    n: there.length,
    topicAbsent: against('topic'),
    articleAbsent: against('article'),
    factAbsent: against('fact'),
  }
}

interface Asker {
  readonly index: (texts: AnswerSet['passages']) => CorpusIndex
  readonly ask: (of: CorpusIndex, question: AskedQuestion) => Answer
}

function asker(engine: Engine, rules: SearchRules): Asker & { readonly times: readonly number[] } {
  const times: number[] = []
  const ask: Asker['ask'] = (of, { question, lang }) => {
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
  return { index: (texts) => engine.buildCorpusIndex(corpusOf(texts, rules.fold), rules), ask, times }
}

/**
 * Asks the questions of one half where the texts do not answer them: without every text of that half, whose neighbours
 * of the same article may be there; without the half of the list that the text stands in, and so without its article;
 * and without the sentences that answer.
 */
function askAbsent(
  { passages, questions: all }: AnswerSet,
  half: AskedQuestion['half'],
  { index, ask, compact }: Asker & { readonly compact: (text: string) => string },
) {
  const questions = all.filter((one) => one.half === half)
  const others = index(passages.filter((_, i) => i % 2 !== half))
  const middle = passages.length / 2
  const [first, second] = [index(passages.slice(0, middle)), index(passages.slice(middle))]
  const places = new Map(passages.map(({ id }, place) => [id, place]))
  const fact = Array.from({ length: BATCHES }, (_, batch) => {
    const asked = new Map(questions.filter((_one, i) => i % BATCHES === batch).map((one) => [one.gold, one]))
    const cut = index(withoutFacts(passages, asked, compact))
    return [...asked.values()].map((question) => ask(cut, question))
  }).flat()
  return {
    topic: questions.map((question) => ask(others, question)),
    article: questions.map((one) => ask((places.get(one.gold) ?? 0) < middle ? second : first, one)),
    fact,
  }
}

function refusalOf(there: readonly Answer[], absent: readonly Answer[]) {
  const [sure, unsure] = [there, absent].map((answers) => answers.map(({ confidence }) => confidence))
  const wins = (sure ?? []).reduce(
    (sum, one) => sum + (unsure ?? []).reduce((own, other) => own + (Math.sign(one - other) + 1) / 2, 0),
    0,
  )
  return {
    auroc: Number((wins / Math.max(1, there.length * absent.length)).toFixed(3)),
    answered: percent(absent.filter(({ outcome }) => outcome === 'answered').length, absent.length),
  }
}
