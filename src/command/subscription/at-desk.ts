import { type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { plainMessage } from '../listing.ts'
import type { DeskEntry, SubscriptionDesk } from './desk.ts'

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
