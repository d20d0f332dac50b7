import type { Reader } from '../../briefing/reader.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import type { Schedule } from '../../schedule/schedule.ts'
import { parseSubscription } from '../../subscription/parse-subscription.ts'
import { DEFAULT_OPTIONS, type OptionNames } from '../../subscription/read-options.ts'
import type { Subscription, SubscriptionOptions } from '../../subscription/subscription.ts'
import { explainMistake } from '../../subscription/subscription-mistake.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { atOwnDesk, sayAtDesk } from './at-desk.ts'
import { type DeskEntry, NO_CHANGES, type SubscriptionDesk } from './desk.ts'
import { entryBlock, newEntryBlock } from './entry-block.ts'
import { momentText } from './schedule-text.ts'

/** Most subscriptions of one channel: more is a mistake, or somebody's joke. */
export const MOST_SUBSCRIPTIONS = 20
/** How many of the next times a confirmation tells, so that a wrong zone is seen at once. */
const TOLD_TIMES = 3

const OPTIONS = Object.keys(DEFAULT_OPTIONS) as readonly (keyof SubscriptionOptions)[]

/** Subscribes the channel to digests. */
export const subscribe: Command = {
  id: 'subscribe',
  run: (context, argument) => atOwnDesk(context, argument, subscribeChannel),
}

function subscribeChannel(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const { commandName } = context
  if (argument.trim() === '') return sayAtDesk(context, 'subscription.subscribe-empty', { command: commandName })
  const { words, zone, nowMs } = desk
  const read = parseSubscription(argument, { words, names: namesOf(context), zone, nowMs })
  if (!read.ok)
    return refuse(
      context,
      read.failure.map((mistake) => explainMistake(mistake, context.reader)),
    )
  const options = withLanguage(read.value.options, context)
  const known = desk.entries.filter(({ subscription }) => isSubscribed(read.value.schedules, options, subscription))
  const schedules = read.value.schedules.filter((schedule) => !known.some((entry) => hasSchedule(entry, schedule)))
  if (schedules.length === 0) return sayKnown(context, desk, known)
  if (desk.entries.length + schedules.length > MOST_SUBSCRIPTIONS) {
    return sayAtDesk(context, 'subscription.too-many', { count: MOST_SUBSCRIPTIONS, command: commandName })
  }
  const added = schedules.map((schedule, index): DeskEntry => {
    const subscription: Subscription = {
      id: desk.newIds[index] ?? '',
      target: desk.target,
      schedule,
      options,
      pause: undefined,
      createdBy: desk.user,
      // those of one command keep their order in every list
      createdAtMs: nowMs + index,
      version: 1,
    }
    return { subscription, dueAtMs: desk.scheduler.next(schedule, nowMs) }
  })
  return confirmSubscriptions(context, desk, { added, known })
}

/**
 * A channel that chose no language gets its digest in the one of who subscribes: nobody wants it in another for no
 * reason than the operator's setting.
 */
function withLanguage(options: SubscriptionOptions, { channel, reader }: CommandContext): SubscriptionOptions {
  return { ...options, language: options.language ?? (channel.language === undefined ? reader.language : undefined) }
}

function isSubscribed(wanted: readonly Schedule[], options: SubscriptionOptions, known: Subscription): boolean {
  return wanted.some((schedule) => hasSchedule({ subscription: known }, schedule)) && isSame(options, known.options)
}

function hasSchedule({ subscription }: Pick<DeskEntry, 'subscription'>, { cron, zone }: Schedule): boolean {
  return subscription.schedule.cron === cron && subscription.schedule.zone === zone
}

function isSame(one: SubscriptionOptions, other: SubscriptionOptions): boolean {
  return OPTIONS.every((name) => String(one[name]) === String(other[name]))
}

/** The same digest twice a day at the same minute is a mistake, or a command that was sent twice. */
function sayKnown(context: CommandContext, desk: SubscriptionDesk, known: readonly DeskEntry[]): CommandOutcome {
  const { reader } = context
  const blocks = knownBlocks(desk, known, reader)
  const summary = reader.say('subscription.already', { count: known.length })
  return justSay(context, { language: reader.language, summary, blocks })
}

function knownBlocks(desk: SubscriptionDesk, known: readonly DeskEntry[], reader: Reader): readonly MessageBlock[] {
  return [
    { kind: 'heading', text: reader.say('subscription.already', { count: known.length }) },
    ...known.map((entry) => entryBlock(entry, { number: desk.entries.indexOf(entry) + 1, nowMs: desk.nowMs }, reader)),
  ]
}

/** What a reader may name: topics and languages by any of their words, packs by their id. */
function namesOf({ vocabulary, knowledge }: CommandContext): OptionNames {
  // in the order in which they are shown elsewhere
  const topics = new Map<string, string>(knowledge.topics.map(({ id }) => [id, id]))
  const languages = new Map<string, string>()
  for (const [word, meaning] of vocabulary.meanings) {
    if (meaning.kind === 'topic') topics.set(word, meaning.topic)
    if (meaning.kind === 'language') languages.set(word, meaning.language)
  }
  return { topics, languages, packs: new Map(knowledge.corpus.packs.map(({ id }) => [id, id])) }
}

/** What was asked for: what is new or changed, and what was there already. */
export interface Confirmed {
  readonly added: readonly DeskEntry[]
  readonly known?: readonly DeskEntry[]
}

/** Says what is subscribed now and when it comes, under the numbers that readers call them by; wants it kept. */
export function confirmSubscriptions(
  context: CommandContext,
  desk: SubscriptionDesk,
  { added, known = [] }: Confirmed,
): CommandOutcome {
  const { reader, channel, commandName } = context
  const before = desk.entries.map(({ subscription }) => subscription.id)
  const ids = [...new Set([...before, ...added.map(({ subscription }) => subscription.id)])]
  const heading = reader.say('subscription.subscribed', { count: added.length })
  const blocks: MessageBlock[] = [
    { kind: 'heading', text: heading },
    ...added.map((entry) =>
      newEntryBlock(entry, { number: ids.indexOf(entry.subscription.id) + 1, nowMs: desk.nowMs }, reader),
    ),
    { kind: 'note', content: [textRun(nextTimes(desk, added, reader), 'quiet')] },
    ...(known.length === 0 ? [] : knownBlocks(desk, known, reader)),
    { kind: 'note', content: [textRun(reader.say('subscription.subscribed-hint', { command: commandName }), 'quiet')] },
  ]
  const message = { language: reader.language, summary: heading, blocks }
  return { message, channel, posted: [], changes: { ...NO_CHANGES, save: added } }
}

function nextTimes(desk: SubscriptionDesk, added: readonly DeskEntry[], reader: Reader): string {
  const times = added.flatMap(({ subscription: { schedule } }) =>
    desk.scheduler
      .between(schedule, desk.nowMs, Number.MAX_SAFE_INTEGER, TOLD_TIMES)
      .map((atMs) => ({ atMs, zone: schedule.zone })),
  )
  const told = times
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, TOLD_TIMES)
    .map(({ atMs, zone }) => momentText(atMs, { zone, nowMs: desk.nowMs }, reader))
  return reader.say('subscription.next-times', { times: told.join(' · ') })
}

function refuse(context: CommandContext, sentences: readonly string[]): CommandOutcome {
  const { reader, channel } = context
  const summary = sentences[0] ?? ''
  const blocks = sentences.map((text): MessageBlock => ({ kind: 'paragraph', content: [textRun(text)] }))
  return { message: { language: reader.language, summary, blocks }, channel, posted: [] }
}
