import { note, paragraph } from '../../message/blocks.ts'
import type { MessageBlock } from '../../message/message.ts'
import type { Subscription } from '../../subscription/subscription.ts'
import { untilMs } from '../../subscription/until-ms.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { atOwnDesk, chooseEntries, notChosen, sayAtDesk } from './at-desk.ts'
import { type DeskEntry, NO_CHANGES, type SubscriptionDesk } from './desk.ts'
import { entryBlock } from './entry-block.ts'
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
    // where nothing can be posted, it rests for that until somebody lets it go on
    const isGone = endMs === undefined && subscription.pause?.reason === 'target-gone'
    const reason = isGone ? 'target-gone' : 'asked'
    return { subscription: changed(subscription, { untilMs: endMs, reason }), dueAtMs }
  })
  if (until !== undefined && paused.some(({ subscription }) => subscription.pause?.untilMs === undefined)) {
    return notChosen(context, desk, 'until-unclear')
  }
  const values = { count: paused.length, command: context.commandName }
  const text =
    until === undefined
      ? context.reader.say('subscription.paused', values)
      : context.reader.say('subscription.paused-until', { ...values, time: nextTime(paused, context, desk) })
  const blocks = [paragraph(text), ...namedEntries(paused, context, desk), ...replacedPauses(paused, context, desk)]
  const message = { language: context.reader.language, summary: text, blocks }
  return { ...justSay(context, message), changes: { ...NO_CHANGES, save: paused } }
}

/** Which ones it was, where there are several. */
function namedEntries(
  changedNow: readonly DeskEntry[],
  { reader }: CommandContext,
  { entries, nowMs }: SubscriptionDesk,
): readonly MessageBlock[] {
  if (entries.length < 2) return []
  return changedNow.map((entry) => entryBlock(entry, { number: numberOf(entry, entries), nowMs }, reader))
}

/** A pause that had an end of its own is not lost in silence. */
function replacedPauses(
  paused: readonly DeskEntry[],
  { reader }: CommandContext,
  { entries, nowMs, zone: own }: SubscriptionDesk,
): readonly MessageBlock[] {
  return paused.flatMap((entry) => {
    const number = numberOf(entry, entries)
    const before = entries[number - 1]?.subscription
    const untilMs = before?.pause?.untilMs
    if (before === undefined || untilMs === undefined || untilMs <= nowMs) return []
    if (untilMs === entry.subscription.pause?.untilMs) return []
    const time = placedMoment(untilMs, { zone: before.schedule.zone, own, nowMs }, reader)
    return [note(reader.say('subscription.pause-replaced', { number, time }))]
  })
}

function numberOf({ subscription: { id } }: DeskEntry, entries: readonly DeskEntry[]): number {
  return entries.findIndex(({ subscription }) => subscription.id === id) + 1
}

function resumeEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: true, takesUntil: false, takesDamaged: false })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const resting = chosen.entries.filter(({ subscription }) => rests(subscription, desk.nowMs))
  if (resting.length === 0) {
    const values = { count: chosen.entries.length, time: nextTime(chosen.entries, context, desk) }
    return sayAtDesk(context, 'subscription.resumed-none', values)
  }
  const resumed = resting.map(({ subscription }): DeskEntry => {
    const dueAtMs = desk.scheduler.next(subscription.schedule, desk.nowMs)
    return { subscription: changed(subscription, undefined), dueAtMs }
  })
  const values = { count: resumed.length, time: nextTime(resumed, context, desk) }
  return { ...sayAtDesk(context, 'subscription.resumed', values), changes: { ...NO_CHANGES, save: resumed } }
}

function rests({ pause: pauseNow }: Subscription, nowMs: number): boolean {
  return pauseNow !== undefined && (pauseNow.untilMs === undefined || pauseNow.untilMs > nowMs)
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
