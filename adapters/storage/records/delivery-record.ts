import type { Delivery, DeliveryChange, DeliveryContent } from '../../../src/index.ts'
import { readRecord } from './damaged.ts'
import { createTextCodec, type TextCodec } from './text-codec.ts'

/** What a store keeps of a delivery beside the fields that it looks for, and beside its content, which is long. */
export type DeliveryRest = Pick<
  Delivery,
  | 'subscription'
  | 'missed'
  | 'attempts'
  | 'attemptedAtMs'
  | 'post'
  | 'history'
  | 'following'
  | 'corrects'
  | 'pages'
  | 'page'
>

type Stored = readonly [
  /** `null` where the id tells it. */
  subscription: string | null,
  missed: number,
  attempts: number,
  attemptedAtMs: number | null,
  post: string | null,
  history: readonly (readonly [DeliveryChange['state'], number, DeliveryChange['reason']])[],
  /** What comes from here on is left out where it says nothing, as with most. */
  following?: readonly string[],
  corrects?: readonly [delivery: string, post: string, correction: string] | null,
  /** As `pagesKnown` has them where left out. */
  pages?: number,
  page?: number,
]

/** Writes all but the content, in some 100 bytes. */
export function writeDelivery(delivery: Delivery): string {
  const { id, subscription, missed, attempts, attemptedAtMs, post, history } = delivery
  const stored = [
    subscriptionIn(id) === subscription ? null : subscription,
    missed,
    attempts,
    attemptedAtMs ?? null,
    post ?? null,
    history.map(({ state, atMs, reason }) => [state, atMs, reason]),
    ...moreOf(delivery),
  ]
  return JSON.stringify(stored)
}

function moreOf(delivery: Delivery): readonly unknown[] {
  const { following, corrects, pages, page } = delivery
  const corrected = corrects && [corrects.delivery, corrects.post, corrects.correction]
  const known = pagesKnown(delivery)
  if (pages !== known.pages || page !== known.page) return [following, corrected ?? null, pages, page]
  if (corrected !== undefined) return [following, corrected]
  return following.length === 0 ? [] : [following]
}

/**
 * How many pages a delivery has, and which comes next, where nothing else is said: every one that is named was posted,
 * and there are no others. So it is with what was kept before pages were counted.
 */
export function pagesKnown({
  post,
  following,
}: Pick<Delivery, 'post' | 'following'>): Pick<Delivery, 'pages' | 'page'> {
  const pages = 1 + following.length
  return { pages, page: post === undefined ? 0 : pages }
}

/** Reads it. @throws FailureError `store-damaged`. */
export function readDelivery(id: string, text: string): DeliveryRest {
  const stored = readRecord('delivery', text) as Stored
  const [subscription, missed, attempts, attemptedAtMs, post, history, ...more] = stored
  const [following = [], corrects] = more
  const known = pagesKnown({ post: post ?? undefined, following })
  const [, , pages = known.pages, page = known.page] = more
  return {
    subscription: subscription ?? subscriptionIn(id),
    missed,
    attempts,
    attemptedAtMs: attemptedAtMs ?? undefined,
    post: post ?? undefined,
    history: history.map(([state, atMs, reason]) => ({ state, atMs, reason })),
    following,
    corrects: corrects ? { delivery: corrects[0], post: corrects[1], correction: corrects[2] } : undefined,
    pages,
    page,
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
