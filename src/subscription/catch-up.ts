import type { SubscriptionOptions } from './subscription.ts'

/** What is delivered of the occurrences that came due. */
export interface CatchUp {
  /** The occurrences to deliver, earliest first; at most one of them was missed. */
  readonly occurrences: readonly Occurrence[]
  /** The last of those that are not delivered and that no other stands for; `undefined` when nothing is left out. */
  readonly passedOver: PassedOver | undefined
}

/** Occurrences that were missed and are not delivered. */
export interface PassedOver {
  /** The last of them. */
  readonly dueAtMs: number
  /** How many others there were before it. */
  readonly missed: number
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
    const isTold = policy === 'merge' && first !== undefined
    return { occurrences, passedOver: passedOverOf(isTold ? without(missed, fresh) : missed) }
  }
  const told = policy === 'merge' ? fresh : [latest]
  return {
    occurrences: [{ dueAtMs: latest, missed: told.length - 1, isLate: true }],
    passedOver: passedOverOf(without(missed, told)),
  }
}

function without(times: readonly number[], others: readonly number[]): readonly number[] {
  const left = new Set(others)
  return times.filter((time) => !left.has(time))
}

function passedOverOf(times: readonly number[]): PassedOver | undefined {
  const dueAtMs = times.at(-1)
  return dueAtMs === undefined ? undefined : { dueAtMs, missed: times.length - 1 }
}
