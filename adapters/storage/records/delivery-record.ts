import type { Delivery, DeliveryChange, DeliveryContent } from '../../../src/index.ts'
import { damaged, readRecord } from './damaged.ts'

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

/** Writes the content; the same content gives the same text. */
export function writeContent({ edition, items, message }: DeliveryContent): string {
  return JSON.stringify([edition, items, message])
}

/** Reads it. @throws FailureError `store-damaged`. */
export function readContent(text: string): DeliveryContent {
  const [edition, items, message] = readRecord('digest', text) as [
    number,
    readonly string[],
    DeliveryContent['message'],
  ]
  if (typeof message !== 'object') throw damaged('digest')
  return { edition, items, message }
}

function subscriptionIn(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('@')))
}
