import type { Subscription } from '../../subscription/subscription.ts'
import { untilMs } from '../../subscription/until-ms.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { atOwnDesk, chooseEntries, notChosen, sayAtDesk } from './at-desk.ts'
import { type DeskEntry, NO_CHANGES, type SubscriptionDesk } from './desk.ts'
import { placedMoment } from './schedule-text.ts'

/** Lets subscriptions rest, until a day or until somebody resumes them. */
export const pause: Command = { id: 'pause', run: (context, argument) => atOwnDesk(context, argument, pauseEntries) }

/** Lets subscriptions go on, at their next time. */
export const resume: Command = { id: 'resume', run: (context, argument) => atOwnDesk(context, argument, resumeEntries) }

function pauseEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: true, takesUntil: true, takesDamaged: false })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const { until } = chosen
  const { nowMs, scheduler } = desk
  const paused = chosen.entries.map(({ subscription }): DeskEntry => {
    const { zone } = subscription.schedule
    const endMs = until && untilMs(until, { nowMs, zone, scheduler })
    const dueAtMs = endMs === undefined ? undefined : scheduler.next(subscription.schedule, endMs - 1)
    return { subscription: changed(subscription, { untilMs: endMs, reason: 'asked' }), dueAtMs }
  })
  if (until !== undefined && paused.some(({ subscription }) => subscription.pause?.untilMs === undefined)) {
    return notChosen(context, desk, 'until-unclear')
  }
  const values = { count: paused.length, command: context.commandName }
  const said =
    until === undefined
      ? sayAtDesk(context, 'subscription.paused', values)
      : sayAtDesk(context, 'subscription.paused-until', { ...values, time: nextTime(paused, context, desk) })
  return { ...said, changes: { ...NO_CHANGES, save: paused } }
}

function resumeEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: true, takesUntil: false, takesDamaged: false })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const resumed = chosen.entries.map(({ subscription }): DeskEntry => {
    const dueAtMs = desk.scheduler.next(subscription.schedule, desk.nowMs)
    return { subscription: changed(subscription, undefined), dueAtMs }
  })
  const values = { count: resumed.length, time: nextTime(resumed, context, desk) }
  return { ...sayAtDesk(context, 'subscription.resumed', values), changes: { ...NO_CHANGES, save: resumed } }
}

function changed(subscription: Subscription, pauseNow: Subscription['pause']): Subscription {
  return { ...subscription, pause: pauseNow, version: subscription.version + 1 }
}

/** The first time at which any of them comes. */
function nextTime(
  entries: readonly DeskEntry[],
  { reader }: CommandContext,
  { zone: own, nowMs }: SubscriptionDesk,
): string {
  const times = entries.flatMap(({ subscription: { schedule }, dueAtMs }) =>
    dueAtMs === undefined ? [] : [{ atMs: dueAtMs, zone: schedule.zone }],
  )
  const [first] = times.sort((a, b) => a.atMs - b.atMs)
  return first === undefined ? '' : placedMoment(first.atMs, { zone: first.zone, own, nowMs }, reader)
}
