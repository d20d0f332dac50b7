import { isEnded } from '../delivery/advance-delivery.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { passOver, planDelivery } from '../delivery/plan-delivery.ts'
import type { Job } from '../ports/queue.ts'
import type { Plan, ScheduledSubscription } from '../ports/subscription-store.ts'
import { catchUp } from '../subscription/catch-up.ts'
import { workspaceKey } from '../subscription/target.ts'
import type { DeliveryParts } from './delivery-parts.ts'

/** Subscriptions and deliveries are taken in pages: after an outage everything is due at once. */
const PAGE = 500
/** Occurrences that are looked at when one subscription is caught up with: a week of one every minute. */
const MOST_OCCURRENCES = 10_080
/** Occurrences that are too old for their subscription are only counted: there are so many, or more. */
const MOST_OLD = 1_000

/** A subscription whose record is damaged is looked at again after this: somebody may have put it right. */
const UNREADABLE_AGAIN_MS = 600_000

/** What a tick found. */
export interface Planned {
  /** Subscriptions that were due and that this process claimed. */
  readonly subscriptions: number
  readonly deliveries: number
}

/**
 * Plans the deliveries of every subscription that is due, and brings them to the queue.
 *
 * However many replicas do so at once, each occurrence is planned once. Costs what is due, not what there is.
 */
export async function planDue(parts: DeliveryParts): Promise<Planned> {
  const nowMs = parts.clock.now()
  let [subscriptions, deliveries] = [0, 0]
  for (;;) {
    const due = await parts.store.subscriptions.due(nowMs, PAGE)
    const later = due.unreadable.map((damaged) => planLater(damaged, nowMs))
    const plans = [...due.readable.map((entry) => planOrRest(parts, entry, nowMs)), ...later]
    const counted = await parts.store.subscriptions.plan(plans)
    const claimed = plans.filter((_, at) => counted[at] === true)
    const planned = claimed.flatMap((plan) => plan.deliveries).filter((delivery) => !isEnded(delivery))
    await parts.queue.add(planned.map(jobOf))
    for (const plan of later) if (claimed.includes(plan)) parts.report({ kind: 'unreadable', id: plan.subscription })
    subscriptions += claimed.length
    deliveries += planned.length
    if (plans.length < PAGE) return { subscriptions, deliveries }
  }
}

/**
 * Brings to the queue what the ledger says is to be done and nobody does: after a crash, a lost job, a restart.
 * @returns how many jobs were brought.
 */
export async function recoverJobs({ store, queue, clock }: DeliveryParts): Promise<number> {
  const nowMs = clock.now()
  for (let brought = 0; ; ) {
    // those that wait for a platform's limit stay where they are, and must not hide what comes after them
    const waiting = await store.ledger.actionable(nowMs, PAGE, brought)
    await queue.add(waiting.map(({ id, target }) => ({ delivery: id, actAtMs: 0, workspace: workspaceKey(target) })))
    brought += waiting.length
    if (waiting.length < PAGE) return brought
  }
}

/** A schedule that cannot be read, as in a zone that is not known here, is due no more and reported: it must hold up no other. */
function planOrRest(parts: DeliveryParts, entry: Due, nowMs: number): Plan {
  const { subscription, dueAtMs } = entry
  try {
    return planOf(parts, entry, nowMs)
  } catch (error) {
    parts.report({ kind: 'unplannable', subscription, detail: String(error) })
    return { subscription: subscription.id, dueAtMs, nextDueAtMs: undefined, deliveries: [] }
  }
}

function planLater({ id, dueAtMs }: { readonly id: string; readonly dueAtMs: number }, nowMs: number): Plan {
  return { subscription: id, dueAtMs, nextDueAtMs: nowMs + UNREADABLE_AGAIN_MS, deliveries: [] }
}

type Due = ScheduledSubscription & { readonly dueAtMs: number }

function planOf({ scheduler }: DeliveryParts, { subscription, dueAtMs }: Due, nowMs: number): Plan {
  const { schedule, options } = subscription
  const oldestMs = Math.max(dueAtMs, nowMs - options.maxAgeMs)
  const old = scheduler.between(schedule, dueAtMs - 1, oldestMs - 1, MOST_OLD)
  const due = scheduler.between(schedule, oldestMs - 1, nowMs, MOST_OCCURRENCES)
  const { occurrences, passedOver } = catchUp([...old, ...due], nowMs, options)
  const planned = occurrences.map((occurrence) => planDelivery(subscription, occurrence, { nowMs, reason: 'due' }))
  return {
    subscription: subscription.id,
    dueAtMs,
    nextDueAtMs: scheduler.next(schedule, nowMs),
    deliveries: passedOver === undefined ? planned : [passOver(subscription, passedOver, nowMs), ...planned],
  }
}

/** The job that works on a delivery at its time. */
export function jobOf({ id, target, actAtMs, dueAtMs }: Delivery): Job {
  return { delivery: id, actAtMs: actAtMs ?? dueAtMs, workspace: workspaceKey(target) }
}
