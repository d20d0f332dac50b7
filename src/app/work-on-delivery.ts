import {
  asSuccessor,
  claim,
  isPosted,
  settleAbandoned,
  settleLate,
  settleLookUp,
  settlePost,
  settleRest,
  skip,
  wasRedriven,
} from '../delivery/advance-delivery.ts'
import type { Waiting } from '../delivery/create-pace.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { PostOutcome } from '../delivery/outcome.ts'
import type { RetryPolicy } from '../delivery/retry-policy.ts'
import type { Platform } from '../ports/platform.ts'
import { DEFAULT_OPTIONS } from '../subscription/read-options.ts'
import type { Subscription } from '../subscription/subscription.ts'
import { workspaceKey } from '../subscription/target.ts'
import { planCorrectionsOf, updateCorrected } from './correct-posts.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { given, LEASE_ANSWERS, rememberThread, saidIn, type Work, wanted, write } from './delivery-steps.ts'
import { findOut, isForgotten } from './doubt-delivery.ts'
import { heedWish } from './heed-wish.ts'
import { lookFor } from './look-for.ts'
import { lookUpDelivery } from './look-up-delivery.ts'
import { prepare } from './prepare-delivery.ts'
import { restTarget } from './rest-target.ts'

/** A delivery looks again after this or up to twice as long whether its workspace answers, in milliseconds. */
const LANE_WAIT_MS = 1_000

/**
 * Does the next thing that a delivery needs: an attempt at one page, a look-up, or nothing. A delivery of several pages
 * is come back to for each of them.
 *
 * Whatever is done is written in the ledger first, and whoever writes second does nothing: so several workers may have
 * the same delivery in hand.
 *
 * @returns when to come back to it, in milliseconds since 1970; `undefined` when it has ended.
 * @throws FailureError when the store fails; the queue brings the delivery again.
 */
export async function workOnDelivery(parts: DeliveryParts, id: string): Promise<number | undefined> {
  const found = await parts.store.findWork(id)
  const actAtMs = found?.delivery.actAtMs
  if (found === undefined || actAtMs === undefined) return undefined
  if (actAtMs > parts.clock.now()) return actAtMs
  const { delivery, channel, doubt } = found
  const hasBegun = delivery.corrects !== undefined || delivery.post !== undefined
  const subscription = found.subscription ?? (hasBegun ? formerSubscription(delivery) : undefined)
  const platform = parts.platformOf(delivery.target.platform)
  if (platform === undefined) return parts.clock.now() + parts.retry.longestWaitMs
  if (subscription === undefined) return await forsake(parts, delivery, platform)
  const canLookUp = await platform.canLookUp(delivery.target)
  const work = { delivery, subscription, channel, platform, canLookUp, doubt }
  switch (delivery.state) {
    case 'planned':
      return await (isForgotten(work) ? findOut(parts, work) : attempt(parts, work))
    case 'sending':
      return await write(parts, delivery, settleAbandoned(delivery, given(parts, work)))
    case 'unknown':
      return await lookUpDelivery(parts, work)
    default:
      return undefined
  }
}

/** What was posted is corrected, and its last pages follow, also where nothing else is posted any more. */
function formerSubscription({ subscription: id, target }: Delivery): Subscription {
  const schedule = { cron: '', zone: 'UTC' }
  const made = { createdBy: '', createdAtMs: 0, version: 1 }
  return { id, target, schedule, options: DEFAULT_OPTIONS, pause: undefined, ...made }
}

/** A subscription was removed: nothing more is sent for it, but what may have been sent is still found out. */
async function forsake(parts: DeliveryParts, delivery: Delivery, platform: Platform): Promise<number | undefined> {
  const nowMs = parts.clock.now()
  if (delivery.state === 'planned') return await write(parts, delivery, skip(delivery, 'unsubscribed', nowMs))
  const { retry, chance } = parts
  const { settleMs } = platform
  const canLookUp = await platform.canLookUp(delivery.target)
  const circumstances = { nowMs, retry, chance: chance(), canLookUp, settleMs, whenUnsure: 'at-most-once' } as const
  if (delivery.state === 'sending') return await write(parts, delivery, settleAbandoned(delivery, circumstances))
  const outcome = await lookFor(platform, wanted(delivery), delivery)
  return await write(parts, delivery, settleLookUp(delivery, outcome, circumstances))
}

/** Where a workspace does not answer, its deliveries wait for one of them, and leave the workers to others. */
async function attempt(parts: DeliveryParts, work: Work): Promise<number | undefined> {
  const { lanes, clock, chance } = parts
  const lane = workspaceKey(work.delivery.target)
  if (!lanes.enter(lane)) return Math.ceil(clock.now() + LANE_WAIT_MS * (1 + chance()))
  let outcome: PostOutcome | undefined
  try {
    return await attemptInLane(parts, work, (one) => {
      outcome = one
    })
  } finally {
    lanes.leave(lane, outcome)
  }
}

async function attemptInLane(
  parts: DeliveryParts,
  work: Work,
  came: (outcome: PostOutcome) => void,
): Promise<number | undefined> {
  const { delivery, platform, subscription } = work
  const nowMs = parts.clock.now()
  const idle = reasonToSkip(work, parts.retry, nowMs)
  if (idle !== undefined) return await write(parts, delivery, skip(delivery, idle, nowMs))
  const waitMs = await waitForLimits(parts, work, nowMs)
  if (waitMs > 0) return nowMs + waitMs
  const againMs = delivery.page === 0 ? await updateCorrected(parts, work) : undefined
  if (againMs !== undefined) return againMs
  const prepared = await prepare(parts, work)
  if (prepared === undefined) return await write(parts, delivery, skip(delivery, 'nothing-new', parts.clock.now()))
  const { content, change } = prepared
  const pages = platform.pageCount(saidIn(content, subscription))
  const claimedMs = parts.clock.now()
  if (delivery.page >= pages) return await write(parts, delivery, settleRest(delivery, pages, claimedMs))
  const untilMs = claimedMs + platform.answerWithinMs * LEASE_ANSWERS
  const claimed = asSuccessor(claim(delivery, { nowMs: claimedMs, untilMs, content, pages }), delivery)
  const hasMore = delivery.page + 1 < pages
  parts.pace.attempt(waitingFor(work, claimedMs), hasMore)
  if (!(await parts.store.ledger.begin(claimed, change, work.doubt))) return parts.clock.now()
  const outcome = aboutPost(claimed, await post(parts, claimed, work, claimedMs + platform.answerWithinMs))
  came(outcome)
  return await settle(parts, claimed, outcome, work)
}

/** Takes what one post needs of every limit. @returns 0 then; otherwise after how many milliseconds to ask again. */
async function waitForLimits({ pace, store }: DeliveryParts, work: Work, nowMs: number): Promise<number> {
  const waiting = waitingFor(work, nowMs)
  const beforeMs = pace.ask(waiting)
  if (beforeMs > 0) return beforeMs
  const refusedMs = await store.limits.take(waiting.rates, nowMs)
  return refusedMs > 0 ? pace.refuse(waiting, refusedMs) : 0
}

function waitingFor({ delivery, platform }: Work, nowMs: number): Waiting {
  return { delivery, rates: platform.ratesOf(delivery.target), nowMs }
}

/** Posts a page, unless so much time went by since the claim that somebody else may have taken over. */
async function post(
  parts: DeliveryParts,
  claimed: Delivery,
  { platform, subscription }: Work,
  untilMs: number,
): Promise<PostOutcome> {
  const { content, page } = claimed
  if (content === undefined) throw new Error('a claimed delivery has no content')
  if (parts.clock.now() > untilMs) {
    return { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
  }
  return await platform.post({ ...wanted(claimed), ...saidIn(content, subscription), page })
}

/** A thread that is gone says nothing of its channel, where the next digest begins one of its own. */
function aboutPost(claimed: Delivery, outcome: PostOutcome): PostOutcome {
  const isInThread = wanted(claimed).thread !== undefined
  return outcome.kind === 'refused' && isInThread ? { ...outcome, scope: 'post' } : outcome
}

async function settle(
  parts: DeliveryParts,
  claimed: Delivery,
  outcome: PostOutcome,
  work: Work,
): Promise<number | undefined> {
  await heedWish(parts, outcome)
  const settled = settlePost(claimed, outcome, given(parts, work))
  // asked for at once, so that the store makes one change of the two where it can
  const [again] = await Promise.all([
    write(parts, claimed, settled),
    outcome.kind === 'posted' && claimed.page === 0
      ? rememberThread(parts, claimed, outcome.thread ?? outcome.post)
      : undefined,
  ])
  if (outcome.kind === 'posted' && again !== undefined) await insist(parts, claimed, outcome.post)
  if (claimed.pages > 1) await planCorrectionsOf(parts, settled)
  if (outcome.kind === 'refused' && settled.state === 'failed') await heedRefusal(parts, claimed, outcome)
  return again
}

async function heedRefusal(
  parts: DeliveryParts,
  delivery: Delivery,
  { scope, detail }: Extract<PostOutcome, { readonly kind: 'refused' }>,
): Promise<void> {
  if (scope === 'target') await restTarget(parts, delivery.target)
  parts.report({ kind: scope === 'target' ? 'target-gone' : 'refused', delivery, detail })
}

/** A page that came so late that another worker doubts it: the ledger is told the truth whatever its state. */
async function insist(parts: DeliveryParts, claimed: Delivery, postId: string): Promise<void> {
  const { store, clock, report } = parts
  const { id, page } = claimed
  for (;;) {
    const stored = await store.ledger.find(id)
    if (stored === undefined || isPosted(stored, page)) return
    const sent = settleLate(stored, claimed, { post: postId, nowMs: clock.now() })
    if (await store.ledger.change(asSuccessor(sent, stored), undefined)) {
      report({ kind: 'posted-late', delivery: sent })
      return
    }
  }
}

/**
 * Why nothing is posted for a delivery although it is planned: its place is gone, a reader paused it, or it waited (for
 * a process, a platform, a limit) longer than its subscription catches up with. What somebody asked for is not paused.
 */
function reasonToSkip(
  { delivery, subscription: { pause, options } }: Work,
  { postWithinMs }: RetryPolicy,
  nowMs: number,
): 'target-gone' | 'paused' | 'too-old' | undefined {
  if (pause?.reason === 'target-gone') return 'target-gone'
  const [planned] = delivery.history
  // half of a digest is worse than a late one
  if (delivery.post !== undefined) return undefined
  if (delivery.corrects !== undefined || wasRedriven(delivery)) return undefined
  if (planned?.reason === 'asked') return undefined
  if (pause !== undefined && (pause.untilMs ?? Number.POSITIVE_INFINITY) > nowMs) return 'paused'
  const { catchUp, maxAgeMs } = options
  const longestMs = catchUp === 'skip' ? Math.min(maxAgeMs, postWithinMs) : maxAgeMs
  return planned !== undefined && nowMs - planned.atMs > longestMs ? 'too-old' : undefined
}
