import { asSuccessor, settleUpdated } from '../delivery/advance-delivery.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { LedgerDoubt } from '../delivery/ledger-doubt.ts'
import type { PostOutcome } from '../delivery/outcome.ts'
import { pageKey } from '../delivery/page-key.ts'
import type { Platform, Post } from '../ports/platform.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { LEASE_ANSWERS } from './delivery-steps.ts'

/** A page that a post has become longer by since it was corrected. */
export interface MissingPage {
  /** The delivery of the post, as the ledger has it. */
  readonly original: Delivery
  /** What the post says now. */
  readonly said: Pick<Post, 'message' | 'layout'>
  /** From 1. */
  readonly page: number
  /** When it was looked whether it is there, in milliseconds since 1970. */
  readonly lookedAtMs: number
  /** What was known of one before it was looked: where there is another by now, the correction is thought over. */
  readonly doubt: LedgerDoubt | undefined
}

/** From when on a look-up tells the truth about the page that was attempted last, in milliseconds since 1970. */
export function settledMs(
  { attemptedAtMs }: Delivery,
  { answerWithinMs, settleMs }: Pick<Platform, 'answerWithinMs' | 'settleMs'>,
): number {
  return (attemptedAtMs ?? 0) + answerWithinMs * LEASE_ANSWERS + settleMs
}

/**
 * Posts a page for which something was taken from the platform's limits, as for any other post. The ledger is told
 * before that it may be there: whoever has the same correction in hand, or comes after a worker that died, looks for it.
 *
 * @returns what came of it; when to come back, in milliseconds since 1970, where nothing may be posted yet.
 */
export async function postMissingPage(
  parts: DeliveryParts,
  platform: Platform,
  { original, said, page, lookedAtMs, doubt }: MissingPage,
): Promise<PostOutcome | number> {
  const { clock, store } = parts
  const { id, target, post, following } = original
  const nowMs = clock.now()
  const settledAtMs = settledMs(original, platform)
  if (following[page - 1] === '' && lookedAtMs < settledAtMs) return settledAtMs
  const begun = { ...settleUpdated(original, withPage(following, page, ''), nowMs), attemptedAtMs: nowMs }
  if (!(await store.ledger.begin(asSuccessor(begun, original), undefined, doubt))) return nowMs
  const outcome = await platform.post({ ...said, target, page, thread: post, key: pageKey(id, page) })
  if (outcome.kind !== 'unsure') await noteOutcome(parts, { id, page }, outcome)
  return outcome
}

/** Whoever changes the delivery meanwhile does not undo what is known of its page. */
async function noteOutcome(
  { clock, store }: DeliveryParts,
  { id, page }: { readonly id: string; readonly page: number },
  outcome: PostOutcome,
): Promise<void> {
  for (;;) {
    const stored = await store.ledger.find(id)
    if (stored === undefined || stored.following[page - 1] !== '') return
    const isLast = page === stored.following.length
    if (outcome.kind !== 'posted' && !isLast) return
    const following =
      outcome.kind === 'posted' ? withPage(stored.following, page, outcome.post) : stored.following.slice(0, -1)
    const settled = settleUpdated(stored, following, clock.now())
    if (await store.ledger.change(asSuccessor(settled, stored), undefined)) return
  }
}

/** Pages before it that nobody knows of may be there or not. */
function withPage(following: readonly string[], page: number, post: string): readonly string[] {
  const length = Math.max(page, following.length)
  return Array.from({ length }, (_, index) => (index === page - 1 ? post : (following[index] ?? '')))
}
