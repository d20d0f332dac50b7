import type { PostOutcome } from '../delivery/outcome.ts'
import type { DeliveryParts } from './delivery-parts.ts'

/** Where a platform asked to wait, everybody waits who posts under the same limit. */
export async function heedWish(
  { store, clock, retry }: Pick<DeliveryParts, 'store' | 'clock' | 'retry'>,
  outcome: PostOutcome,
): Promise<void> {
  if (outcome.kind !== 'not-posted' || outcome.rate === undefined || outcome.retryAfterMs === undefined) return
  const waitMs = Math.min(outcome.retryAfterMs, retry.longestAskedWaitMs)
  await store.limits.close(outcome.rate, clock.now() + waitMs)
}
