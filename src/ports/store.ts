import type { ChannelMemory } from '../briefing/memory.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { LedgerDoubt } from '../delivery/ledger-doubt.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { DeliveryLedger } from './delivery-ledger.ts'
import type { InstallationStore } from './installation-store.ts'
import type { MemoryStore } from './memory-store.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { SourceStore, WorkspacePlace } from './source-store.ts'
import type { SubscriptionStore } from './subscription-store.ts'

/** Whether a store can be written to now. */
export interface StoreHealth {
  readonly isReady: boolean
  /** Facts for operators, in English; empty when all is well. */
  readonly problems: readonly string[]
}

/** A delivery with what working on it reads. */
export interface DeliveryWork {
  readonly delivery: Delivery
  /** `undefined` when it was removed. */
  readonly subscription: Subscription | undefined
  /** What is remembered of the delivery's channel. */
  readonly channel: ChannelMemory
  /** `undefined` as long as the store has lost nothing, as far as it can tell. */
  readonly doubt: LedgerDoubt | undefined
}

/**
 * Says of a store that it is being filled: until that is done, nothing may be planned or posted by what is in it, for
 * what channels have seen may still be missing.
 */
export interface ImportMark {
  isUnderWay(): Promise<boolean>
  /** Kept before it resolves, as everything in the store. */
  set(isUnderWay: boolean): Promise<void>
}

/**
 * Everything that outlives a process, of one kind and in one place.
 *
 * Every method of its parts rejects with a FailureError of a code `store-…` when the store cannot do it. Nothing was
 * changed then, but for `store-unavailable`: a change under way when a connection broke may have been made.
 */
export interface Store {
  readonly memory: MemoryStore
  readonly subscriptions: SubscriptionStore
  readonly ledger: DeliveryLedger
  readonly limits: RateLimiter
  readonly installations: InstallationStore
  readonly sources: SourceStore
  readonly imports: ImportMark
  /** Reads in one go what working on a delivery takes. @returns `undefined` where the ledger has no such delivery. */
  findWork(delivery: string): Promise<DeliveryWork | undefined>
  /**
   * Forgets everything of a workspace: subscriptions, deliveries in whatever state, memories, texts that readers
   * brought. What other calls write meanwhile may stay, and is gone when it is asked for again. Its installation is the
   * caller's to remove.
   */
  eraseWorkspace(place: WorkspacePlace): Promise<void>
  health(): Promise<StoreHealth>
  /** Resolves when everything acknowledged is safe and nothing is held open. */
  close(): Promise<void>
}
