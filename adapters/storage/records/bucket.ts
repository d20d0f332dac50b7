import { DEFAULT_RETRY_POLICY, type Rate } from '../../../src/index.ts'

/**
 * A bucket as one number: when it will be full again if nothing is taken. What is in it follows from the time.
 * @see "Generic cell rate algorithm", ITU-T I.371, annex A, of which this is the virtual-scheduling form.
 */
export interface Bucket {
  readonly fullAtMs: number
  /** Nothing is taken before; 0 when it is open. */
  readonly closedUntilMs: number
}

/** Nobody is kept waiting for longer than a platform may ask for. */
export const LONGEST_CLOSED_MS = DEFAULT_RETRY_POLICY.longestAskedWaitMs
/** The clocks of replicas differ by less, and every clock is corrected by less all the time. */
export const LEAST_SET_BACK_MS = 30_000

/** How long until one can be taken, in whole milliseconds; 0 when it can be now. @param bucket see `heedClock`. */
export function waitFor(bucket: Bucket, rate: Rate, nowMs: number): number {
  const enoughAt = fullAt(bucket, rate, nowMs) - (rate.burst - 1) * emissionMs(rate)
  return Math.max(0, Math.ceil(Math.max(enoughAt, bucket.closedUntilMs) - nowMs))
}

/** The bucket after one was taken. */
export function takeFrom(bucket: Bucket, rate: Rate, nowMs: number): Bucket {
  return { ...bucket, fullAtMs: Math.max(fullAt(bucket, rate, nowMs), nowMs) + emissionMs(rate) }
}

/**
 * The bucket as it is by the clock of now: one that will be full later than an empty one was filled before the clock
 * was set back, and by how much tells how much earlier it opens, too.
 * @returns the same bucket when there is nothing to put right; another one has to be kept, or time would stand still.
 */
export function heedClock(bucket: Bucket, rate: Rate, nowMs: number): Bucket {
  const aheadMs = bucket.fullAtMs - fromEmpty(rate, nowMs)
  const setBackMs = aheadMs > LEAST_SET_BACK_MS ? aheadMs : 0
  const closedUntilMs = bucket.closedUntilMs - setBackMs
  const isTooLong = closedUntilMs - nowMs > LONGEST_CLOSED_MS
  if (setBackMs === 0 && !isTooLong) return bucket
  return {
    fullAtMs: bucket.fullAtMs - setBackMs,
    closedUntilMs: isTooLong ? nowMs + LONGEST_CLOSED_MS : closedUntilMs,
  }
}

/** Never later than from empty: a clock that was set back does not make anybody wait longer. */
function fullAt({ fullAtMs }: Bucket, rate: Rate, nowMs: number): number {
  return Math.min(fullAtMs, fromEmpty(rate, nowMs))
}

function fromEmpty(rate: Rate, nowMs: number): number {
  return nowMs + rate.burst * emissionMs(rate)
}

function emissionMs({ perSecond }: Rate): number {
  return 1000 / perSecond
}
