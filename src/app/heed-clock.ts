import { asSuccessor } from '../delivery/advance-delivery.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { FailureError } from '../failure/failure.ts'
import type { DeliveryLedger } from '../ports/delivery-ledger.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { jobOf } from './plan-due.ts'

const PAGE = 500
/** The clocks of replicas differ by less, and every clock is corrected by less all the time. */
const LEAST_SET_BACK_MS = 30_000

/**
 * Puts right what a clock that was set back has done: times of which a delivery said "in five seconds" have become
 * "in two hours". Each waits as long as it was to from now on, and its job, which may wait for the old time, is brought
 * anew.
 *
 * Costs a look at each of the deliveries, so it is done at a start and when the clock was seen set.
 *
 * @param isSeen whether the clock was seen set by this process: then every job may wait for a wrong time. Otherwise only
 * those deliveries are looked at that may not act yet, and what tells of a clock that was set is in them.
 */
export async function heedSetBack({ store, queue, clock }: DeliveryParts, isSeen: boolean): Promise<void> {
  const nowMs = clock.now()
  const ids = await openDeliveries(store.ledger, isSeen ? 0 : await countUntil(store.ledger, nowMs))
  for (let from = 0; from < ids.length; from += PAGE) {
    const found = await Promise.all(ids.slice(from, from + PAGE).map((id) => store.ledger.find(id).catch(skipDamaged)))
    const waiting = found.filter((delivery) => delivery?.actAtMs !== undefined) as readonly Delivery[]
    const heeded = waiting.map((delivery) => fromNow(delivery, nowMs))
    const changed = heeded.filter((delivery, at) => delivery !== waiting[at])
    await Promise.all(changed.map((delivery) => store.ledger.change(delivery, undefined)))
    const brought = isSeen ? heeded : changed
    await Promise.all(brought.map(({ id }) => queue.forget(id)))
    await queue.add(brought.map(jobOf))
  }
}

/** A record that cannot be read must not keep others waiting. */
function skipDamaged(error: unknown): undefined {
  if (error instanceof FailureError && error.failure.code === 'store-damaged') return undefined
  throw error
}

/** All ids before any is changed: what changes its place would hide another behind a page. */
async function openDeliveries(ledger: DeliveryLedger, passed: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (;;) {
    const page = await ledger.actionable(Number.MAX_SAFE_INTEGER, PAGE, passed + ids.length)
    ids.push(...page.map(({ id }) => id))
    if (page.length < PAGE) return ids
  }
}

async function countUntil(ledger: DeliveryLedger, nowMs: number): Promise<number> {
  for (let count = 0; ; ) {
    const { length } = await ledger.actionable(nowMs, PAGE, count)
    count += length
    if (length < PAGE) return count
  }
}

/**
 * The same delivery, unless it came to wait at a time that is still to come: then the same wait, from now on. One that
 * did not have to wait any more when it was planned waits for its occurrence, whatever the clock shows; but for one whose
 * occurrence is past also by this clock, or whose first page is there, which the others follow at once.
 */
function fromNow(delivery: Delivery, nowMs: number): Delivery {
  const { actAtMs, dueAtMs, history, post } = delivery
  const sinceMs = history.at(-1)?.atMs
  if (actAtMs === undefined || sinceMs === undefined || sinceMs - nowMs <= LEAST_SET_BACK_MS) return delivery
  return actAtMs > sinceMs || post !== undefined || dueAtMs <= nowMs
    ? asSuccessor({ ...delivery, actAtMs: nowMs + actAtMs - sinceMs }, delivery)
    : delivery
}
