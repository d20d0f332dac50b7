import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { atOwnDesk, chooseEntries, notChosen, sayAtDesk } from './at-desk.ts'
import { NO_CHANGES, type SubscriptionDesk } from './desk.ts'
import { scheduleText } from './schedule-text.ts'

/** Ends subscriptions; where there are several, one has to be named. */
export const unsubscribe: Command = {
  id: 'unsubscribe',
  run: (context, argument) => atOwnDesk(context, argument, unsubscribeEntries),
}

function unsubscribeEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: false, takesUntil: false, takesDamaged: true })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const { reader } = context
  const { entries, damaged } = chosen
  const times = [
    ...entries.map(({ subscription }) => scheduleText(subscription.schedule, reader)),
    ...damaged.map(() => reader.say('subscription.entry-damaged')),
  ]
  const said = sayAtDesk(context, 'subscription.unsubscribed', { times: times.join(' · ') })
  return {
    ...said,
    changes: { ...NO_CHANGES, remove: [...entries.map(({ subscription }) => subscription.id), ...damaged] },
  }
}
