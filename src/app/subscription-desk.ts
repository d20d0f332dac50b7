import type { DeskChanges, SubscriptionDesk } from '../command/subscription/desk.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Scheduler } from '../schedule/create-scheduler.ts'
import type { SubscriptionWords } from '../subscription/subscription-words.ts'
import type { Place } from './place.ts'

/** What keeping subscriptions takes. */
export interface DeskParts {
  readonly store: Pick<Store, 'subscriptions' | 'ledger'>
  readonly scheduler: Scheduler
  readonly clock: Clock
  readonly words: SubscriptionWords
  /** The zone of a reader whose own is not known. */
  readonly zone: string
  /** Who may change a channel's subscriptions. */
  readonly mayChange: 'members' | 'admins'
  /** Makes an id that nobody else makes: letters, digits and hyphens. */
  readonly newId: () => string
  /** Puts deliveries in the ledger and sends them. */
  readonly deliver: (deliveries: readonly Delivery[]) => Promise<void>
}

/** A request makes no more subscriptions than it may name times of day. */
const NEW_IDS = 6
const SHOWN_DELIVERIES = 50

/** Reads what commands about a channel's subscriptions work with; `undefined` where the place is no target. */
export async function openDesk(parts: DeskParts, place: Place): Promise<SubscriptionDesk | undefined> {
  const { target } = place
  if (target === undefined) return undefined
  const [{ readable, unreadable }, deliveries] = await Promise.all([
    parts.store.subscriptions.ofTarget(target),
    parts.store.ledger.ofTarget(target, SHOWN_DELIVERIES),
  ])
  return {
    target,
    entries: readable,
    damaged: unreadable.map(({ id }) => id),
    // what puts an old post right is no digest that came or did not
    deliveries: deliveries.filter(({ corrects }) => corrects === undefined),
    nowMs: parts.clock.now(),
    zone: place.zone ?? parts.zone,
    user: place.user ?? '',
    mayChange: parts.mayChange === 'members' || place.isAdmin === true,
    newIds: Array.from({ length: NEW_IDS }, parts.newId),
    scheduler: parts.scheduler,
    words: parts.words,
  }
}

/** Makes the changes that a command wants. @returns `false` when somebody else changed one of them first. */
export async function makeChanges({ store, deliver }: DeskParts, changes: DeskChanges): Promise<boolean> {
  if (changes.save.length > 0 && !(await store.subscriptions.save(changes.save))) return false
  if (changes.remove.length > 0) await store.subscriptions.remove(changes.remove)
  if (changes.deliver.length > 0) await deliver(changes.deliver)
  return true
}
