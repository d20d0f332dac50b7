import type { rankEvidence } from '../../src/answer/answer-question.ts'
import { type Judged, signsOf } from '../../src/answer/judge.ts'
import type { CorpusIndex } from '../../src/search/search-corpus.ts'
import type { SearchRules } from '../../src/search/search-rules.ts'
import {
  type AnswerSet,
  type AskedQuestion,
  type BenchPassage,
  compactWith,
  corpusOf,
  withoutFacts,
} from './answer-data.ts'
import type { builtEngine } from './built-engine.ts'
import type { Choice } from './learn-weights.ts'

/** What was found for a question, and whether the texts that were asked answer it: `undefined` where nobody knows of all of them. */
export interface Case extends Choice {
  readonly isTold: boolean | undefined
}

/** What cases are gathered with; the engine as it ships. */
export interface CaseTools {
  readonly engine: Awaited<ReturnType<typeof builtEngine>>
  readonly rank: typeof rankEvidence
  readonly rules: SearchRules
}

/** How many times a text is asked without one of its facts. */
const BATCHES = 2

/**
 * Asks the questions of the half for learning: of their own text, of all texts, of the half that is without it, and of
 * both without the sentences that answer.
 */
export function gatherCases({ passages, questions, isAskedWithout }: AnswerSet, tools: CaseTools): readonly Case[] {
  const { engine, rank, rules } = tools
  const compact = compactWith(rules.fold)
  const learning = questions.filter(({ half }) => half === 0)
  const index = (texts: readonly BenchPassage[]): CorpusIndex =>
    engine.buildCorpusIndex(corpusOf(texts, rules.fold), rules)
  const only = (texts: readonly BenchPassage[]) => {
    const asked = new Set(learning.map(({ gold }) => gold))
    const known = new Map(texts.filter(({ id }) => asked.has(id)).map((text) => [text.id, index([text])]))
    return ({ gold }: AskedQuestion): CorpusIndex => known.get(gold) ?? index([])
  }
  const ask = (asked: readonly AskedQuestion[], of: (one: AskedQuestion) => CorpusIndex, isTold: Case['isTold']) =>
    asked.map((one): Case => {
      const language = one.lang === 'en' ? 'en' : 'zh-Hans'
      const { question, ranked } = rank({ question: one.question, index: of(one), language, earlier: [], shown: [] })
      const signs = ranked.map((judged) => signsOf(question, judged))
      return { signs, right: ranked.map((judged) => holds(judged, one, compact)), isTold }
    })
  const whole = index(passages)
  if (!isAskedWithout) return [only(passages), () => whole].flatMap((of) => ask(learning, of, undefined))
  const without = index(passages.filter((_, i) => i % 2 === 1))
  const untold = Array.from({ length: BATCHES }, (_, batch) => {
    const asked = new Map(learning.filter((_one, i) => i % BATCHES === batch).map((one) => [one.gold, one]))
    const cut = withoutFacts(passages, asked, compact)
    const cutIndex = index(cut)
    return [...ask([...asked.values()], () => cutIndex, false), ...ask([...asked.values()], only(cut), false)]
  })
  return [
    ...ask(learning, only(passages), true),
    ...ask(learning, () => whole, true),
    ...ask(learning, () => without, false),
    ...untold.flat(),
  ]
}

function holds({ passage, wording }: Judged, asked: AskedQuestion, compact: (text: string) => string): boolean {
  const text = compact(wording.text)
  return (
    passage.kind === 'sentence' &&
    passage.document.id === asked.gold &&
    asked.answers.some((answer) => text.includes(compact(answer)))
  )
}
