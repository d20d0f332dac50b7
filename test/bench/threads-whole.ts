import type { SearchRules } from '../../src/search/search-rules.ts'
import { corpusOf } from './answer-data.ts'
import { type Difference, pairedBootstrap } from './bootstrap.ts'
import type { builtEngine } from './built-engine.ts'
import { type FindInThread, plainThreads } from './plain-threads.ts'
import { readQuestionSet } from './question-data.ts'
import { type ThreadPair, threadPairs } from './thread-pairs.ts'

const NEWS = 'crud-news-dev'

type Engine = Awaited<ReturnType<typeof builtEngine>>
type Finds = (pair: ThreadPair, earlier: readonly string[]) => boolean

/**
 * Asks every further question of the news, each half by what was learnt from the other, beside the plain recipe on the
 * same questions: alone, after one, after as many as a thread remembers, and with another subject. The differences, ours
 * less the recipe's, are in points, with the middle 95 % of a bootstrap over texts.
 *
 * @param learnt as `rulesLearntFromHalves` gives them.
 */
export function wholeNews(engine: Engine, data: string, learnt: readonly [SearchRules, SearchRules]) {
  const { passages, questions } = readQuestionSet(data, NEWS)
  const halves = new Map(passages.map(({ id }, i) => [id, i % 2]))
  const { same, changed } = threadPairs(questions, () => true, Number.POSITIVE_INFINITY)
  const plain = foundBy(plainThreads(passages, learnt[0]))
  const [fromEven, fromOdd] = learnt.map((rules) => foundBy(findOurs(engine, passages, rules)))
  const ours: Finds = (pair, earlier) => {
    const learntElsewhere = halves.get(pair.second.gold[0] ?? '') === 1 ? fromEven : fromOdd
    return learntElsewhere?.(pair, earlier) ?? false
  }
  const tallies = {
    alone: tally(same, { ours, plain }, () => []),
    afterOne: tally(same, { ours, plain }, ({ first }) => [first.question]),
    afterAll: tally(same, { ours, plain }, ({ earlier }) => earlier),
    changedAfterAll: tally(changed, { ours, plain }, ({ earlier }) => earlier),
    changedAlone: tally(changed, { ours, plain }, () => []),
  }
  return { set: `${NEWS}, both halves, each by what was learnt from the other`, n: same.length, ...tallies }
}

function findOurs(engine: Engine, passages: Parameters<typeof corpusOf>[0], rules: SearchRules): FindInThread {
  const index = engine.buildCorpusIndex(corpusOf(passages, rules.fold), rules)
  return (question, earlier) =>
    engine.answerQuestion({ question, index, language: 'zh-Hans', topK: 1, earlier, shown: [] }).sentences[0]?.citation
      .source
}

function foundBy(find: FindInThread): Finds {
  return ({ second }, earlier) => second.gold.includes(find(second.question, earlier) ?? '')
}

/** Shares in percent, one decimal, and their difference. */
function tally(
  pairs: readonly ThreadPair[],
  systems: Readonly<Record<'ours' | 'plain', Finds>>,
  earlierOf: (pair: ThreadPair) => readonly string[],
) {
  const texts = [...new Set(pairs.map(textOf))]
  const countsOf = (finds: Finds): readonly number[] => {
    const counts = new Map<string, number>()
    for (const pair of pairs)
      if (finds(pair, earlierOf(pair))) counts.set(textOf(pair), (counts.get(textOf(pair)) ?? 0) + 1)
    return texts.map((text) => counts.get(text) ?? 0)
  }
  const asked = texts.map((text) => pairs.filter((pair) => textOf(pair) === text).length)
  const [ours, plain] = [countsOf(systems.ours), countsOf(systems.plain)]
  const share = (counts: readonly number[]): number =>
    points(counts.reduce((sum, count) => sum + count, 0) / Math.max(1, pairs.length))
  return { ours: share(ours), plain: share(plain), difference: inPoints(pairedBootstrap(ours, plain, asked)) }
}

function textOf({ second }: ThreadPair): string {
  return second.gold[0] ?? ''
}

function inPoints({ mean, low, high }: Difference): readonly number[] {
  return [mean, low, high].map(points)
}

function points(share: number): number {
  return Math.round(1000 * share) / 10
}
