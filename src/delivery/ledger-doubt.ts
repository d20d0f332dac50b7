import type { Delivery, DeliveryReason } from './delivery.ts'

/**
 * What a store says that may have lost its last changes, because it was started again or another took over: a claim may
 * be among them, and the post that followed it.
 */
export interface LedgerDoubt {
  /** When it was seen, in milliseconds since 1970: what was lost is older. */
  readonly sinceMs: number
  /** When the store is last known to have been the one before. */
  readonly seenMs: number
  /** Whether another took over, which may always be behind; what is started again has lost nothing but in a power cut. */
  readonly isTakenOver: boolean
}

/** More than any store loses, and than clocks differ: a replica is behind by a second, a tick comes every minute. */
const MOST_LOST_MS = 5 * 60_000

/** What decides about a page that was in doubt. */
const DECISIVE: ReadonlySet<DeliveryReason> = new Set([
  'not-found',
  'page-posted',
  'found',
  'no-look-up',
  'look-up-unavailable',
])
/** Nothing was posted before the doubt from here on. */
const CLEAR: ReadonlySet<DeliveryReason> = new Set(['not-found', 'page-posted'])

/**
 * Tells whether the next page of a planned delivery may have been posted although the ledger does not say so. So may
 * everything that was due by then, also where its plan was lost and made again; but not what was looked up since, or
 * what an operator drove again.
 * @param canLookUp where nothing can be looked up, only what really may have been lost is in doubt.
 */
export function isInDoubt(delivery: Delivery, doubt: LedgerDoubt | undefined, canLookUp: boolean): boolean {
  if (doubt === undefined) return false
  const untilMs = canLookUp ? doubt.sinceMs : Math.min(doubt.sinceMs, doubt.seenMs + MOST_LOST_MS)
  if (!canLookUp && !doubt.isTakenOver) return false
  // a correction is due when it is planned, and is planned again by the next tick
  const dueAtMs = delivery.dueAtMs - (delivery.corrects === undefined ? 0 : MOST_LOST_MS)
  return dueAtMs <= untilMs && !isCleared(delivery, doubt.sinceMs)
}

function isCleared({ history }: Delivery, sinceMs: number): boolean {
  if (history.some(({ reason, atMs }) => reason === 'redriven' && atMs >= sinceMs)) return true
  const doubted = history.findLastIndex(({ reason, atMs }) => reason === 'ledger-in-doubt' && atMs >= sinceMs)
  if (doubted < 0) return false
  const decided = history.slice(doubted + 1).findLast(({ reason }) => DECISIVE.has(reason))
  return decided === undefined || CLEAR.has(decided.reason)
}

/** When a request that the ledger does not know of may first have been sent: not before it was due. */
export function firstLostMs({ dueAtMs }: Delivery, { seenMs }: LedgerDoubt): number {
  return Math.max(dueAtMs, seenMs - MOST_LOST_MS)
}
