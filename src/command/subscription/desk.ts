import type { Delivery } from '../../delivery/delivery.ts'
import type { Scheduler } from '../../schedule/create-scheduler.ts'
import type { Subscription } from '../../subscription/subscription.ts'
import type { SubscriptionWords } from '../../subscription/subscription-words.ts'
import type { Target } from '../../subscription/target.ts'

/** A subscription of the channel with its next time, in milliseconds since 1970; `undefined` while it rests. */
export interface DeskEntry {
  readonly subscription: Subscription
  readonly dueAtMs: number | undefined
}

/** What commands about a channel's subscriptions work with; all of it values, read before they run. */
export interface SubscriptionDesk {
  readonly target: Target
  /** Oldest first; a reader calls them by their number in this order, from 1. */
  readonly entries: readonly DeskEntry[]
  /** Ids of those whose record is damaged; their numbers follow those of the entries. */
  readonly damaged: readonly string[]
  /** The channel's last deliveries, newest first. */
  readonly deliveries: readonly Delivery[]
  readonly nowMs: number
  /** The zone of a request that names none. */
  readonly zone: string
  /** Who asks, as the platform names them. */
  readonly user: string
  readonly mayChange: boolean
  /** Ids for new subscriptions, more than one request can need. */
  readonly newIds: readonly string[]
  readonly scheduler: Scheduler
  readonly words: SubscriptionWords
}

/** What a command wants changed; all of it or, when somebody else was quicker, nothing. */
export interface DeskChanges {
  readonly save: readonly DeskEntry[]
  readonly remove: readonly string[]
  /** Deliveries to send now. */
  readonly deliver: readonly Delivery[]
}

/** Nothing changed. */
export const NO_CHANGES: DeskChanges = { save: [], remove: [], deliver: [] }
