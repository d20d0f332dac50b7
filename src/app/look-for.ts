import type { Delivery } from '../delivery/delivery.ts'
import { type LookUpOutcome, TOO_MANY_SINCE } from '../delivery/outcome.ts'
import type { LookUpRange, Platform, Post } from '../ports/platform.ts'
import { LEASE_ANSWERS } from './delivery-steps.ts'

/**
 * Clocks of replicas differ by a little, and ours may differ from the platform's by as much as its signatures allow: it
 * is the platform's that a look-up goes by. Keys are told apart, so that looking farther back finds nothing wrong.
 */
const CLOCK_DIFFERENCE_MS = 10 * 60_000
/** How wrong a clock may have been when a post was made that is looked for: by two hours, as when a zone is taken for another. */
const WRONG_CLOCK_MS = 2 * 3_600_000

/** When an attempt of a delivery was made, and how long its platform takes to answer and to show it. */
type Attempted = Pick<Delivery, 'attemptedAtMs' | 'dueAtMs' | 'history'>
type Pace = Pick<Platform, 'answerWithinMs' | 'settleMs'>

/**
 * Looks for a post of a delivery about the time of its attempt, and where it is not there, about all times at which it
 * may have been made by a clock that was wrong. Where too much was said in so long a time, the first answer counts.
 */
export async function lookFor(
  platform: Pick<Platform, 'lookUp'> & Pace,
  post: Pick<Post, 'target' | 'key' | 'thread'>,
  attempted: Attempted,
): Promise<LookUpOutcome> {
  const range = lookUpRange(attempted, platform)
  const near = await platform.lookUp(post, range)
  if (near.kind !== 'absent') return near
  const { sinceMs, untilMs } = range
  const far = await platform.lookUp(post, { sinceMs: sinceMs - WRONG_CLOCK_MS, untilMs: untilMs + WRONG_CLOCK_MS })
  return far.kind === 'unavailable' && far.detail === TOO_MANY_SINCE ? near : far
}

/**
 * When a post of a delivery may have arrived: nobody has to look through all that was said since, however late the
 * look-up is made.
 */
export function lookUpRange(
  { attemptedAtMs, dueAtMs, history }: Attempted,
  { answerWithinMs, settleMs }: Pace,
): LookUpRange {
  const fromMs = attemptedAtMs ?? dueAtMs
  const begun = history.findLast(({ reason }) => reason === 'claimed' || reason === 'ledger-in-doubt')
  // of an attempt that the ledger has forgotten, nobody knows the beginning
  const lastMs = begun?.reason === 'ledger-in-doubt' ? Math.max(fromMs, begun.atMs) : fromMs
  const byMs = lastMs + answerWithinMs * LEASE_ANSWERS + settleMs
  return { sinceMs: fromMs - CLOCK_DIFFERENCE_MS, untilMs: byMs + CLOCK_DIFFERENCE_MS }
}
