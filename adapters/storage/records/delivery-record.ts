import type { Delivery, DeliveryChange, DeliveryContent } from '../../../src/index.ts'
import { readRecord } from './damaged.ts'
import { createTextCodec, type TextCodec } from './text-codec.ts'

/** What a store keeps of a delivery beside the fields that it looks for, and beside its content, which is long. */
export type DeliveryRest = Pick<Delivery, 'subscription' | 'missed' | 'attempts' | 'attemptedAtMs' | 'post' | 'history'>

type Stored = readonly [
  /** `null` where the id tells it. */
  subscription: string | null,
  missed: number,
  attempts: number,
  attemptedAtMs: number | null,
  post: string | null,
  history: readonly (readonly [DeliveryChange['state'], number, DeliveryChange['reason']])[],
]

/** Writes all but the content, in some 100 bytes. */
export function writeDelivery(delivery: Delivery): string {
  const { id, subscription, missed, attempts, attemptedAtMs, post, history } = delivery
  const stored: Stored = [
    subscriptionIn(id) === subscription ? null : subscription,
    missed,
    attempts,
    attemptedAtMs ?? null,
    post ?? null,
    history.map(({ state, atMs, reason }) => [state, atMs, reason]),
  ]
  return JSON.stringify(stored)
}

/** Reads it. @throws FailureError `store-damaged`. */
export function readDelivery(id: string, text: string): DeliveryRest {
  const [subscription, missed, attempts, attemptedAtMs, post, history] = readRecord('delivery', text) as Stored
  return {
    subscription: subscription ?? subscriptionIn(id),
    missed,
    attempts,
    attemptedAtMs: attemptedAtMs ?? undefined,
    post: post ?? undefined,
    history: history.map(([state, atMs, reason]) => ({ state, atMs, reason })),
  }
}

/** Contents: `[edition, items, message]`. */
export function createContentCodec(): TextCodec<DeliveryContent> {
  type Stored = readonly [DeliveryContent['edition'], DeliveryContent['items'], DeliveryContent['message']]
  return createTextCodec<DeliveryContent>('digest', {
    toList: ({ edition, items, message }) => [edition, items, message],
    fromList(list) {
      const [edition, items, message] = list as Stored
      return { edition, items, message }
    },
  })
}

function subscriptionIn(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('@')))
}
