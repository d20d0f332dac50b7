import type { Reader } from '../../briefing/reader.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import { inviteText } from '../../subscription/invite-text.ts'
import type { Subscription } from '../../subscription/subscription.ts'
import type { DeskEntry } from './desk.ts'
import { momentText, optionsText, scheduleText } from './schedule-text.ts'

/** Under which number a subscription is shown, and when, in milliseconds since 1970. */
export interface EntryView {
  readonly number: number
  readonly nowMs: number
}

/** Shows a subscription: when, what, and when next or until when it rests. */
export function entryBlock(entry: DeskEntry, { number, nowMs }: EntryView, reader: Reader): MessageBlock {
  return blockOf(entry.subscription, { number, state: stateText(entry, nowMs, reader) }, reader)
}

/** Shows a subscription that was just made or changed: when it comes is told beneath all of them, unless it rests. */
export function newEntryBlock(entry: DeskEntry, { number, nowMs }: EntryView, reader: Reader): MessageBlock {
  const { subscription } = entry
  return blockOf(subscription, { number, state: subscription.pause ? stateText(entry, nowMs, reader) : '' }, reader)
}

/** Shows one whose record is damaged, with what to do; its id is for whoever runs the bot. */
export function damagedBlock(id: string, number: number, reader: Reader): MessageBlock {
  return {
    kind: 'item',
    number,
    content: [textRun(reader.say('subscription.entry-damaged'))],
    details: [textRun(reader.say('subscription.damaged', { id }), 'quiet')],
    actions: [],
  }
}

function blockOf(
  { schedule, options }: Subscription,
  { number, state }: { readonly number: number; readonly state: string },
  reader: Reader,
): MessageBlock {
  const details = [optionsText(options, reader), state].filter((part) => part !== '').join(' · ')
  return {
    kind: 'item',
    number,
    content: [textRun(scheduleText(schedule, reader))],
    details: details === '' ? [] : [textRun(details, 'quiet')],
    actions: [],
  }
}

function stateText(
  { subscription: { pause, schedule, target }, dueAtMs }: DeskEntry,
  nowMs: number,
  reader: Reader,
): string {
  if (pause?.reason === 'target-gone') {
    return reader.say('subscription.rests-gone', { invite: inviteText(target, reader.say) })
  }
  if (dueAtMs === undefined) return reader.say('subscription.rests')
  const time = momentText(dueAtMs, { zone: schedule.zone, nowMs }, reader)
  return reader.say(pause === undefined ? 'subscription.next' : 'subscription.rests-until', { time })
}
