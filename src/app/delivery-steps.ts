import { type ChannelMemory, threadKey } from '../briefing/memory.ts'
import { asSuccessor, type Circumstances } from '../delivery/advance-delivery.ts'
import type { Delivery, DeliveryContent } from '../delivery/delivery.ts'
import type { LedgerDoubt } from '../delivery/ledger-doubt.ts'
import { pageKey } from '../delivery/page-key.ts'
import type { Platform, Post } from '../ports/platform.ts'
import type { Subscription } from '../subscription/subscription.ts'
import { targetKey } from '../subscription/target.ts'
import type { DeliveryParts } from './delivery-parts.ts'

/**
 * An attempt is held for three times as long as its answer may take: whoever takes it over comes after it. It is one
 * request: each page of a delivery is an attempt of its own.
 */
export const LEASE_ANSWERS = 3

/** A delivery with all that working on it needs. */
export interface Work {
  readonly delivery: Delivery
  readonly subscription: Subscription
  readonly channel: ChannelMemory
  readonly platform: Platform
  readonly canLookUp: boolean
  readonly doubt: LedgerDoubt | undefined
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

/** Where the page of a delivery goes whose turn it is, and what it is looked up by. */
export function wanted({ id, target, corrects, post, page }: Delivery): Pick<Post, 'target' | 'thread' | 'key'> {
  return { target, thread: corrects?.post ?? (page === 0 ? undefined : post), key: pageKey(id, page) }
}

/** What a content says, and how it is laid out. */
export function saidIn(
  { message, layout }: DeliveryContent,
  { options }: Pick<Subscription, 'options'>,
): Pick<Post, 'message' | 'layout'> {
  return { message, layout: layout ?? options.layout }
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
