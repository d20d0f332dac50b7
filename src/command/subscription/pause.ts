import type { Schedule } from '../../schedule/schedule.ts'
import type { Subscription } from '../../subscription/subscription.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { atOwnDesk, chooseEntries, notChosen, sayAtDesk } from './at-desk.ts'
import { type DeskEntry, NO_CHANGES, type SubscriptionDesk } from './desk.ts'
import { momentText } from './schedule-text.ts'

/** Lets subscriptions rest, until a day or until somebody resumes them. */
export const pause: Command = { id: 'pause', run: (context, argument) => atOwnDesk(context, argument, pauseEntries) }

/** Lets subscriptions go on, at their next time. */
export const resume: Command = { id: 'resume', run: (context, argument) => atOwnDesk(context, argument, resumeEntries) }

const UNTIL = /^(?:until|till|to|到|至|直到)\s*/i
const FULL_DATE = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?/
const HAN_DATE = /(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]/
const SPAN = /(\d{1,3})\s*(d(?:ays?)?\b|天|日|w(?:eeks?)?\b|周|週|星期)/i
const DAY_MS = 86_400_000
const WEEK_DAYS = 7

function pauseEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const { rest, cron, days } = readUntil(argument)
  const chosen = chooseEntries(desk, rest, true)
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const untilOf = ({ zone }: Schedule): number | undefined => {
    if (days !== undefined) return desk.nowMs + days * DAY_MS
    return cron === undefined ? undefined : firstOn(desk, cron, zone)
  }
  const wanted = cron !== undefined || days !== undefined
  const paused = chosen.entries.map(({ subscription }): DeskEntry => {
    const untilMs = untilOf(subscription.schedule)
    const dueAtMs = untilMs === undefined ? undefined : desk.scheduler.next(subscription.schedule, untilMs - 1)
    return { subscription: changed(subscription, { untilMs, reason: 'asked' }), dueAtMs }
  })
  const [first] = paused
  const untilMs = first?.subscription.pause?.untilMs
  if (first === undefined || (wanted && untilMs === undefined)) return sayAtDesk(context, 'subscription.until-unclear')
  const values = { count: paused.length, command: context.commandName }
  const said =
    untilMs === undefined
      ? sayAtDesk(context, 'subscription.paused', values)
      : sayAtDesk(context, 'subscription.paused-until', { ...values, time: timeOf(first, context) })
  return { ...said, changes: { ...NO_CHANGES, save: paused } }
}

function resumeEntries(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, true)
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const resumed = chosen.entries.map(({ subscription }): DeskEntry => {
    const dueAtMs = desk.scheduler.next(subscription.schedule, desk.nowMs)
    return { subscription: changed(subscription, undefined), dueAtMs }
  })
  const [first] = resumed
  if (first === undefined) return notChosen(context, desk, 'none')
  const values = { count: resumed.length, time: timeOf(first, context) }
  return { ...sayAtDesk(context, 'subscription.resumed', values), changes: { ...NO_CHANGES, save: resumed } }
}

function changed(subscription: Subscription, pauseNow: Subscription['pause']): Subscription {
  return { ...subscription, pause: pauseNow, version: subscription.version + 1 }
}

function timeOf({ subscription: { schedule }, dueAtMs }: DeskEntry, { reader }: CommandContext): string {
  return dueAtMs === undefined ? '' : momentText(dueAtMs, schedule.zone, reader)
}

interface Until {
  /** What is left of the words when the date is taken out. */
  readonly rest: string
  /** The day as a pattern of its midnight. */
  readonly cron: string | undefined
  readonly days: number | undefined
}

function readUntil(argument: string): Until {
  const date = FULL_DATE.exec(argument) ?? HAN_DATE.exec(argument)
  if (date !== null) {
    const [month, day] = date.slice(-2).map(Number)
    return { rest: restOf(argument, date[0]), cron: `0 0 ${day} ${month} *`, days: undefined }
  }
  const span = SPAN.exec(argument)
  if (span === null) return { rest: argument, cron: undefined, days: undefined }
  const unit = /^[dD天日]/.test(span[2] ?? '') ? 1 : WEEK_DAYS
  return { rest: restOf(argument, span[0]), cron: undefined, days: Number(span[1]) * unit }
}

function restOf(argument: string, taken: string): string {
  return argument
    .replace(taken, '')
    .replace(/(?:until|till|for|到|至|直到)\s*$/i, '')
    .replace(UNTIL, '')
    .trim()
}

/** The first midnight of a day of the year, in a zone; `undefined` for a day that never comes. */
function firstOn({ scheduler, nowMs }: SubscriptionDesk, cron: string, zone: string): number | undefined {
  try {
    return scheduler.next({ cron, zone }, nowMs)
  } catch {
    return undefined
  }
}
