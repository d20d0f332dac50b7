import type { Delivery } from '../../delivery/delivery.ts'
import type { Target } from '../../delivery/target.ts'
import type { Scheduler } from '../../schedule/create-scheduler.ts'
import type { Subscription } from '../../subscription/subscription.ts'
import type { SubscriptionWords } from '../../subscription/subscription-words.ts'
import { type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { plainMessage } from '../listing.ts'

/** A subscription of the channel with its next time, in milliseconds since 1970; `undefined` while it rests. */
export interface DeskEntry {
  readonly subscription: Subscription
  readonly dueAtMs: number | undefined
}

/** What commands about a channel's subscriptions work with; all of it values, read before they run. */
export interface SubscriptionDesk {
  readonly target: Target
  /** Oldest first; a reader calls them by their number in this order, from 1. */
  readonly entries: readonly DeskEntry[]
  /** The channel's last deliveries, newest first. */
  readonly deliveries: readonly Delivery[]
  readonly nowMs: number
  /** The zone of a request that names none. */
  readonly zone: string
  /** Who asks, as the platform names them. */
  readonly user: string
  readonly mayChange: boolean
  /** Ids for new subscriptions, more than one request can need. */
  readonly newIds: readonly string[]
  readonly scheduler: Scheduler
  readonly words: SubscriptionWords
}

/** What a command wants changed; all of it or, when somebody else was quicker, nothing. */
export interface DeskChanges {
  readonly save: readonly DeskEntry[]
  readonly remove: readonly string[]
  /** Deliveries to send now. */
  readonly deliver: readonly Delivery[]
}

/** Nothing changed. */
export const NO_CHANGES: DeskChanges = { save: [], remove: [], deliver: [] }

/** What a command about subscriptions does once it has a desk. */
export type DeskRun = (context: CommandContext, desk: SubscriptionDesk, argument: string) => CommandOutcome

/** Runs a command where subscriptions are kept, and says so where none are. */
export function atDesk(context: CommandContext, argument: string, run: DeskRun): CommandOutcome {
  const { desk, reader } = context
  if (desk === undefined) return justSay(context, plainMessage(context, reader.say('subscription.no-desk')))
  return run(context, desk, argument)
}

/** The same for a command that changes something: only for who may. */
export function atOwnDesk(context: CommandContext, argument: string, run: DeskRun): CommandOutcome {
  return atDesk(context, argument, (given, desk, words) =>
    desk.mayChange ? run(given, desk, words) : sayAtDesk(given, 'subscription.admins-only'),
  )
}

/** Answers with one sentence. */
export function sayAtDesk(
  context: CommandContext,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): CommandOutcome {
  return justSay(context, plainMessage(context, context.reader.say(key, values)))
}

/** Which subscriptions a reader means. */
export type Chosen =
  | { readonly kind: 'chosen'; readonly entries: readonly DeskEntry[] }
  | { readonly kind: 'unclear' | 'unknown' | 'none' }

const NUMBER = /(?:#|＃|第)?\s*(\d{1,3})/
const ALL = /^(?:all|everything|全部|所有|都)$/i

/**
 * Reads which subscriptions are meant: a number, `all`, or the only one there is.
 * @param many whether several may be meant by naming none.
 */
export function chooseEntries({ entries }: SubscriptionDesk, argument: string, many: boolean): Chosen {
  if (entries.length === 0) return { kind: 'none' }
  const text = argument.trim()
  if (ALL.test(text)) return { kind: 'chosen', entries }
  if (text === '') return many || entries.length === 1 ? { kind: 'chosen', entries } : { kind: 'unclear' }
  const entry = entries[Number(NUMBER.exec(text)?.[1] ?? 0) - 1]
  return entry === undefined ? { kind: 'unknown' } : { kind: 'chosen', entries: [entry] }
}

/** Says why nothing was chosen. */
export function notChosen(context: CommandContext, desk: SubscriptionDesk, kind: 'unclear' | 'unknown' | 'none') {
  const { commandName } = context
  return sayAtDesk(context, `subscription.choose-${kind}`, { count: desk.entries.length, command: commandName })
}
