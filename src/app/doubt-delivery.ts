import { asSuccessor, settleForgotten, skip } from '../delivery/advance-delivery.ts'
import { firstLostMs, isInDoubt } from '../delivery/ledger-doubt.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { given, LEASE_ANSWERS, saidIn, type Work, write } from './delivery-steps.ts'
import { prepare } from './prepare-delivery.ts'

/** Tells whether the ledger may have forgotten an attempt at what it has as planned, and that matters. */
export function isForgotten({ delivery, doubt, canLookUp, subscription }: Work): boolean {
  // nobody can look, and whoever takes doubles has it posted
  if (!canLookUp && subscription.options.whenUnsure === 'at-least-once') return false
  return isInDoubt(delivery, doubt, canLookUp)
}

/**
 * Has it found out whether the next page of a delivery was posted, when whoever may be posting it has come to an end.
 * What it says is fixed as by an attempt: from the same memory it is composed the same, and so the pages that follow are
 * known where the first is found.
 */
export async function findOut(parts: DeliveryParts, work: Work): Promise<number | undefined> {
  const { delivery, platform, subscription, doubt } = work
  if (doubt === undefined) return parts.clock.now()
  const prepared = await prepare(parts, work)
  const circumstances = given(parts, work)
  if (prepared === undefined) return await write(parts, delivery, skip(delivery, 'nothing-new', circumstances.nowMs))
  const { content, change } = prepared
  const { sinceMs } = doubt
  const seenMs = Math.max(circumstances.nowMs, sinceMs)
  const settledMs = sinceMs + platform.answerWithinMs * LEASE_ANSWERS + circumstances.settleMs
  const pages = platform.pageCount(saidIn(content, subscription))
  const lost = { content, pages, sinceMs, firstMs: firstLostMs(delivery, doubt) }
  const doubted = settleForgotten(delivery, lost, { ...circumstances, settleMs: Math.max(0, settledMs - seenMs) })
  const next = asSuccessor(doubted, delivery)
  if (!(await parts.store.ledger.change(next, change))) return parts.clock.now()
  parts.report({ kind: 'changed', delivery: next })
  return next.actAtMs
}
