import type { Occurrence } from '../subscription/catch-up.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { Delivery, DeliveryReason } from './delivery.ts'

/** Id of the delivery of one occurrence: whoever plans it, and whenever, makes the same. */
export function deliveryId(subscription: string, dueAtMs: number): string {
  return `${subscription}@${new Date(dueAtMs).toISOString()}`
}

/** Plans the delivery of one occurrence. @param reason `due`, or `asked` when somebody wants it now. */
export function planDelivery(
  { id, target }: Pick<Subscription, 'id' | 'target'>,
  { dueAtMs, missed, isLate }: Occurrence,
  { nowMs, reason }: { readonly nowMs: number; readonly reason: Extract<DeliveryReason, 'due' | 'asked'> },
): Delivery {
  const why = isLate || missed > 0 ? 'catch-up' : reason
  return {
    id: deliveryId(id, dueAtMs),
    subscription: id,
    target,
    dueAtMs,
    missed,
    state: 'planned',
    actAtMs: nowMs,
    attempts: 0,
    attemptedAtMs: undefined,
    content: undefined,
    post: undefined,
    history: [{ state: 'planned', atMs: nowMs, reason: why }],
    version: 1,
  }
}
