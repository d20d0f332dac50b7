import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rankEvidence } from '../../src/answer/answer-question.ts'
import type { Judged, Signs } from '../../src/answer/judge.ts'
import { buildCorpusIndex, type CorpusIndex } from '../../src/search/search-corpus.ts'
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
import { builtEngine, rulesAcross } from './built-engine.ts'

/** Candidates of one question, with which of them hold the answer. */
interface Choice {
  readonly signs: readonly Signs[]
  readonly right: readonly boolean[]
  readonly set: string
}

/** The best candidate of one question, and whether the texts answer it at all. */
interface Case {
  readonly signs: Signs
  readonly right: boolean
  readonly set: string
}

type Weights = Readonly<Record<string, number>>

const STEPS = 300
const SHRINK = 0.002
const BATCHES = 2
const PROVENANCE = {
  made: 'npm run bench -- train-answers',
  fit: 'softmax regression over the candidates of a question, asked of its own text and of all texts of its set',
  sure: 'logistic regression: all texts; all but the right one; all, the right one without the sentences that answer',
  data: 'texts of even number of CMRC 2018 trial, DRCD dev, XQuAD en and zh; the odd ones are for reporting',
}

/** Learns how passages are judged, from half of the texts, and writes it to `content/lang`. */
export async function run(args: readonly string[]): Promise<void> {
  const rules = await rulesAcross(await builtEngine())
  const sets = readAnswerSets(option(args, 'data', '../shared/bench/data'))
  for (const tag of ['en', 'zh-Hans'] as const) {
    const own = sets.filter(({ passages }) => /\p{Script=Han}/u.test(passages[0]?.text ?? '') === (tag !== 'en'))
    const fit = learn(own.flatMap((set) => choicesOf(set, rules)).flatMap(softmaxExample))
    const fitted: SearchRules = { ...rules, judgement: { ...rules.judgement, [tag]: { fit, sure: {} } } }
    const cases = own.filter(({ name }) => !name.includes('→')).flatMap((set) => casesOf(set, fitted))
    const sure = learn(cases.map(logisticExample))
    const file = path.join(__dirname, `../../content/lang/${tag}/answer.json`)
    const content: object = JSON.parse(readFileSync(file, 'utf8'))
    const judgement = { provenance: PROVENANCE, fit: rounded(fit), sure: rounded(sure) }
    writeFileSync(file, `${JSON.stringify({ ...content, judgement }, null, 2)}\n`)
    process.stdout.write(`${tag}: ${JSON.stringify(judgement)}\n`)
  }
}

function choicesOf({ name, passages, questions }: AnswerSet, rules: SearchRules): readonly Choice[] {
  const compact = compactWith(rules.fold)
  const whole = buildCorpusIndex(corpusOf(passages, rules.fold), rules)
  return questions
    .filter(({ half }) => half === 0)
    .flatMap((asked) => {
      const own = passages.filter(({ id }) => id === asked.gold)
      const given = buildCorpusIndex(corpusOf(own, rules.fold), rules)
      return [given, whole].map((index): Choice => {
        const ranked = rank(asked, index)
        const right = ranked.map((judged) => holds(judged, asked, compact))
        return { signs: ranked.map(({ signs }) => signs), right, set: name }
      })
    })
}

function casesOf({ name, passages, questions }: AnswerSet, rules: SearchRules): readonly Case[] {
  const compact = compactWith(rules.fold)
  const learning = questions.filter(({ half }) => half === 0)
  const index = (texts: AnswerSet['passages']): CorpusIndex => buildCorpusIndex(corpusOf(texts, rules.fold), rules)
  const cases = (asked: readonly AskedQuestion[], texts: CorpusIndex, right: boolean): readonly Case[] =>
    asked.flatMap((question) =>
      rank(question, texts)
        .slice(0, 1)
        .map(({ signs }) => ({ signs, right, set: name })),
    )
  const gone = new Set(passages.filter((_, i) => i % 4 === 0).map(({ id }) => id))
  const batches = Array.from({ length: BATCHES }, (_, batch) => {
    const asked = new Map(learning.filter((_, i) => i % BATCHES === batch).map((question) => [question.gold, question]))
    return { asked, cut: withoutFacts(passages, asked, compact) }
  })
  const casesGiven = (asked: readonly AskedQuestion[], texts: AnswerSet['passages'], right: boolean): readonly Case[] =>
    asked.flatMap((one) => cases([one], index(texts.filter(({ id }) => id === one.gold)), right))
  const cutAll = batches.flatMap(({ asked, cut }) => casesGiven([...asked.values()], cut, false))
  return [
    ...cases(learning, index(passages), true),
    ...casesGiven(learning, passages, true),
    ...cutAll,
    ...cases(
      learning.filter(({ gold }) => gone.has(gold)),
      index(passages.filter(({ id }) => !gone.has(id))),
      false,
    ),
    ...batches.flatMap(({ asked, cut }) => cases([...asked.values()], index(cut), false)),
  ]
}

function rank({ question, lang }: AskedQuestion, index: CorpusIndex): readonly Judged[] {
  return rankEvidence({ question, index, language: lang === 'en' ? 'en' : 'zh-Hans', earlier: [], shown: [] }).ranked
}

function holds({ passage, wording }: Judged, asked: AskedQuestion, compact: (text: string) => string): boolean {
  const text = compact(wording.text)
  return (
    passage.kind === 'sentence' &&
    passage.document.id === asked.gold &&
    asked.answers.some((answer) => text.includes(compact(answer)))
  )
}

/** Gives the slope of what is to be raised, for weights. */
type Example = (weights: Weights, add: (name: string, slope: number) => void) => void

function softmaxExample({ signs, right }: Choice): readonly Example[] {
  if (!right.includes(true) || !right.includes(false)) return []
  return [
    (weights, add) => {
      const odds = signs.map((own) => Math.exp(sum(own, weights)))
      const all = odds.reduce((total, one) => total + one, 0)
      const good = odds.reduce((total, one, i) => total + (right[i] === true ? one : 0), 0)
      for (const [i, own] of signs.entries()) {
        const share = (right[i] === true ? (odds[i] ?? 0) / good : 0) - (odds[i] ?? 0) / all
        for (const [name, value] of Object.entries(own)) add(name, share * value)
      }
    },
  ]
}

function logisticExample({ signs, right }: Case): Example {
  const own = { ...signs, constant: 1 }
  return (weights, add) => {
    const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-sum(own, weights)))
    for (const [name, value] of Object.entries(own)) add(name, error * value)
  }
}

function sum(signs: Signs, weights: Weights): number {
  return Object.entries(signs).reduce((total, [name, value]) => total + value * (weights[name] ?? 0), 0)
}

/** Adam, with weights that shrink. */
function learn(examples: readonly Example[]): Weights {
  const weights: Record<string, number> = {}
  const [mean, spread]: [Record<string, number>, Record<string, number>] = [{}, {}]
  for (let step = 1; step <= STEPS; step++) {
    const slopes: Record<string, number> = {}
    for (const example of examples) {
      example(weights, (name, slope) => {
        slopes[name] = (slopes[name] ?? 0) + slope
      })
    }
    for (const [name, slope] of Object.entries(slopes)) {
      const pull = slope / examples.length - SHRINK * (weights[name] ?? 0)
      const m = 0.9 * (mean[name] ?? 0) + 0.1 * pull
      const v = 0.999 * (spread[name] ?? 0) + 0.001 * pull * pull
      mean[name] = m
      spread[name] = v
      weights[name] =
        (weights[name] ?? 0) + (0.1 * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
    }
  }
  return weights
}

function rounded(weights: Weights): Weights {
  const entries = Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(entries.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
