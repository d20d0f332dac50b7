import type { Delivery } from '../delivery/delivery.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { Target } from '../subscription/target.ts'

/** A subscription with its next time. */
export interface ScheduledSubscription {
  readonly subscription: Subscription
  /** Milliseconds since 1970; `undefined` when it rests or never happens again. */
  readonly dueAtMs: number | undefined
}

/** One whose record is damaged: all that is known of it is where it is kept. */
export interface UnreadableSubscription {
  readonly id: string
  /** `undefined` where that is damaged, too. */
  readonly target: Target | undefined
}

/** What a list holds: a damaged record hides no other. */
export interface FoundSubscriptions {
  readonly readable: readonly ScheduledSubscription[]
  readonly unreadable: readonly UnreadableSubscription[]
}

/** A page of all there are. */
export interface SubscriptionPage extends FoundSubscriptions {
  /** Id of the last, whether it can be read or not: the next page begins after it. `undefined`: there is none. */
  readonly last: string | undefined
}

/** What is due at a time. */
export interface DueSubscriptions {
  /** Earliest first. */
  readonly readable: readonly (ScheduledSubscription & { readonly dueAtMs: number })[]
  /** Those whose record is damaged: they hold up no other, and only their ids are known. */
  readonly unreadable: readonly { readonly id: string; readonly dueAtMs: number }[]
}

/** What becomes of one due subscription: what is delivered, and when it is due next. */
export interface Plan {
  readonly subscription: string
  /** The due time that was read; the plan counts only while it still stands. */
  readonly dueAtMs: number
  readonly nextDueAtMs: number | undefined
  /** Empty where nothing is delivered. */
  readonly deliveries: readonly Delivery[]
}

/**
 * Keeps subscriptions and, in an index ordered by time, when each is due.
 *
 * Finding the due costs the due ones, never all. What was acknowledged survives a kill.
 */
export interface SubscriptionStore {
  /** @throws FailureError `store-damaged` when its record is. */
  find(id: string): Promise<ScheduledSubscription | undefined>
  /** Those of one channel, oldest first. */
  ofTarget(target: Target): Promise<FoundSubscriptions>
  /** Those of every channel of a workspace, by channel; at most `limit`. */
  ofWorkspace(place: Pick<Target, 'platform' | 'workspace'>, limit: number): Promise<FoundSubscriptions>
  /**
   * Adds subscriptions of version 1, and replaces those whose version is one lower: all of them or none.
   * @returns whether they were; `false` when another change came first to one of them.
   */
  save(entries: readonly ScheduledSubscription[]): Promise<boolean>
  /**
   * Adds subscriptions of any version, as an import brings them; one whose id is there already is left as it is.
   * @returns the ids that were new.
   */
  restore(entries: readonly ScheduledSubscription[]): Promise<readonly string[]>
  /** Forgets them and their due times, all at once; their deliveries stay in the ledger. */
  remove(ids: readonly string[]): Promise<void>
  /** The first `limit` that are due at `nowMs` or earlier, whether they can be read or not. */
  due(nowMs: number, limit: number): Promise<DueSubscriptions>
  /**
   * Puts the deliveries of each plan in the ledger and moves its due time on, both or neither.
   * A delivery whose id the ledger has is left as it is there.
   * @returns for each plan whether it counted; `false` when the due time had been moved on already.
   */
  plan(plans: readonly Plan[]): Promise<readonly boolean[]>
  /** All of them in order of id, in pages, for an export. @param after the last id of the page before; '' at first. */
  page(after: string, limit: number): Promise<SubscriptionPage>
  count(): Promise<number>
}
