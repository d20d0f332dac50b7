import type { Reader } from '../../briefing/reader.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import type { DeskEntry } from './desk.ts'
import { momentText, optionsText, scheduleText } from './schedule-text.ts'

/** Shows a subscription: when, what, and when next or until when it rests. */
export function entryBlock({ subscription, dueAtMs }: DeskEntry, number: number, reader: Reader): MessageBlock {
  const { schedule, options } = subscription
  const state = stateText({ subscription, dueAtMs }, reader)
  const details = [optionsText(options, reader), state].filter((part) => part !== '').join(' · ')
  return {
    kind: 'item',
    number,
    content: [textRun(scheduleText(schedule, reader))],
    details: [textRun(details, 'quiet')],
    actions: [],
  }
}

function stateText({ subscription: { pause, schedule }, dueAtMs }: DeskEntry, reader: Reader): string {
  if (pause?.reason === 'target-gone') return reader.say('subscription.rests-gone')
  if (dueAtMs === undefined) return reader.say('subscription.rests')
  const time = momentText(dueAtMs, schedule.zone, reader)
  return reader.say(pause === undefined ? 'subscription.next' : 'subscription.rests-until', { time })
}
