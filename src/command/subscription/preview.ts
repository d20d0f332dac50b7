import type { Reader } from '../../briefing/reader.ts'
import { note } from '../../message/blocks.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import { clockChange } from '../../schedule/clock-change.ts'
import { zoneText } from '../../subscription/zone-text.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { atDesk, inLibrary, notChosen, sayAtDesk } from './at-desk.ts'
import { contentAt } from './content-at.ts'
import type { DeskEntry, SubscriptionDesk } from './desk.ts'
import { entryName } from './entry-name.ts'
import { momentText, placedMoment } from './schedule-text.ts'

const USUAL_COUNT = 5
const MOST_OCCURRENCES = 20

/** Shows the channel's next times, with clock changes marked, and the edition that would go out at the first of them. */
export const preview: Command = {
  id: 'preview',
  run: (context, argument) => atDesk(inLibrary(context), argument, rehearse),
}

interface Coming {
  readonly entry: DeskEntry
  readonly atMs: number
}

function rehearse(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const { reader } = context
  if (desk.entries.length === 0) return notChosen(context, desk, desk.damaged.length > 0 ? 'damaged' : 'none')
  const count = Math.min(MOST_OCCURRENCES, Math.max(1, Number(/\d+/.exec(argument)?.[0] ?? USUAL_COUNT)))
  const coming = comingTimes(desk, count)
  const [first] = coming
  if (first === undefined) {
    return sayAtDesk(context, 'subscription.preview-rests', {
      count: desk.entries.length,
      command: context.commandName,
    })
  }
  const heading = reader.say('subscription.preview-heading', { count: coming.length })
  const blocks: MessageBlock[] = [
    { kind: 'heading', text: heading },
    ...coming.map((one, index) => comingBlock(one, { desk, beforeMs: coming[index - 1]?.atMs ?? desk.nowMs }, reader)),
    { kind: 'divider' },
    note(editionText(first, desk, reader)),
    ...editionBlocks(context, first),
  ]
  return justSay(context, { language: reader.language, summary: heading, blocks })
}

/** The next times of all subscriptions that do not rest, earliest first. */
function comingTimes({ entries, scheduler, nowMs }: SubscriptionDesk, count: number): readonly Coming[] {
  return entries
    .filter(({ dueAtMs }) => dueAtMs !== undefined)
    .flatMap((entry) => {
      const fromMs = Math.max(nowMs, (entry.dueAtMs ?? nowMs) - 1)
      const times = scheduler.between(entry.subscription.schedule, fromMs, Number.MAX_SAFE_INTEGER, count)
      return times.map((atMs): Coming => ({ entry, atMs }))
    })
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, count)
}

function comingBlock(
  { entry, atMs }: Coming,
  { desk, beforeMs }: { readonly desk: SubscriptionDesk; readonly beforeMs: number },
  reader: Reader,
): MessageBlock {
  const { id, schedule } = entry.subscription
  const { zone } = schedule
  const name = entryName(id, desk, reader)
  const details = [...(name === '' ? [] : [name]), ...changeText(clockChange(zone, beforeMs, atMs), reader)]
  const place = reader.say('subscription.moment', { time: '', zone: zoneText(zone) })
  return {
    kind: 'paragraph',
    content: [
      textRun(momentText(atMs, { zone, nowMs: desk.nowMs }, reader), 'strong'),
      textRun(`${place}${details.map((text) => ` · ${text}`).join('')}`, 'quiet'),
    ],
  }
}

/** @param minutes by how much clocks change, forward when positive. */
function changeText(minutes: number, { say }: Reader): readonly string[] {
  if (minutes === 0) return []
  const key = minutes > 0 ? 'subscription.clocks-forward' : 'subscription.clocks-back'
  return [say(key, { minutes: Math.abs(minutes) })]
}

/** Says of which time, and of which of several subscriptions, the edition beneath is. */
function editionText({ entry: { subscription }, atMs }: Coming, desk: SubscriptionDesk, reader: Reader): string {
  const time = placedMoment(atMs, { zone: subscription.schedule.zone, own: desk.zone, nowMs: desk.nowMs }, reader)
  const entry = entryName(subscription.id, desk, reader)
  return reader.say(entry === '' ? 'subscription.preview-edition' : 'subscription.preview-edition-of', { time, entry })
}

function editionBlocks(context: CommandContext, { entry, atMs }: Coming): readonly MessageBlock[] {
  const composed = contentAt(context, entry.subscription, atMs)
  if (composed !== undefined) return composed.content.message.blocks
  return [note(context.reader.say('subscription.preview-silent'))]
}
