import type { SubscriptionOptions } from './subscription.ts'

/** What is delivered of the occurrences that came due. */
export interface CatchUp {
  /** What is delivered: one at most. */
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
const PROMPT_MS = 10 * 60_000

/**
 * Chooses what is delivered when a subscription is looked at late: the last that is prompt goes out as ever; of what was
 * missed, nothing (`skip`), the last one (`latest`), or one that stands for all (`merge`). Never one for each, not even
 * where several are prompt: the last of them tells all that is new.
 *
 * @param due every occurrence that came due and was not planned, earliest first.
 */
export function catchUp(
  due: readonly number[],
  nowMs: number,
  { catchUp: policy, maxAgeMs }: Pick<SubscriptionOptions, 'catchUp' | 'maxAgeMs'>,
): CatchUp {
  const fresh = due.filter((time) => nowMs - time <= Math.max(maxAgeMs, PROMPT_MS))
  const latest = fresh.at(-1)
  const isLate = latest !== undefined && nowMs - latest > PROMPT_MS
  if (latest === undefined || (isLate && policy === 'skip')) return { occurrences: [], passedOver: passedOverOf(due) }
  const told = policy === 'merge' ? fresh : [latest]
  return {
    occurrences: [{ dueAtMs: latest, missed: told.length - 1, isLate }],
    passedOver: passedOverOf(without(due, told)),
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
