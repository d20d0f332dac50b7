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
  const chosen = chooseEntries(desk, argument, { many: false, takesUntil: false })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const { reader } = context
  const times = chosen.entries.map(({ subscription }) => scheduleText(subscription.schedule, reader))
  const said = sayAtDesk(context, 'subscription.unsubscribed', { times: times.join(' · ') })
  return { ...said, changes: { ...NO_CHANGES, remove: chosen.entries.map(({ subscription }) => subscription.id) } }
}
