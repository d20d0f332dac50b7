import { asSuccessor, type Circumstances, settleUndecided } from '../delivery/advance-delivery.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { UpdateOutcome } from '../delivery/outcome.ts'
import { retryWaitMs } from '../delivery/retry-policy.ts'
import type { Platform } from '../ports/platform.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { settledMs } from './post-missing-page.ts'

/** A post that was changed, and what is to be known for what it has become longer by. */
export interface Changed extends Pick<Circumstances, 'whenUnsure'> {
  /** The delivery of the post, as the ledger has it. */
  readonly original: Delivery
  readonly outcome: Extract<UpdateOutcome, { readonly kind: 'updated' }>
  /** When it was looked for its pages, in milliseconds since 1970. */
  readonly lookedAtMs: number
  /** When the correction was planned, in milliseconds since 1970. */
  readonly begunAtMs: number
  /** It has been tried for as long as anything is. */
  readonly isLate: boolean
}

/** The page whose turn it is, from 1, and the delivery of its post. */
export interface NextMissing {
  readonly original: Delivery
  readonly page: number
}

/**
 * Decides which page of a longer post is posted next. As of a digest, one that may be there is not posted again before
 * a look-up says that it is absent; where nobody can look, its subscription decides, and a page that is left at that
 * makes the delivery `unknown`, once.
 *
 * @returns when to look again, in milliseconds since 1970; `undefined` when nothing is left to be posted.
 */
export async function nextMissing(
  parts: DeliveryParts,
  platform: Platform,
  changed: Changed,
): Promise<NextMissing | number | undefined> {
  const { original, outcome, isLate } = changed
  const { missing, unseen } = outcome
  const [page] = missing
  if (unseen !== undefined) {
    parts.report({ kind: 'look-up-unavailable', delivery: original, detail: unseen.detail })
    const decided = decide(parts, platform, { ...changed, unseen })
    if (decided !== undefined) return decided
  }
  const named = unseen === undefined && !isLate ? original : await nameUndecided(parts, original)
  if (named === undefined) return parts.clock.now()
  return page === undefined || isLate ? undefined : { original: named, page }
}

/** @returns `undefined` when the pages are left at that which nobody can look for. */
function decide(
  parts: DeliveryParts,
  platform: Platform,
  changed: Changed & { readonly unseen: NonNullable<Changed['outcome']['unseen']> },
): NextMissing | number | undefined {
  const { original, unseen, lookedAtMs, begunAtMs, isLate, whenUnsure } = changed
  const attemptedAtMs = original.attemptedAtMs ?? begunAtMs
  // whoever may be posting it has come to an end by then
  const settledAtMs = settledMs(original, platform)
  if (lookedAtMs < settledAtMs) return settledAtMs
  if (isLate) return undefined
  if (!unseen.lasts) {
    const isGivenUp = lookedAtMs - attemptedAtMs >= parts.retry.lookUpWithinMs
    return isGivenUp ? undefined : lookedAtMs + waitMs(parts, lookedAtMs - attemptedAtMs, unseen.retryAfterMs)
  }
  if (whenUnsure === 'at-most-once') return undefined
  const againAtMs = attemptedAtMs + waitMs(parts, attemptedAtMs - begunAtMs, undefined)
  return lookedAtMs < againAtMs ? againAtMs : { original, page: 1 + original.following.indexOf('') }
}

/** As long as after so many tries as fit into the time since the first, so that nobody has to count them. */
function waitMs({ retry, chance }: DeliveryParts, sinceMs: number, askedMs: number | undefined): number {
  const tries = 1 + Math.floor(Math.log2(1 + Math.max(0, sinceMs) / retry.firstWaitMs))
  return retryWaitMs(retry, tries, { askedMs, chance: chance() })
}

/**
 * Has the ledger say, once, that nobody will tell whether pages of a changed post are there.
 * @returns the delivery as the ledger has it now; `undefined` when another change came first.
 */
export async function nameUndecided(
  { store, clock, report }: DeliveryParts,
  original: Delivery,
): Promise<Delivery | undefined> {
  const undecided = settleUndecided(original, clock.now())
  if (undecided === original) return original
  const next = asSuccessor(undecided, original)
  if (!(await store.ledger.change(next, undefined))) return undefined
  report({ kind: 'changed', delivery: next })
  return next
}
