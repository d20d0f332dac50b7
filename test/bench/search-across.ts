import type { GoldQuestion } from './score-search.ts'
import type { BenchPassage } from './search-peers.ts'

/** Questions with the passages they are asked of. */
export interface AcrossTask {
  readonly name: string
  readonly passages: readonly BenchPassage[]
  readonly questions: readonly GoldQuestion[]
}

interface Side {
  readonly passages: readonly BenchPassage[]
  readonly questions: readonly GoldQuestion[]
}

/**
 * What the parallel passages are good for: questions of one language over the other's passages; one index of every
 * second passage in English and the others in Chinese, and what of its questions asks for its own language.
 */
export function acrossTasks(english: Side, chinese: Side): readonly AcrossTask[] {
  const mixed = [
    ...english.passages.filter(({ id }) => isEven(id)),
    ...chinese.passages.filter(({ id }) => !isEven(id)),
  ]
  const sides = [
    { name: 'en', side: english, other: chinese, isHome: (id: string) => isEven(id) },
    { name: 'zh', side: chinese, other: english, isHome: (id: string) => !isEven(id) },
  ]
  return sides.flatMap(({ name, side, other, isHome }) => {
    const abroad = side.questions.map((question) => ({ ...question, gold: question.gold.map(twin) }))
    const home = side.questions.filter(({ gold }) => gold.some(isHome))
    const both = side.questions.map((question) => ({
      ...question,
      gold: [...question.gold, ...question.gold.map(twin)],
    }))
    const own = side.passages.filter(({ id }) => isHome(id))
    return [
      { name: `${name} over the other language`, passages: other.passages, questions: abroad },
      { name: `${name} over mixed`, passages: mixed, questions: both },
      { name: `${name} over mixed, own language`, passages: mixed, questions: home },
      { name: `${name} over these alone`, passages: own, questions: home },
    ]
  })
}

/** Ids run parallel: `xen-p3` is `xzh-p3`. */
function twin(id: string): string {
  return id.startsWith('xen') ? id.replace('xen', 'xzh') : id.replace('xzh', 'xen')
}

function isEven(id: string): boolean {
  return Number(/\d+$/.exec(id)?.[0]) % 2 === 0
}
