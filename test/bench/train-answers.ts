import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { rankEvidence } from '../../src/answer/answer-question.ts'
import { type Case, gatherCases } from './answer-cases.ts'
import { readAnswerSets } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { type Choice, type Fact, learnChoices, learnFacts, type Values, weigh } from './learn-weights.ts'

const PROVENANCE = {
  made: 'npm run bench -- train-answers',
  fit: 'softmax regression over the candidates of a question, asked of its own text and of all texts of its set',
  sure: 'logistic regression: own text, all texts; half without the right one; both without the sentences that answer',
  shared: 'learnt from both languages first, then pulled to that in each',
  thread: 'npm run bench -- train-threads',
  data: 'texts of even number of CMRC 2018 trial, DRCD dev, XQuAD en and zh, CRUD news dev (`fit` alone); the odd ones are for reporting',
}

/** Sets by the language of their texts; a question of the second table is in the other language. */
const HOME = { en: ['xquad-en'], 'zh-Hans': ['cmrc', 'drcd', 'xquad-zh', 'news'] } as const
const ABROAD = { en: ['zh→en'], 'zh-Hans': ['en→zh'] } as const
const TAGS = ['en', 'zh-Hans'] as const

/**
 * Learns how passages are judged, from half of the texts, and writes it to `content/lang`.
 * What the languages have in common is learnt from both, and each then goes its own way as far as it must.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const built: { rankEvidence: typeof rankEvidence } = await import(
    path.join(__dirname, '../../dist/src/answer/answer-question.js')
  )
  const tools = { engine, rank: built.rankEvidence, rules: await rulesAcross(engine) }
  const sets = readAnswerSets(option(args, 'data', '../shared/bench/data'))
  const [home, abroad] = [HOME, ABROAD].map((names) =>
    learnTogether(
      TAGS.map((tag) =>
        sets.filter(({ name }) => names[tag].some((one) => one === name)).flatMap((set) => gatherCases(set, tools)),
      ),
    ),
  )
  for (const [i, tag] of TAGS.entries()) {
    const file = path.join(__dirname, `../../content/lang/${tag}/answer.json`)
    const content: { readonly judgement: object } = JSON.parse(readFileSync(file, 'utf8'))
    const judgement = { ...content.judgement, provenance: PROVENANCE, home: home?.[i], abroad: abroad?.[i] }
    writeFileSync(file, `${JSON.stringify({ ...content, judgement }, null, 2)}\n`)
    process.stdout.write(`${tag}: ${JSON.stringify(judgement)}\n`)
  }
}

/** Learns from the cases of every language, in the order of the languages. */
function learnTogether(languages: readonly (readonly Case[])[]) {
  const told = languages.map((cases) => cases.filter(({ isTold }) => isTold !== false))
  const bare = told.map((cases) => cases.filter(({ isTold }) => isTold === true).map(withoutSource))
  const shared = learnChoices(bare.flat())
  const own = bare.map((cases) => learnChoices(cases, shared))
  const sources = sourceWeights(told.flatMap((cases, i) => cases.map((one) => besideOwn(one, own[i] ?? shared))))
  const fits = own.map((weights) => ({ ...weights, ...sources }))
  const facts = languages.map((cases, i) => cases.flatMap((one) => bestOf(one, fits[i] ?? shared)))
  const sharedSure = learnFacts(facts.flat())
  return facts.map((own, i) => ({ fit: rounded(fits[i] ?? shared), sure: rounded(learnFacts(own, sharedSure)) }))
}

const isOfSource = (name: string): boolean => name.startsWith('source')

/** What a passage is worth by itself is learnt first: with one text given, its source tells nothing. */
function withoutSource({ signs, right }: Choice): Choice {
  return { signs: signs.map((one) => only(one, (name) => !isOfSource(name))), right }
}

function besideOwn({ signs, right }: Choice, own: Values): Choice {
  return { signs: signs.map((one) => ({ ...only(one, isOfSource), own: weigh(one, own) })), right }
}

function only(signs: Values, isWanted: (name: string) => boolean): Values {
  return Object.fromEntries(Object.entries(signs).filter(([name]) => isWanted(name)))
}

/** What its whole source adds to a passage, in the units of what it is worth by itself. */
function sourceWeights(choices: readonly Choice[]): Values {
  const { own = 0, ...weights } = learnChoices(choices)
  if (!(own > 0)) throw new Error('nothing was learnt')
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, weight / own]))
}

/** The best candidate by weights, and whether the texts answer at all. */
function bestOf({ signs, isTold }: Case, fit: Values): readonly Fact[] {
  const sums = signs.map((one) => weigh(one, fit))
  const best = signs[sums.indexOf(Math.max(...sums))]
  return best === undefined || isTold === undefined ? [] : [{ signs: best, isSo: isTold }]
}

/** Weights as they are kept: two decimals, those that are 0 left out. */
export function rounded(weights: Values): Values {
  const entries = Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(entries.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
