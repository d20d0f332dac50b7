import type { WHEN_UNSURE } from '../subscription/subscription.ts'
import type { Delivery, DeliveryChange, DeliveryContent, DeliveryReason, DeliveryState } from './delivery.ts'
import type { LookUpOutcome, PostOutcome, Whole } from './outcome.ts'
import { type RetryPolicy, retryWaitMs } from './retry-policy.ts'

/** What a change of state depends on besides the delivery. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly nowMs: number
  readonly retry: RetryPolicy
  /** From 0 to 1, different each time. */
  readonly chance: number
  /** Whether the platform can look posts up; otherwise `whenUnsure` decides. */
  readonly canLookUp: boolean
  readonly whenUnsure: (typeof WHEN_UNSURE)[number]
  /** After an attempt without an answer, a look-up tells the truth only after this time. */
  readonly settleMs: number
}

/** A history keeps its beginning and its end. */
const HISTORY_HEAD = 3
const HISTORY_TAIL = 17

/** Takes a planned delivery for an attempt. @param untilMs whoever holds it has given up by then. */
export function claim(
  delivery: Delivery,
  { nowMs, untilMs, content }: { readonly nowMs: number; readonly untilMs: number; readonly content: DeliveryContent },
): Delivery {
  const attempts = delivery.attempts + 1
  const claimed = { ...delivery, content, attempts, attemptedAtMs: nowMs }
  return move(claimed, { state: 'sending', reason: 'claimed', atMs: nowMs }, untilMs)
}

/** Says what came of an attempt. */
export function settlePost(delivery: Delivery, outcome: PostOutcome, given: Circumstances): Delivery {
  switch (outcome.kind) {
    case 'posted':
      return sent({ ...delivery, following: outcome.following ?? [] }, { ...postedAs(outcome), nowMs: given.nowMs })
    case 'not-posted':
      return tryAgain(delivery, { reason: outcome.reason, askedMs: outcome.retryAfterMs }, given)
    case 'refused':
      return end(delivery, 'failed', outcome.scope === 'target' ? 'target-gone' : 'refused', given.nowMs)
    case 'unsure':
      return doubt(delivery, outcome.reason, given)
  }
}

/** Says that whoever held an attempt is gone: nobody can tell whether it was posted. */
export function settleAbandoned(delivery: Delivery, given: Circumstances): Delivery {
  return doubt(delivery, 'worker-gone', given)
}

/** Says what came of a look-up. */
export function settleLookUp(delivery: Delivery, outcome: LookUpOutcome, given: Circumstances): Delivery {
  const { nowMs, retry } = given
  if (outcome.kind === 'found') return settleFound(delivery, outcome, nowMs)
  if (outcome.kind === 'absent') return tryAgain(delivery, { reason: 'not-found', askedMs: undefined }, given)
  const askedAtMs = delivery.attemptedAtMs ?? delivery.dueAtMs
  if (nowMs - askedAtMs >= retry.lookUpWithinMs) return end(delivery, 'unknown', 'look-up-unavailable', nowMs)
  const tries = delivery.history.filter(({ reason }) => reason === 'look-up-unavailable').length + 1
  const waitMs = retryWaitMs(retry, tries, { askedMs: outcome.retryAfterMs, chance: given.chance })
  return move(delivery, { state: 'unknown', reason: 'look-up-unavailable', atMs: nowMs }, nowMs + waitMs)
}

/** Ends a delivery without a post. */
export function skip(
  delivery: Delivery,
  reason: Extract<DeliveryReason, 'nothing-new' | 'paused' | 'target-gone' | 'too-old' | 'unsubscribed'>,
  nowMs: number,
): Delivery {
  return end(delivery, 'skipped', reason, nowMs)
}

/** Starts a delivery again that failed or stayed unknown, because an operator knows better; what it says is kept. */
export function redrive(delivery: Delivery, nowMs: number): Delivery {
  return move(delivery, { state: 'planned', reason: 'redriven', atMs: nowMs }, nowMs)
}

/** Tells whether nothing more happens with a delivery by itself. */
export function isEnded({ actAtMs }: Delivery): boolean {
  return actAtMs === undefined
}

/** Holds a delivery whose post was found, while what follows it is looked after. @returns its successor. */
export function holdFound(delivery: Delivery, untilMs: number): Delivery {
  return asSuccessor({ ...delivery, actAtMs: untilMs }, delivery)
}

/** Says that a post was found. @param found what follows it, where somebody knows. */
export function settleFound(
  delivery: Delivery,
  { post, following = [], missing = 0 }: { readonly post: string } & Partial<Whole>,
  nowMs: number,
): Delivery {
  return sent({ ...delivery, following }, { post, reason: missing > 0 ? 'posted-in-part' : 'found', nowMs })
}

interface Arrived {
  readonly post: string
  readonly reason: 'posted' | 'posted-in-part' | 'found'
}

function postedAs({ post, missing = 0 }: Extract<PostOutcome, { readonly kind: 'posted' }>): Arrived {
  return { post, reason: missing > 0 ? 'posted-in-part' : 'posted' }
}

function sent(delivery: Delivery, { post, reason, nowMs }: Arrived & { readonly nowMs: number }): Delivery {
  return end({ ...delivery, post }, 'sent', reason, nowMs)
}

/** Nothing was posted: another try, unless it has become too late. */
function tryAgain(
  delivery: Delivery,
  { reason, askedMs }: { readonly reason: DeliveryReason; readonly askedMs: number | undefined },
  { nowMs, retry, chance }: Circumstances,
): Delivery {
  const waitMs = reason === 'not-found' ? 0 : retryWaitMs(retry, delivery.attempts, { askedMs, chance })
  const isLate = nowMs + waitMs > startedAtMs(delivery) + retry.postWithinMs
  if (isLate) return end(delivery, 'failed', 'out-of-time', nowMs)
  return move(delivery, { state: 'planned', reason, atMs: nowMs }, nowMs + waitMs)
}

/** A redriven delivery has its whole time again. */
function startedAtMs({ history, dueAtMs }: Delivery): number {
  return history.findLast(({ reason }) => reason === 'redriven' || reason === 'catch-up')?.atMs ?? dueAtMs
}

function doubt(delivery: Delivery, reason: DeliveryReason, given: Circumstances): Delivery {
  const { nowMs, settleMs, canLookUp, whenUnsure } = given
  if (canLookUp) return move(delivery, { state: 'unknown', reason, atMs: nowMs }, nowMs + settleMs)
  const unsure = move(delivery, { state: 'unknown', reason, atMs: nowMs }, undefined)
  if (whenUnsure === 'at-least-once') return tryAgain(unsure, { reason: 'no-look-up', askedMs: undefined }, given)
  return end(unsure, 'unknown', 'no-look-up', nowMs)
}

function end(delivery: Delivery, state: DeliveryState, reason: DeliveryReason, atMs: number): Delivery {
  return move(delivery, { state, reason, atMs }, undefined)
}

function move(delivery: Delivery, change: DeliveryChange, actAtMs: number | undefined): Delivery {
  const history = [...delivery.history, change]
  const kept =
    history.length > HISTORY_HEAD + HISTORY_TAIL
      ? [...history.slice(0, HISTORY_HEAD), ...history.slice(-HISTORY_TAIL)]
      : history
  return { ...delivery, state: change.state, actAtMs, history: kept }
}

/** The same delivery as the next version of a stored one: what a ledger takes as its successor. */
export function asSuccessor(delivery: Delivery, stored: Delivery): Delivery {
  return { ...delivery, version: stored.version + 1 }
}
