import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { rankEvidence } from '../../src/answer/answer-question.ts'
import { type Case, type CaseTools, gatherCases } from './answer-cases.ts'
import { type AnswerSet, type AskedQuestion, readAnswerSets } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { type Choice, calibrate, type Fact, learnChoices, learnFacts, type Values, weigh } from './learn-weights.ts'

const PROVENANCE = {
  made: 'npm run bench -- train-answers',
  fit: 'softmax regression over the candidates of a question, asked of its own text and of all texts of its set',
  sure: 'logistic regression: all texts, half without the right one; own text, for 0.3; both without the sentences that answer, for 0.1; a right text whose best passage does not tell, for 0.3 of that; then calibrated on all others alike',
  shared: 'learnt from both languages first, then pulled to that in each',
  thread: 'npm run bench -- train-threads',
  data: 'texts of even number of CMRC 2018 trial, DRCD dev, XQuAD en and zh, CRUD news dev (`fit` alone); the odd ones are for reporting',
}

/** Sets by the language of their texts; a question of the second table is in the other language. */
const HOME = { en: ['xquad-en'], 'zh-Hans': ['cmrc', 'drcd', 'xquad-zh', 'news'] } as const
const ABROAD = { en: ['zh→en'], 'zh-Hans': ['en→zh'] } as const
const TAGS = ['en', 'zh-Hans'] as const

/**
 * Learns how passages are judged, from half of the texts, and writes it to `content/lang`; with `--only sure`, how sure
 * one can be of the passage that the weights in use put first.
 * What the languages have in common is learnt from both, and each then goes its own way as far as it must.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const built: { rankEvidence: typeof rankEvidence } = await import(
    path.join(__dirname, '../../dist/src/answer/answer-question.js')
  )
  const tools = { engine, rank: built.rankEvidence, rules: await rulesAcross(engine) }
  const isOnlySure = option(args, 'only', '') === 'sure'
  const learnt = learnAnswers(readAnswerSets(option(args, 'data', '../shared/bench/data')), tools, {
    half: 0,
    isOnlySure,
  })
  for (const tag of TAGS) {
    const file = path.join(__dirname, `../../content/lang/${tag}/answer.json`)
    const content: { readonly judgement: { readonly provenance: object } } = JSON.parse(readFileSync(file, 'utf8'))
    const { provenance } = content.judgement
    const { sure } = PROVENANCE
    const told = isOnlySure ? { ...provenance, sure } : PROVENANCE
    const judgement = { ...content.judgement, provenance: told, ...learnt[tag] }
    writeFileSync(file, `${JSON.stringify({ ...content, judgement }, null, 2)}\n`)
    process.stdout.write(`${tag}: ${JSON.stringify(judgement)}\n`)
  }
}

/** What is learnt from. */
interface Learning {
  readonly half: AskedQuestion['half']
  /** Whether passages stay in the order of the weights in use, and only how sure one can be of the first is learnt. */
  readonly isOnlySure: boolean
}

/** Learns how passages are judged, by the language they are in, from the questions of one half. */
export function learnAnswers(sets: readonly AnswerSet[], tools: CaseTools, { half, isOnlySure }: Learning) {
  const casesOf = (names: readonly string[]): readonly Case[] =>
    sets.filter(({ name }) => names.includes(name)).flatMap((set) => gatherCases(set, tools, half))
  const [home, abroad] = ([HOME, ABROAD] as const).map((names) => {
    const languages = TAGS.map((tag) => casesOf(names[tag]))
    const place = names === HOME ? 'home' : 'abroad'
    const inUse = TAGS.map((tag) => tools.rules.judgement[tag][place].fit)
    return learnSure(languages, isOnlySure ? inUse : learnFits(languages))
  })
  const learntFor = (place: number) => {
    const [atHome, elsewhere] = [home?.[place], abroad?.[place]]
    if (atHome === undefined || elsewhere === undefined) throw new Error('nothing was learnt')
    return { home: atHome, abroad: elsewhere }
  }
  return { en: learntFor(0), 'zh-Hans': learntFor(1) }
}

/** Whether a topic is there at all is what counts; with all of them worth the same, that is told less well, and whether a fact is, too. */
const WORTH = { all: 1, others: 1, own: 0.3, cut: 0.1 } as const
/** The best passage says little of how sure one can be where the texts tell what was asked and it does not. */
const WORTH_BESIDE = 0.3
/** How hard weights are pulled to 0, and to what both languages share; tried on tenths of the texts that are learned from. */
const PULL = 1
const PULL_TO_SHARED = 3

/** Learns what puts passages in order, from the cases of every language, in the order of the languages. */
function learnFits(languages: readonly (readonly Case[])[]): readonly Values[] {
  const told = languages.map((cases) => cases.filter(({ isTold }) => isTold !== false))
  const bare = told.map((cases) => cases.filter(({ isTold }) => isTold === true).map(withoutSource))
  const shared = learnChoices(bare.flat())
  const own = bare.map((cases) => learnChoices(cases, shared))
  const sources = sourceWeights(told.flatMap((cases, i) => cases.map((one) => besideOwn(one, own[i] ?? shared))))
  return own.map((weights) => ({ ...weights, ...sources }))
}

/** Learns how sure one can be of the best of them. */
function learnSure(languages: readonly (readonly Case[])[], fits: readonly Values[]) {
  const facts = languages.map((cases, i) => cases.flatMap((one) => bestOf(one, fits[i] ?? {})))
  const shared = learnFacts(facts.flat(), undefined, PULL)
  return facts.map((own, i) => ({
    fit: rounded(fits[i] ?? {}),
    sure: rounded(
      calibrate(
        learnFacts(own, shared, PULL_TO_SHARED),
        own.filter(({ isBeside }) => !isBeside),
      ),
    ),
  }))
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

/** The best passage of a case, as what is learnt how sure one can be from. */
interface Best extends Fact {
  /** Whether the texts tell what was asked, and it does not. */
  readonly isBeside: boolean
}

/** The best candidate by weights, and whether the texts answer at all. */
function bestOf({ signs, given, right, isTold, of }: Case, fit: Values): readonly Best[] {
  const sums = signs.map((one) => weigh(one, fit))
  const place = sums.indexOf(Math.max(...sums))
  const best = signs[place]
  const isBeside = isTold === true && right[place] !== true
  const worth = WORTH[of] * (isBeside ? WORTH_BESIDE : 1)
  return best === undefined || isTold === undefined
    ? []
    : [{ signs: best, isSo: isTold, worth, given: given[place] ?? 0, isBeside }]
}

/** Weights as they are kept: two decimals, those that are 0 left out. */
export function rounded(weights: Values): Values {
  const entries = Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(entries.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
