/** How long a delivery is tried, and how long is waited in between. All in milliseconds. */
export interface RetryPolicy {
  /** The first wait; each further one is twice as long. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** From the occurrence on: then a delivery that was never posted has failed. */
  readonly postWithinMs: number
  /** From the attempt on: then a delivery that could not be looked up stays unknown. */
  readonly lookUpWithinMs: number
  /** A platform that asks to wait longer than this is asked again at this time: some send nonsense. */
  readonly longestAskedWaitMs: number
}

/** Waits double from two seconds to five minutes; digests of the morning are given up at noon. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  firstWaitMs: 2000,
  longestWaitMs: 5 * 60_000,
  postWithinMs: 4 * 3_600_000,
  lookUpWithinMs: 24 * 3_600_000,
  longestAskedWaitMs: 3_600_000,
}

/**
 * How long to wait before the next try.
 *
 * Never less than the platform asked for. Otherwise between half and the whole of the doubled wait, so that many
 * deliveries refused at once do not come back at once.
 *
 * @param tries how many there were, from 1.
 * @param askedMs what the platform asked for; `undefined` when nothing.
 * @param chance from 0 to 1, different each time.
 */
export function retryWaitMs(
  { firstWaitMs, longestWaitMs, longestAskedWaitMs }: RetryPolicy,
  tries: number,
  { askedMs, chance }: { readonly askedMs: number | undefined; readonly chance: number },
): number {
  const asked = askedMs !== undefined && askedMs > 0 ? Math.min(askedMs, longestAskedWaitMs) : 0
  const doubled = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(30, tries - 1))
  const spread = doubled * (0.5 + chance / 2)
  // spread behind what was asked, too: everybody else was told the same
  return Math.ceil(asked > 0 ? asked + Math.min(spread, firstWaitMs) * chance : spread)
}
