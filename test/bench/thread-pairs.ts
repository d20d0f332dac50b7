import { type GoldQuestion, percent } from './score-search.ts'

/** A question asked in a thread, after another. */
export interface ThreadPair {
  readonly first: GoldQuestion
  readonly second: GoldQuestion
  /** All questions about the text of the first up to it, oldest first: as many as a thread remembers. */
  readonly earlier: readonly string[]
}

/** Most pairs of a set and half that are asked. */
const MOST_PAIRS = 300
/** As many questions as a thread remembers. */
const REMEMBERED = 4
/** How far apart in the list questions stand that are about something else. */
const FAR = 7

/** Pairs about one text, and pairs of which the second is about another; both of the given texts alone, and evenly thinned out to `most`. */
export function threadPairs(
  questions: readonly GoldQuestion[],
  isAsked: (text: string) => boolean,
  most: number = MOST_PAIRS,
) {
  const all = questions.flatMap((second, i) => {
    const first = questions[i - 1]
    const isSame = first !== undefined && first.gold[0] === second.gold[0]
    return isSame && isAsked(first.gold[0] ?? '') ? [{ first, second, earlier: earlierThan(questions, i) }] : []
  })
  const step = Math.max(1, Math.ceil(all.length / most))
  const same: readonly ThreadPair[] = all.filter((_, i) => i % step === 0)
  const changed = same.map((pair, i) => ({ ...pair, second: same[(i + FAR) % same.length]?.second ?? pair.first }))
  return { same, changed }
}

function earlierThan(questions: readonly GoldQuestion[], place: number): readonly string[] {
  const about = questions[place]?.gold[0]
  const before = questions.slice(Math.max(0, place - REMEMBERED), place)
  const other = before.findLastIndex(({ gold }) => gold[0] !== about)
  return before.slice(other + 1).map(({ question }) => question)
}

/** Share of pairs whose second question finds its text, in percent. */
export function shareOf(pairs: readonly ThreadPair[], finds: (pair: ThreadPair) => boolean): number {
  return percent(pairs.filter(finds).length, pairs.length)
}
