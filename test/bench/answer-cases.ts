import type { rankEvidence } from '../../src/answer/answer-question.ts'
import { DOUBT, priorOdds, signsOf } from '../../src/answer/judge.ts'
import type { Judged } from '../../src/answer/weighing.ts'
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
  /** Log-odds of each candidate that are not learnt: `priorOdds`, and `DOUBT` where it leaves untold what was asked. */
  readonly given: readonly number[]
  /** What was asked: the question's own text, all texts, those of the other half, or texts without what answers. */
  readonly of: 'own' | 'all' | 'others' | 'cut'
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
 * Asks the questions of one half: of their own text, of all texts, of the half that is without it, and of both without
 * the sentences that answer.
 */
export function gatherCases(
  { passages, questions, isAskedWithout }: AnswerSet,
  tools: CaseTools,
  learnt: AskedQuestion['half'],
): readonly Case[] {
  const { engine, rank, rules } = tools
  const compact = compactWith(rules.fold)
  const learning = questions.filter(({ half }) => half === learnt)
  const index = (texts: readonly BenchPassage[]): CorpusIndex =>
    engine.buildCorpusIndex(corpusOf(texts, rules.fold), rules)
  const only = (texts: readonly BenchPassage[]) => {
    const asked = new Set(learning.map(({ gold }) => gold))
    const known = new Map(texts.filter(({ id }) => asked.has(id)).map((text) => [text.id, index([text])]))
    return ({ gold }: AskedQuestion): CorpusIndex => known.get(gold) ?? index([])
  }
  type Told = Pick<Case, 'of' | 'isTold'>
  const ask = (asked: readonly AskedQuestion[], indexOf: (one: AskedQuestion) => CorpusIndex, told: Told) =>
    asked.map((one): Case => {
      const language = one.lang === 'en' ? 'en' : 'zh-Hans'
      const index = indexOf(one)
      const { question, ranked, telling } = rank({ question: one.question, index, language, earlier: [], shown: [] })
      const signs = ranked.map((judged) => signsOf(question, judged))
      const given = ranked.map((judged) => priorOdds(question, judged) + (telling.leavesUntold(judged) ? DOUBT : 0))
      return { signs, given, right: ranked.map((judged) => holds(judged, one, compact)), ...told }
    })
  const whole = index(passages)
  const [ofOwn, ofAll] = [only(passages), () => whole]
  if (!isAskedWithout) {
    return [
      ...ask(learning, ofOwn, { of: 'own', isTold: undefined }),
      ...ask(learning, ofAll, { of: 'all', isTold: undefined }),
    ]
  }
  const without = index(passages.filter((_, i) => i % 2 !== learnt))
  const untold = Array.from({ length: BATCHES }, (_, batch) => {
    const asked = new Map(learning.filter((_one, i) => i % BATCHES === batch).map((one) => [one.gold, one]))
    const cut = withoutFacts(passages, asked, compact)
    const cutIndex = index(cut)
    const told = { of: 'cut', isTold: false } as const
    return [...ask([...asked.values()], () => cutIndex, told), ...ask([...asked.values()], only(cut), told)]
  })
  return [
    ...ask(learning, ofOwn, { of: 'own', isTold: true }),
    ...ask(learning, ofAll, { of: 'all', isTold: true }),
    ...ask(learning, () => without, { of: 'others', isTold: false }),
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
