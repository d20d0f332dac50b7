import type { Rate } from '../../../src/index.ts'

/**
 * A bucket as one number: when it will be full again if nothing is taken. What is in it follows from the time.
 * @see "Generic cell rate algorithm", ITU-T I.371, annex A, of which this is the virtual-scheduling form.
 */
export interface Bucket {
  readonly fullAtMs: number
  /** Nothing is taken before; 0 when it is open. */
  readonly closedUntilMs: number
}

/** How long until one can be taken, in whole milliseconds; 0 when it can be now. */
export function waitFor(bucket: Bucket, rate: Rate, nowMs: number): number {
  const enoughAt = fullAt(bucket, rate, nowMs) - (rate.burst - 1) * emissionMs(rate)
  return Math.max(0, Math.ceil(Math.max(enoughAt, bucket.closedUntilMs) - nowMs))
}

/** The bucket after one was taken. */
export function takeFrom(bucket: Bucket, rate: Rate, nowMs: number): Bucket {
  return { ...bucket, fullAtMs: Math.max(fullAt(bucket, rate, nowMs), nowMs) + emissionMs(rate) }
}

/** Never later than from empty: a clock that was set back does not make anybody wait longer. */
function fullAt({ fullAtMs }: Bucket, rate: Rate, nowMs: number): number {
  return Math.min(fullAtMs, nowMs + rate.burst * emissionMs(rate))
}

function emissionMs({ perSecond }: Rate): number {
  return 1000 / perSecond
}
