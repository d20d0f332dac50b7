import type { Delivery } from '../../delivery/delivery.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { more } from '../today.ts'
import { atDesk, inLibrary, sayAtDesk } from './at-desk.ts'
import type { SubscriptionDesk } from './desk.ts'
import { placedMoment } from './schedule-text.ts'
import { deliveryBlock, MOST_DELIVERIES } from './status.ts'

/** Tells which digests the channel missed, and shows what it has not seen. */
export const catchup: Command = { id: 'catchup', run: (context, argument) => atDesk(context, argument, catchUp) }

function catchUp(context: CommandContext, desk: SubscriptionDesk): CommandOutcome {
  const { reader } = context
  const missed = missedOf(desk.deliveries)
  if (missed.length === 0) return nothingMissed(context, desk)
  const { message, ...outcome } = more.run(inLibrary(context), '')
  const count = missed.reduce((sum, one) => sum + 1 + one.missed, 0)
  const heading = reader.say('subscription.catchup-heading', { count })
  const blocks: MessageBlock[] = [
    { kind: 'heading', text: heading },
    ...missed.slice(0, MOST_DELIVERIES).map((one) => deliveryBlock(one, desk, reader)),
    { kind: 'note', content: [textRun(reader.say('subscription.catchup-new'), 'quiet')] },
    { kind: 'divider' },
    ...message.blocks,
  ]
  return { ...outcome, message: { ...message, summary: heading, blocks } }
}

/** Where nothing has been due yet, there is no last digest to speak of. */
function nothingMissed(
  context: CommandContext,
  { entries, deliveries, zone: own, nowMs }: SubscriptionDesk,
): CommandOutcome {
  const { reader, commandName } = context
  if (deliveries.length > 0) return sayAtDesk(context, 'subscription.catchup-none')
  const [first] = entries
    .flatMap(({ subscription: { schedule }, dueAtMs }) => (dueAtMs === undefined ? [] : [{ schedule, dueAtMs }]))
    .sort((a, b) => a.dueAtMs - b.dueAtMs)
  const values = { count: entries.length, command: commandName }
  if (first === undefined) {
    return sayAtDesk(context, `subscription.${entries.length > 0 ? 'preview-rests' : 'catchup-unsubscribed'}`, values)
  }
  const time = placedMoment(first.dueAtMs, { zone: first.schedule.zone, own, nowMs }, reader)
  return sayAtDesk(context, 'subscription.catchup-first', { time })
}

/** What did not arrive, or may not have, since the last one that did. @param deliveries newest first. */
function missedOf(deliveries: readonly Delivery[]): readonly Delivery[] {
  const arrived = deliveries.findIndex(({ state }) => state === 'sent')
  const since = arrived < 0 ? deliveries : deliveries.slice(0, arrived)
  return since.filter(({ state, history, actAtMs }) => {
    if (state === 'skipped') return history.at(-1)?.reason !== 'nothing-new'
    return actAtMs === undefined && (state === 'failed' || state === 'unknown')
  })
}
