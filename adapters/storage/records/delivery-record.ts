import type { Delivery, DeliveryChange, DeliveryContent } from '../../../src/index.ts'
import { readRecord } from './damaged.ts'
import { createTextCodec, type TextCodec } from './text-codec.ts'

/** What a store keeps of a delivery beside the fields that it looks for, and beside its content, which is long. */
export type DeliveryRest = Pick<
  Delivery,
  'subscription' | 'missed' | 'attempts' | 'attemptedAtMs' | 'post' | 'history' | 'following' | 'corrects'
>

type Stored = readonly [
  /** `null` where the id tells it. */
  subscription: string | null,
  missed: number,
  attempts: number,
  attemptedAtMs: number | null,
  post: string | null,
  history: readonly (readonly [DeliveryChange['state'], number, DeliveryChange['reason']])[],
  /** Left out where nothing follows and nothing is corrected, as with most. */
  following?: readonly string[],
  corrects?: readonly [delivery: string, post: string, correction: string],
]

/** Writes all but the content, in some 100 bytes. */
export function writeDelivery(delivery: Delivery): string {
  const { id, subscription, missed, attempts, attemptedAtMs, post, history, following, corrects } = delivery
  const corrected = corrects && ([corrects.delivery, corrects.post, corrects.correction] as const)
  const more: readonly unknown[] = corrected === undefined ? [following] : [following, corrected]
  const stored = [
    subscriptionIn(id) === subscription ? null : subscription,
    missed,
    attempts,
    attemptedAtMs ?? null,
    post ?? null,
    history.map(({ state, atMs, reason }) => [state, atMs, reason]),
    ...(following.length === 0 && corrected === undefined ? [] : more),
  ]
  return JSON.stringify(stored)
}

/** Reads it. @throws FailureError `store-damaged`. */
export function readDelivery(id: string, text: string): DeliveryRest {
  const stored = readRecord('delivery', text) as Stored
  const [subscription, missed, attempts, attemptedAtMs, post, history, following = [], corrects] = stored
  return {
    subscription: subscription ?? subscriptionIn(id),
    missed,
    attempts,
    attemptedAtMs: attemptedAtMs ?? undefined,
    post: post ?? undefined,
    history: history.map(([state, atMs, reason]) => ({ state, atMs, reason })),
    following,
    corrects: corrects && { delivery: corrects[0], post: corrects[1], correction: corrects[2] },
  }
}

/** Contents: `[edition, items, message, layout]`; those kept before the layout was have no fourth. */
export function createContentCodec(): TextCodec<DeliveryContent> {
  type Stored = readonly [
    DeliveryContent['edition'],
    DeliveryContent['items'],
    DeliveryContent['message'],
    DeliveryContent['layout']?,
  ]
  return createTextCodec<DeliveryContent>('digest', {
    toList: ({ edition, items, message, layout }) => [
      edition,
      items,
      message,
      ...(layout === undefined ? [] : [layout]),
    ],
    fromList(list) {
      const [edition, items, message, layout] = list as Stored
      return { edition, items, message, ...(layout === undefined ? {} : { layout }) }
    },
  })
}

/** The subscription that the id of a delivery names, as nearly every one does; '' where it names none. */
export function subscriptionIn(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('@')))
}
