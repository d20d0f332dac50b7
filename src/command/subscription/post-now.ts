import { planDelivery } from '../../delivery/plan-delivery.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { atOwnDesk, chooseEntries, notChosen, sayAtDesk } from './at-desk.ts'
import { NO_CHANGES, type SubscriptionDesk } from './desk.ts'

/** Posts a subscription's digest at once, beside its schedule. */
export const postNow: Command = { id: 'now', run: (context, argument) => atOwnDesk(context, argument, deliver) }

function deliver(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: false, takesUntil: false, takesDamaged: false })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const { nowMs } = desk
  const deliveries = chosen.entries.map(({ subscription }) =>
    planDelivery(subscription, { dueAtMs: nowMs, missed: 0, isLate: false }, { nowMs, reason: 'asked' }),
  )
  return { ...sayAtDesk(context, 'subscription.posting'), changes: { ...NO_CHANGES, deliver: deliveries } }
}
