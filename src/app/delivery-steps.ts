import { type ChannelMemory, threadKey } from '../briefing/memory.ts'
import { asSuccessor, type Circumstances } from '../delivery/advance-delivery.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Platform, Post } from '../ports/platform.ts'
import type { Subscription } from '../subscription/subscription.ts'
import { targetKey } from '../subscription/target.ts'
import type { DeliveryParts } from './delivery-parts.ts'

/** An attempt is held for three times as long as its answer may take: whoever takes it over comes after it. */
export const LEASE_ANSWERS = 3

/** A delivery with all that working on it needs. */
export interface Work {
  readonly delivery: Delivery
  readonly subscription: Subscription
  readonly channel: ChannelMemory
  readonly platform: Platform
  readonly canLookUp: boolean
}

/**
 * Writes a change of a delivery.
 * @returns when to come back; at once when another change came first.
 */
export async function write(parts: DeliveryParts, stored: Delivery, changed: Delivery): Promise<number | undefined> {
  const next = asSuccessor(changed, stored)
  if (!(await parts.store.ledger.change(next, undefined))) return parts.clock.now()
  parts.report({ kind: 'changed', delivery: next })
  return next.actAtMs
}

/** What a change of a delivery depends on. */
export function given(parts: DeliveryParts, { platform, canLookUp, subscription }: Work): Circumstances {
  return {
    nowMs: parts.clock.now(),
    retry: parts.retry,
    chance: parts.chance(),
    canLookUp,
    whenUnsure: subscription.options.whenUnsure,
    settleMs: platform.settleMs,
  }
}

/**
 * Clocks of replicas differ by a little, and ours may differ from the platform's by as much as its signatures allow: it
 * is the platform's that a look-up goes by. Keys are told apart, so that looking farther back finds nothing wrong.
 */
const CLOCK_DIFFERENCE_MS = 10 * 60_000

/** Since when a post of a delivery may have arrived. */
export function sinceMs({ attemptedAtMs, dueAtMs }: Delivery): number {
  return (attemptedAtMs ?? dueAtMs) - CLOCK_DIFFERENCE_MS
}

/** Where a post goes, and what it is looked up by. */
export function wanted({ id, target, corrects }: Pick<Delivery, 'id' | 'target' | 'corrects'>) {
  return { target, thread: corrects?.post, key: postKey({ id }) }
}

/** The key a post is looked up by. It is the delivery's own id: it tells nothing but a subscription and a time. */
function postKey({ id }: Pick<Delivery, 'id'>): string {
  return id
}

/** What is posted for a delivery; `undefined` before anything was fixed. */
export function postOf(delivery: Delivery, { options }: Pick<Subscription, 'options'>): Post | undefined {
  const { content } = delivery
  if (content === undefined) return undefined
  const { layout = options.layout, message } = content
  return { ...wanted(delivery), layout, message }
}

/** Who answers beneath the post may speak of its second item, so its thread knows what was posted. */
export async function rememberThread(
  { store }: DeliveryParts,
  { target, content }: Delivery,
  thread: string,
): Promise<void> {
  const posted = content?.items ?? []
  if (posted.length === 0) return
  await store.memory.changeThread(threadKey(targetKey(target), thread), (before) => ({ ...before, posted }))
}
