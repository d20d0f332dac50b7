import type { ChannelMemory } from '../briefing/memory.ts'
import type { Delivery, DeliveryState } from '../delivery/delivery.ts'
import type { LedgerDoubt } from '../delivery/ledger-doubt.ts'
import type { Target } from '../subscription/target.ts'
import type { StorePage } from './store-page.ts'

/** What a delivery's content was made from, and what the channel remembers once it is fixed. */
export interface ChannelChange {
  /** As it was read; the change counts only while it still stands. */
  readonly before: ChannelMemory
  readonly after: ChannelMemory
}

/**
 * Keeps every delivery with its state: the truth about what was sent.
 *
 * What was acknowledged survives a kill. Nothing leaves it but by `prune`.
 */
export interface DeliveryLedger {
  find(id: string): Promise<Delivery | undefined>
  /** Adds deliveries, all at once; one whose id is there already is left as it is. @returns the ids that were new. */
  add(deliveries: readonly Delivery[]): Promise<readonly string[]>
  /**
   * Replaces the delivery whose version is one lower, and the memory of its channel with it: both or neither.
   * The channel's memory is the one that `MemoryStore` keeps under the `targetKey` of the delivery's target.
   * @param channel `undefined` leaves the channel's memory alone.
   * @returns whether it was; `false` when another change came first.
   */
  change(delivery: Delivery, channel: ChannelChange | undefined): Promise<boolean>
  /**
   * The same for a delivery of which an attempt begins, or a page of a correction.
   * @param doubt what whoever begins it knows of one, as `findWork` told it.
   * @returns `false` also when there is another doubt by now: the attempt has to be thought over.
   */
  begin(delivery: Delivery, channel: ChannelChange | undefined, doubt: LedgerDoubt | undefined): Promise<boolean>
  /**
   * Ids of those that a worker may act on at `nowMs`, earliest first: `limit` of them, after the first `passed`.
   * While others change the ledger, a page may pass over some.
   */
  actionable(
    nowMs: number,
    limit: number,
    passed: number,
  ): Promise<readonly { readonly id: string; readonly target: Target }[]>
  /** Of the last `limit` of a channel those that can be read, newest occurrence first; `page` names the damaged. */
  ofTarget(target: Target, limit: number): Promise<readonly Delivery[]>
  /** Of the last `limit` in a state those that can be read, newest occurrence first. */
  inState(state: DeliveryState, limit: number): Promise<readonly Delivery[]>
  counts(): Promise<Readonly<Record<DeliveryState, number>>>
  /** All of them in order of id, in pages, for an export. @param after the last id of the page before; '' at first. */
  page(after: string, limit: number): Promise<StorePage<Delivery>>
  /** Forgets ended deliveries that were due before a time; never one that may still act. @returns how many. */
  prune(beforeMs: number): Promise<number>
}
