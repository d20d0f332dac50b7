import path from 'node:path'
import type { rankEvidence } from '../../src/answer/answer-question.ts'
import type { SearchRules } from '../../src/search/search-rules.ts'
import { readAnswerSets } from './answer-data.ts'
import { builtEngine, rulesAcross } from './built-engine.ts'
import { learnAnswers } from './train-answers.ts'
import { builtThreads, learnThreads } from './train-threads.ts'

/**
 * Rules that judge by what is learnt from the texts of each half alone, in the order of the halves: those of
 * `content/lang`, which are learnt from the texts of even number, and what is learnt anew from the odd ones. What is
 * learnt from one half is asked about the other, so that all texts of a set can be reported on and none by what was
 * learnt from it.
 */
export async function rulesLearntFromHalves(data: string): Promise<readonly [SearchRules, SearchRules]> {
  const engine = await builtEngine()
  const rules = await rulesAcross(engine)
  const ranking: { rankEvidence: typeof rankEvidence } = await import(
    path.join(__dirname, '../../dist/src/answer/answer-question.js')
  )
  const built = await builtThreads()
  const tools = { engine, rank: ranking.rankEvidence, rules }
  const answers = judgingBy(rules, learnAnswers(readAnswerSets(data), tools, { half: 1, isOnlySure: false }))
  const threads = learnThreads(data, { engine, built, rules: answers }, 1)
  return [rules, judgingBy(answers, { en: threads, 'zh-Hans': threads })]
}

type Judgement = SearchRules['judgement']

function judgingBy(
  rules: SearchRules,
  learnt: Readonly<Record<'en' | 'zh-Hans', Partial<Judgement['en']>>>,
): SearchRules {
  const { judgement } = rules
  return {
    ...rules,
    judgement: {
      en: { ...judgement.en, ...learnt.en },
      'zh-Hans': { ...judgement['zh-Hans'], ...learnt['zh-Hans'] },
    },
  }
}
