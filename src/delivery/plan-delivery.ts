import type { Occurrence, PassedOver } from '../subscription/catch-up.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { Delivery, DeliveryReason } from './delivery.ts'

/** Id of the delivery of one occurrence: whoever plans it, and whenever, makes the same. */
export function deliveryId(subscription: string, dueAtMs: number): string {
  return `${subscription}@${new Date(dueAtMs).toISOString()}`
}

/** Says in the ledger what was missed and is not delivered, so that a channel can be told. */
export function passOver(
  subscription: Pick<Subscription, 'id' | 'target'>,
  { dueAtMs, missed }: PassedOver,
  nowMs: number,
): Delivery {
  const planned = planDelivery(subscription, { dueAtMs, missed, isLate: true }, { nowMs, reason: 'due' })
  const history = [{ state: 'skipped', atMs: nowMs, reason: 'passed-over' }] as const
  return { ...planned, state: 'skipped', actAtMs: undefined, history }
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
    following: [],
    pages: 1,
    page: 0,
    corrects: undefined,
    history: [{ state: 'planned', atMs: nowMs, reason: why }],
    version: 1,
  }
}

/**
 * Plans what corrects a delivery that was posted: it changes the post, and leaves a note in its thread. Whoever plans
 * it, and whenever, makes the same id, so that the ledger takes it once.
 */
export function planCorrection(posted: Delivery, correction: string, nowMs: number): Delivery {
  return {
    ...posted,
    id: `${posted.id}#${correction}`,
    dueAtMs: nowMs,
    missed: 0,
    state: 'planned',
    actAtMs: nowMs,
    attempts: 0,
    attemptedAtMs: undefined,
    content: undefined,
    post: undefined,
    following: [],
    pages: 1,
    page: 0,
    corrects: { delivery: posted.id, post: posted.post ?? '', correction },
    history: [{ state: 'planned', atMs: nowMs, reason: 'correction' }],
    version: 1,
  }
}
