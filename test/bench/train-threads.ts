import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { rankEvidence } from '../../src/answer/answer-question.ts'
import { corpusOf } from './answer-data.ts'
import { option } from './arguments.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { type Choice, learnChoices, type Values } from './learn-weights.ts'
import { readQuestionSet } from './question-data.ts'
import { type ThreadPair, threadPairs } from './thread-pairs.ts'

const NEWS = 'crud-news-dev'
const SETS = ['cmrc-trial', 'drcd-dev', 'xquad-en-dev', 'xquad-zh-dev', NEWS] as const
/** Where texts are many and alike, a thread tells most: what is learnt from the news weighs more than all else. */
const TIMES_NEWS = 12

/**
 * Learns what the earlier question of a thread is worth, from pairs of questions about one text of even number and
 * pairs about two; writes it to `content/lang`, the same for every language. Run it after `train-answers`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const engine = await builtEngine()
  const built: { rankEvidence: typeof rankEvidence } = await import(
    path.join(__dirname, '../../dist/src/answer/answer-question.js')
  )
  const rules = await rulesAcross(engine)
  const choices = SETS.flatMap((name) => {
    const { passages, questions } = readQuestionSet(option(args, 'data', '../shared/bench/data'), name)
    const index = engine.buildCorpusIndex(corpusOf(passages, rules.fold), rules)
    const learning = new Set(passages.filter((_, i) => i % 2 === 0).map(({ id }) => id))
    const { same, changed } = threadPairs(questions, (text) => learning.has(text))
    const choiceOf = ({ first, second }: ThreadPair): Choice => {
      const language = second.lang === 'en' ? 'en' : 'zh-Hans'
      const asked = { question: second.question, index, language, earlier: [first.question], shown: [] } as const
      const { ranked } = built.rankEvidence(asked)
      const right = ranked.map(
        ({ passage }) => passage.kind === 'sentence' && second.gold.includes(passage.document.id),
      )
      const own = ranked.map(({ fit, signs, leaning }) => ({
        ...pick({ ...signs, ...leaning }),
        own: fit - leaningOf({ ...signs, ...leaning }, rules.judgement.en.thread),
      }))
      return { signs: own, right }
    }
    const own = [...same, ...changed].map(choiceOf)
    return Array.from({ length: name === NEWS ? TIMES_NEWS : 1 }, () => own).flat()
  })
  const { own = 1, ...thread } = learnChoices(choices)
  if (!(own > 0)) throw new Error('nothing was learnt')
  const scaled = Object.fromEntries(
    Object.entries(thread).map(([name, value]) => [name, Math.round((value / own) * 100) / 100]),
  )
  for (const tag of ['en', 'zh-Hans']) {
    const file = path.join(__dirname, `../../content/lang/${tag}/answer.json`)
    const content: { readonly judgement: object } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(
      file,
      `${JSON.stringify({ ...content, judgement: { ...content.judgement, thread: scaled } }, null, 2)}\n`,
    )
  }
  process.stdout.write(`${JSON.stringify({ own, thread: scaled })}\n`)
}

function pick(signs: Values): Values {
  return Object.fromEntries(Object.entries(signs).filter(([name]) => /^(recalled|thread-)/.test(name)))
}

function leaningOf(signs: Values, weights: Values): number {
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (signs[name] ?? 0), 0)
}
