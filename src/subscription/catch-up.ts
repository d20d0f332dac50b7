import type { SubscriptionOptions } from './subscription.ts'

/** What is delivered of the occurrences that came due. */
export interface CatchUp {
  /** The occurrences to deliver, earliest first; at most one of them was missed. */
  readonly occurrences: readonly Occurrence[]
  /** How many are not delivered by themselves. */
  readonly left: number
}

/** One occurrence to deliver. */
export interface Occurrence {
  readonly dueAtMs: number
  /** How many missed ones it stands for beside its own. */
  readonly missed: number
  readonly isLate: boolean
}

/** An occurrence that waited longer than this was missed: a tick comes every minute, and a restart takes a moment. */
export const PROMPT_MS = 10 * 60_000

/**
 * Chooses what is delivered when a subscription is looked at late: what is prompt goes out as ever; of what was missed,
 * nothing (`skip`), the last one (`latest`), or one that stands for all (`merge`). Never one for each.
 *
 * @param due every occurrence that came due and was not planned, earliest first.
 */
export function catchUp(
  due: readonly number[],
  nowMs: number,
  { catchUp: policy, maxAgeMs }: Pick<SubscriptionOptions, 'catchUp' | 'maxAgeMs'>,
): CatchUp {
  const prompt = due.filter((time) => nowMs - time <= PROMPT_MS)
  const missed = due.filter((time) => nowMs - time > PROMPT_MS)
  const fresh = missed.filter((time) => nowMs - time <= maxAgeMs)
  const latest = fresh.at(-1)
  const occurrences: Occurrence[] = prompt.map((dueAtMs) => ({ dueAtMs, missed: 0, isLate: false }))
  // what is prompt tells all that is new: a second post a moment before it would be the flood
  if (latest === undefined || policy === 'skip' || prompt.length > 0) {
    const first = occurrences[0]
    if (first !== undefined && policy === 'merge') occurrences[0] = { ...first, missed: fresh.length }
    return { occurrences, left: due.length - prompt.length }
  }
  const others = policy === 'merge' ? fresh.length - 1 : 0
  return { occurrences: [{ dueAtMs: latest, missed: others, isLate: true }], left: due.length - 1 }
}
