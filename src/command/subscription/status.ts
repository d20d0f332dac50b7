import type { Reader } from '../../briefing/reader.ts'
import type { Delivery } from '../../delivery/delivery.ts'
import { pagesText } from '../../delivery/pages-text.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { atDesk, sayAtDesk } from './at-desk.ts'
import type { SubscriptionDesk } from './desk.ts'
import { entryName } from './entry-name.ts'
import { placedMoment } from './schedule-text.ts'

/** How many deliveries a list shows. */
export const MOST_DELIVERIES = 10

/** Tells what became of the channel's last deliveries, as the ledger has it. */
export const status: Command = { id: 'status', run: (context, argument) => atDesk(context, argument, tellStatus) }

function tellStatus(context: CommandContext, desk: SubscriptionDesk): CommandOutcome {
  const { reader } = context
  if (desk.deliveries.length === 0) return sayAtDesk(context, 'subscription.status-empty')
  const heading = reader.say('subscription.status-heading')
  const shown = desk.deliveries.slice(0, MOST_DELIVERIES)
  const blocks = [{ kind: 'heading' as const, text: heading }, ...shown.map((one) => deliveryBlock(one, desk, reader))]
  return justSay(context, { language: reader.language, summary: heading, blocks })
}

/** Shows one delivery: when it was due, what became of it and why, and of which subscription it is. */
export function deliveryBlock(delivery: Delivery, desk: SubscriptionDesk, reader: Reader): MessageBlock {
  const { dueAtMs, history, state, content, missed, subscription } = delivery
  const zones = { zone: zoneOf(delivery, desk), own: desk.zone, nowMs: desk.nowMs }
  const last = history.at(-1)
  const reason = reader.say(`delivery.reason-${last?.reason ?? 'due'}`)
  // one that could only say that nothing is new is no edition: its number is the next one's
  const edition = content?.items.length ? reader.say('delivery.edition', { number: content.edition }) : ''
  const earlier = missed === 0 ? '' : reader.say('delivery.also-earlier', { count: missed })
  const due = placedMoment(dueAtMs, zones, reader)
  const changed = last === undefined ? due : placedMoment(last.atMs, zones, reader)
  const isElsewhen = changed !== due
  const when = isElsewhen ? reader.say('delivery.due', { time: due }) : due
  const then = isElsewhen ? reader.say('delivery.changed', { time: changed }) : ''
  const details = [
    reason,
    ...pagesText(delivery, reader.say),
    earlier,
    edition,
    entryName(subscription, desk, reader),
    then,
  ]
  return {
    kind: 'item',
    number: undefined,
    content: [textRun(reader.say(`delivery.state-${state}`), 'strong'), textRun(` · ${when}`)],
    details: [textRun(details.filter((part) => part !== '').join(' · '), 'quiet')],
    actions: [],
  }
}

/** The zone of its subscription, or of the reader when that is gone. */
function zoneOf({ subscription }: Delivery, { entries, zone }: SubscriptionDesk): string {
  return entries.find((entry) => entry.subscription.id === subscription)?.subscription.schedule.zone ?? zone
}
