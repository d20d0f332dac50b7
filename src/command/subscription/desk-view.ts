import type { Reader } from '../../briefing/reader.ts'
import type { DeliveryState } from '../../delivery/delivery.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textOf } from '../../message/runs.ts'
import type { SubscriptionDesk } from './desk.ts'
import { damagedBlock, entryBlock } from './entry-block.ts'
import { deliveryBlock, MOST_DELIVERIES } from './status.ts'

/** A line with what stands beneath it, in the reader's language. */
export interface DeskLine {
  readonly text: string
  readonly details: string
}

/** A channel's subscriptions and deliveries as a page shows them at a glance. */
export interface DeskView {
  /** In the order of their numbers. */
  readonly entries: readonly DeskLine[]
  /** Those whose record is damaged; their numbers follow. */
  readonly damaged: readonly DeskLine[]
  /** Newest first. */
  readonly deliveries: readonly (DeskLine & { readonly state: DeliveryState })[]
}

/** Says what there is in a few lines. */
export function viewDesk(desk: SubscriptionDesk, reader: Reader): DeskView {
  return {
    entries: desk.entries.map((entry, index) =>
      lineOf(entryBlock(entry, { number: index + 1, nowMs: desk.nowMs }, reader)),
    ),
    damaged: desk.damaged.map((id, index) => lineOf(damagedBlock(id, desk.entries.length + index + 1, reader))),
    deliveries: desk.deliveries.slice(0, MOST_DELIVERIES).map((delivery) => ({
      state: delivery.state,
      ...lineOf(deliveryBlock(delivery, desk, reader)),
    })),
  }
}

function lineOf(block: MessageBlock): DeskLine {
  return block.kind === 'item'
    ? { text: textOf(block.content), details: textOf(block.details) }
    : { text: '', details: '' }
}
