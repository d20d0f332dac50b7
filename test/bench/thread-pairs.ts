import { type GoldQuestion, percent } from './score-search.ts'

/** A question asked in a thread, after another. */
export interface ThreadPair {
  readonly first: GoldQuestion
  readonly second: GoldQuestion
}

/** Most pairs of a set and half that are asked. */
const MOST_PAIRS = 300
/** How far apart in the list questions stand that are about something else. */
const FAR = 7

/** Pairs about one text, and pairs of which the second is about another; both of the given texts alone. */
export function threadPairs(questions: readonly GoldQuestion[], isAsked: (text: string) => boolean) {
  const all = questions.flatMap((second, i) => {
    const first = questions[i - 1]
    const isSame = first !== undefined && first.gold[0] === second.gold[0]
    return isSame && isAsked(first.gold[0] ?? '') ? [{ first, second }] : []
  })
  const step = Math.max(1, Math.ceil(all.length / MOST_PAIRS))
  const same: readonly ThreadPair[] = all.filter((_, i) => i % step === 0)
  const changed = same.map(({ first }, i) => ({ first, second: same[(i + FAR) % same.length]?.second ?? first }))
  return { same, changed }
}

/** Share of pairs whose second question finds its text, in percent. */
export function shareOf(pairs: readonly ThreadPair[], finds: (pair: ThreadPair) => boolean): number {
  return percent(pairs.filter(finds).length, pairs.length)
}
