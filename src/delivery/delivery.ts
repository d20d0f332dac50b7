import type { Message } from '../message/message.ts'
import type { Target } from '../subscription/target.ts'

/**
 * `planned`: due, or to be tried again. `sending`: an attempt may be under way. `sent`, `failed`, `skipped`: ended.
 * `unknown`: a request may have arrived and nobody can tell yet; looked up before anything is sent again, and an end
 * where nothing can be looked up and the channel wants no doubles.
 */
export const DELIVERY_STATES = ['planned', 'sending', 'sent', 'failed', 'unknown', 'skipped'] as const

/** One of `DELIVERY_STATES`. */
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Why a delivery is in its state, for operators and for `status`: a text `delivery.reason-<name>` says it to readers. */
export const DELIVERY_REASONS = [
  'due',
  'catch-up',
  'asked',
  'claimed',
  'posted',
  'page-posted',
  'posted-in-part',
  'found',
  'not-found',
  'rate-limited',
  'unreachable',
  'platform-busy',
  'refused',
  'target-gone',
  'connection-broke',
  'no-answer',
  'platform-unsure',
  'worker-gone',
  'ledger-in-doubt',
  'look-up-unavailable',
  'no-look-up',
  'nothing-new',
  'too-old',
  'paused',
  'passed-over',
  'unsubscribed',
  'out-of-time',
  'redriven',
  'correction',
] as const

/** One of `DELIVERY_REASONS`. */
export type DeliveryReason = (typeof DELIVERY_REASONS)[number]

/** One change of state. */
export interface DeliveryChange {
  readonly state: DeliveryState
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly reason: DeliveryReason
}

/** What a delivery says: fixed at the first attempt, so that every further one posts the very same. */
export interface DeliveryContent {
  /** Number of the edition in its channel, from 1. */
  readonly edition: number
  /** References of the numbered items, in order. */
  readonly items: readonly string[]
  readonly message: Message
  /** How it is laid out; as its subscription says where it was fixed before this was kept. */
  readonly layout?: 'thread' | 'flat'
}

/** What a delivery corrects: it changes a post of before, and says so in that one's thread. */
export interface Corrects {
  /** Id of the delivery that posted it. */
  readonly delivery: string
  /** The platform's id of that post: the thread that the note goes to. */
  readonly post: string
  /** Id of the correction. */
  readonly correction: string
}

/** One edition on its way to one channel: a row of the ledger. */
export interface Delivery {
  /** `<subscription>@<due time, ISO 8601 in UTC>`: two replicas that plan the same occurrence make the same id. */
  readonly id: string
  readonly subscription: string
  readonly target: Target
  /** The occurrence, in milliseconds since 1970; never "now". */
  readonly dueAtMs: number
  /** How many missed occurrences it stands for beside its own; 0 but for a merged catch-up. */
  readonly missed: number
  readonly state: DeliveryState
  /** When a worker may act on it next: try, look up, or take over from one that is gone; `undefined` when ended. */
  readonly actAtMs: number | undefined
  /** How many times a request may have been sent. */
  readonly attempts: number
  /** When the last request may first have been sent; where a look-up starts. */
  readonly attemptedAtMs: number | undefined
  /** `undefined` before the first attempt. */
  readonly content: DeliveryContent | undefined
  /** The platform's id of the message, which is its first page; `undefined` while nobody knows of one. */
  readonly post: string | undefined
  /** The platform's ids of the pages that follow it in its thread, in order; '' for one that may be there or not. */
  readonly following: readonly string[]
  /** How many pages there are, as they were last laid out; at least 1. */
  readonly pages: number
  /** Index of the page that is attempted or comes next; `pages` when there is none. Those before it had their turn. */
  readonly page: number
  /** `undefined` for a digest. */
  readonly corrects: Corrects | undefined
  /** Oldest first; the last one is the present state. Long histories lose most of their middle. */
  readonly history: readonly DeliveryChange[]
  /** From 1; one higher with every change, so that of two workers only one wins. */
  readonly version: number
}
