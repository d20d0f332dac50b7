/** A question with the passages that answer it. */
export interface GoldQuestion {
  readonly id: string
  readonly question: string
  /** Ids of the passages that answer it; at least one. */
  readonly gold: readonly string[]
  /** Wordings of the answer, each a slice of a gold passage; empty where the set has none. */
  readonly answers: readonly string[]
  readonly lang: string
}

/** How often a right passage is among the first, in percent of the questions. */
export interface SearchScore {
  readonly n: number
  readonly r1: number
  readonly r5: number
  readonly r10: number
  /** Mean of 1 / rank of the first right passage among ten. */
  readonly mrr: number
}

/** Scores rankings: ids best first for each question, in the order of the questions. A question without hits is missed. */
export function scoreSearch(questions: readonly GoldQuestion[], rankings: readonly (readonly string[])[]): SearchScore {
  const ranks = questions.map(({ gold }, i) => (rankings[i] ?? []).slice(0, 10).findIndex((id) => gold.includes(id)))
  const percentWhere = (isHit: (rank: number) => boolean): number =>
    percent(ranks.filter((rank) => rank >= 0 && isHit(rank)).length, ranks.length)
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0)
  return {
    n: questions.length,
    r1: percentWhere((rank) => rank === 0),
    r5: percentWhere((rank) => rank < 5),
    r10: percentWhere(() => true),
    mrr: percent(reciprocal, ranks.length),
  }
}

/** A share in percent with one decimal; 0 of nothing is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}

/** The time below which a share of the runs stayed, in the unit of the times. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
