import type { WHEN_UNSURE } from '../subscription/subscription.ts'
import type { Delivery, DeliveryChange, DeliveryContent, DeliveryReason, DeliveryState } from './delivery.ts'
import type { LookUpOutcome, PostOutcome } from './outcome.ts'
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

/** A history keeps its beginning, its end, and what its times are counted from. */
const HISTORY_HEAD = 3
const HISTORY_TAIL = 17

/** Of a page, for a reason that may pass: with waits that double from two seconds, some four minutes. */
const MOST_REFUSALS = 7

/** What an attempt is made with. */
export interface Attempt {
  readonly nowMs: number
  /** Whoever holds the delivery has given up by then. */
  readonly untilMs: number
  readonly content: DeliveryContent
  /** How many pages the content takes. */
  readonly pages: number
}

/** Takes a planned delivery for an attempt at its next page. */
export function claim(delivery: Delivery, { nowMs, untilMs, content, pages }: Attempt): Delivery {
  const attempts = delivery.attempts + 1
  const claimed = { ...delivery, content, pages, attempts, attemptedAtMs: nowMs }
  return move(claimed, { state: 'sending', reason: 'claimed', atMs: nowMs }, untilMs)
}

/** Says what came of an attempt at a page: the next one follows, or it was the last. */
export function settlePost(delivery: Delivery, outcome: PostOutcome, given: Circumstances): Delivery {
  switch (outcome.kind) {
    case 'posted':
      return arrived(delivery, { post: outcome.post, reason: 'posted', nowMs: given.nowMs })
    case 'not-posted':
      return tryAgain(delivery, { reason: outcome.reason, askedMs: outcome.retryAfterMs }, given)
    case 'refused':
      if (outcome.mayPass && refusalsOf(delivery) < MOST_REFUSALS) {
        return tryAgain(delivery, { reason: 'refused', askedMs: undefined }, given)
      }
      return end(delivery, 'failed', outcome.scope === 'target' ? 'target-gone' : 'refused', given.nowMs)
    case 'unsure':
      return doubt(delivery, outcome.reason, given)
  }
}

/** Says that whoever held an attempt is gone: nobody can tell whether it was posted. */
export function settleAbandoned(delivery: Delivery, given: Circumstances): Delivery {
  return doubt(delivery, 'worker-gone', given)
}

/** What a delivery is doubted with that the ledger may have forgotten an attempt of. */
export interface LostAttempt extends Pick<Attempt, 'content' | 'pages'> {
  /** When the doubt arose, in milliseconds since 1970, by whichever replica saw it. */
  readonly sinceMs: number
  /** When the request may first have been sent. */
  readonly firstMs: number
}

/** Says that the ledger may have forgotten an attempt: it is found out before there is another one. */
export function settleForgotten(delivery: Delivery, lost: LostAttempt, given: Circumstances): Delivery {
  const { content, pages, sinceMs, firstMs } = lost
  // clocks of replicas differ: whoever reads it knows by this time which doubt it was
  const nowMs = Math.max(given.nowMs, sinceMs)
  return doubt({ ...delivery, content, pages, attemptedAtMs: firstMs }, 'ledger-in-doubt', { ...given, nowMs })
}

/** Says what came of a look-up. */
export function settleLookUp(delivery: Delivery, outcome: LookUpOutcome, given: Circumstances): Delivery {
  const { nowMs, retry } = given
  if (outcome.kind === 'unavailable' && outcome.lasts) return undecided(delivery, given)
  if (outcome.kind === 'found') return arrived(delivery, { post: outcome.post, reason: 'found', nowMs })
  if (outcome.kind === 'absent') return tryAgain(delivery, { reason: 'not-found', askedMs: undefined }, given)
  const doubted = delivery.history.findLast(({ reason }) => reason === 'ledger-in-doubt')?.atMs
  const askedAtMs = Math.max(delivery.attemptedAtMs ?? delivery.dueAtMs, doubted ?? 0)
  if (nowMs - askedAtMs >= retry.lookUpWithinMs) return giveUp(delivery, 'look-up-unavailable', nowMs)
  const tries = 1 + sincePage(delivery).filter(({ reason }) => reason === 'look-up-unavailable').length
  const waitMs = retryWaitMs(retry, tries, { askedMs: outcome.retryAfterMs, chance: given.chance })
  return move(delivery, { state: 'unknown', reason: 'look-up-unavailable', atMs: nowMs }, nowMs + waitMs)
}

/**
 * Says that an attempt succeeded after all, whoever has doubted it meanwhile, and whatever has come of that.
 * @param claimed as it was attempted; what is stored may be older where the store has lost that.
 */
export function settleLate(kept: Delivery, claimed: Delivery, { post, nowMs }: Omit<Arrived, 'reason'>): Delivery {
  const { page, pages, content, attempts, attemptedAtMs } = claimed
  const stored = kept.version < claimed.version ? { ...kept, pages, content, attempts, attemptedAtMs } : kept
  if (stored.page === page) return arrived(stored, { post, reason: 'posted', nowMs })
  const known = withPage(stored, page, post)
  return isEnded(known) && known.page >= known.pages ? endPosted(known, 'posted', nowMs) : known
}

/** Tells whether it is known where a page stands. */
export function isPosted({ post, following }: Pick<Delivery, 'post' | 'following'>, page: number): boolean {
  return (page === 0 ? post : following[page - 1] || undefined) !== undefined
}

/** Says that a delivery was found, and what follows it: it goes on with the first page that nobody knows of. */
export function settleFound(
  delivery: Delivery,
  found: Pick<Delivery, 'pages' | 'following'> & { readonly post: string },
  nowMs: number,
): Delivery {
  const known = { ...delivery, ...found }
  const on = { ...known, page: nextPage(known, 1) }
  if (on.page >= on.pages) return endPosted(on, 'found', nowMs)
  return move(on, { state: 'planned', reason: 'found', atMs: nowMs }, nowMs)
}

/** Says that no page is left: of what was laid out anew there may be fewer. */
export function settleRest(delivery: Delivery, pages: number, nowMs: number): Delivery {
  return endPosted({ ...delivery, pages, page: pages }, 'posted', nowMs)
}

/** Says what follows a post since it was changed: all of it, in order. */
export function settleUpdated(delivery: Delivery, following: readonly string[], nowMs: number): Delivery {
  const pages = 1 + following.length
  const known = { ...delivery, following, pages, page: pages }
  const isToldOf = delivery.state === 'sent' || (delivery.state === 'unknown' && following.includes(''))
  return isToldOf || !isEnded(delivery) ? known : endPosted(known, 'correction', nowMs)
}

/** Says that nobody will tell whether pages are there that a post has become longer by. */
export function settleUndecided(delivery: Delivery, nowMs: number): Delivery {
  const isNews = delivery.state === 'sent' && delivery.following.includes('')
  return isNews ? endPosted(delivery, 'correction', nowMs) : delivery
}

/** Ends a delivery without a post; one that has begun has failed. */
export function skip(
  delivery: Delivery,
  reason: Extract<DeliveryReason, 'nothing-new' | 'paused' | 'target-gone' | 'too-old' | 'unsubscribed'>,
  nowMs: number,
): Delivery {
  return end(delivery, delivery.post === undefined ? 'skipped' : 'failed', reason, nowMs)
}

/**
 * Starts a delivery again that failed or stayed unknown, because an operator knows better; what it says is kept. It goes
 * on with the first page that nobody knows of.
 */
export function redrive(delivery: Delivery, nowMs: number): Delivery {
  return move(
    { ...delivery, page: nextPage(delivery, 0) },
    { state: 'planned', reason: 'redriven', atMs: nowMs },
    nowMs,
  )
}

/** Tells whether an operator drove a delivery again: then it is posted however late it is. */
export function wasRedriven({ history }: Pick<Delivery, 'history'>): boolean {
  return history.some(isRedriven)
}

function isRedriven({ reason }: DeliveryChange): boolean {
  return reason === 'redriven'
}

/** Tells whether nothing more happens with a delivery by itself. */
export function isEnded({ actAtMs }: Delivery): boolean {
  return actAtMs === undefined
}

interface Arrived {
  readonly post: string
  readonly reason: 'posted' | 'found'
  readonly nowMs: number
}

/** The page under way is there. */
function arrived(delivery: Delivery, { post, reason, nowMs }: Arrived): Delivery {
  const known = withPage(delivery, delivery.page, post)
  const on = { ...known, page: nextPage(known, delivery.page + 1) }
  if (on.page >= on.pages) return endPosted(on, reason, nowMs)
  const why = reason === 'posted' ? 'page-posted' : reason
  return move(on, { state: 'planned', reason: why, atMs: nowMs }, nowMs)
}

/** Nobody will know whether the page under way is there: what follows it is posted all the same, if there is a thread. */
function giveUp(delivery: Delivery, reason: DeliveryReason, nowMs: number): Delivery {
  if (delivery.post === undefined) return end(delivery, 'unknown', reason, nowMs)
  const doubted = withPage(delivery, delivery.page, '')
  const on = { ...doubted, page: nextPage(doubted, delivery.page + 1) }
  if (on.page >= on.pages) return endPosted(on, reason, nowMs)
  return move(on, { state: 'planned', reason, atMs: nowMs }, nowMs)
}

function withPage(delivery: Delivery, page: number, post: string): Delivery {
  if (page === 0) return { ...delivery, post }
  const length = Math.max(delivery.following.length, page)
  const following = Array.from({ length }, (_, at) => (at === page - 1 ? post : (delivery.following[at] ?? '')))
  return { ...delivery, following }
}

/** The first page from one on that nobody knows of; the number of pages when there is none. */
function nextPage(delivery: Delivery, from: number): number {
  let page = from
  while (page < delivery.pages && isPosted(delivery, page)) page++
  return page
}

function endPosted(delivery: Delivery, reason: DeliveryReason, nowMs: number): Delivery {
  const isWhole = !delivery.following.includes('')
  return isWhole ? end(delivery, 'sent', reason, nowMs) : end(delivery, 'unknown', 'posted-in-part', nowMs)
}

/** Nothing was posted: another try, unless it has become too late. */
function tryAgain(
  delivery: Delivery,
  { reason, askedMs }: { readonly reason: DeliveryReason; readonly askedMs: number | undefined },
  { nowMs, retry, chance }: Circumstances,
): Delivery {
  const waitMs = reason === 'not-found' ? 0 : retryWaitMs(retry, triesOf(delivery), { askedMs, chance })
  const isLate = nowMs + waitMs > startedAtMs(delivery) + retry.postWithinMs
  if (isLate) return end(delivery, 'failed', 'out-of-time', nowMs)
  return move(delivery, { state: 'planned', reason, atMs: nowMs }, nowMs + waitMs)
}

/**
 * A redriven delivery has its whole time again, and so has one that the ledger may have forgotten an attempt of; and a
 * page that follows another, or that a worker died over.
 */
function startedAtMs({ history, dueAtMs, page }: Delivery): number {
  const begins = page === 0 ? BEGINS : BEGINS_OF_PAGE
  return history.findLast(({ reason }) => begins.has(reason))?.atMs ?? dueAtMs
}

const BEGINS: ReadonlySet<DeliveryReason> = new Set(['redriven', 'catch-up', 'ledger-in-doubt'])
const BEGINS_OF_PAGE: ReadonlySet<DeliveryReason> = new Set([...BEGINS, 'page-posted', 'found', 'worker-gone'])

/** How often a page was tried; each begins to wait anew. */
function triesOf(delivery: Delivery): number {
  if (delivery.page === 0) return delivery.attempts
  return sincePage(delivery).filter(({ reason }) => reason === 'claimed').length
}

function refusalsOf(delivery: Delivery): number {
  return sincePage(delivery).filter(({ reason, state }) => reason === 'refused' && state === 'planned').length
}

/** What happened since the page before arrived. */
function sincePage({ history }: Delivery): readonly DeliveryChange[] {
  return history.slice(1 + history.findLastIndex(({ reason }) => reason === 'page-posted' || reason === 'found'))
}

function doubt(delivery: Delivery, reason: DeliveryReason, given: Circumstances): Delivery {
  const { nowMs, settleMs, canLookUp } = given
  if (canLookUp) return move(delivery, { state: 'unknown', reason, atMs: nowMs }, nowMs + settleMs)
  return undecided(move(delivery, { state: 'unknown', reason, atMs: nowMs }, undefined), given)
}

/** Nobody can look: the subscription says what is better, twice or not at all. */
function undecided(delivery: Delivery, given: Circumstances): Delivery {
  if (given.whenUnsure === 'at-most-once') return giveUp(delivery, 'no-look-up', given.nowMs)
  return tryAgain(delivery, { reason: 'no-look-up', askedMs: undefined }, given)
}

function end(delivery: Delivery, state: DeliveryState, reason: DeliveryReason, atMs: number): Delivery {
  return move(delivery, { state, reason, atMs }, undefined)
}

function move(delivery: Delivery, change: DeliveryChange, actAtMs: number | undefined): Delivery {
  const history = shortened([...delivery.history, change])
  return { ...delivery, state: change.state, actAtMs, history }
}

/** What was begun anew has its whole time however often it is tried, and what was driven again is known as that. */
function shortened(history: readonly DeliveryChange[]): readonly DeliveryChange[] {
  const tail = history.length - HISTORY_TAIL
  if (tail <= HISTORY_HEAD) return history
  const redriven = history.findLastIndex(isRedriven)
  const begun = history.findLastIndex(({ reason }) => BEGINS_OF_PAGE.has(reason))
  return history.filter((_, at) => at < HISTORY_HEAD || at >= tail || at === redriven || at === begun)
}

/** The same delivery as the next version of a stored one: what a ledger takes as its successor. */
export function asSuccessor(delivery: Delivery, stored: Delivery): Delivery {
  return { ...delivery, version: stored.version + 1 }
}
