import { localDate } from '../../schedule/local-date.ts'
import { type Choice, type ChoiceMistake, type NamedDay, readChoice } from '../../subscription/read-choice.ts'
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

/** A channel's digests are made from what the workspace has published, also where a thread has documents of its own. */
export function inLibrary(context: CommandContext): CommandContext {
  return { ...context, knowledge: context.fallback ?? context.knowledge, fallback: undefined }
}

/** Answers with one sentence. */
export function sayAtDesk(
  context: CommandContext,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): CommandOutcome {
  return justSay(context, plainMessage(context, context.reader.say(key, values)))
}

/** Which subscriptions a reader means, and until when. */
export type Chosen =
  | {
      readonly kind: 'chosen'
      readonly entries: readonly DeskEntry[]
      /** Ids of damaged ones; only with `takesDamaged`. */
      readonly damaged: readonly string[]
      readonly until: NamedDay | undefined
    }
  | { readonly kind: NotChosen }

/** Why it is not known which ones are meant. */
export type NotChosen = ChoiceMistake | 'unknown' | 'none' | 'damaged'

/** What a command's argument may say. */
export interface ChoiceRules {
  /** Whether naming none means all of several. */
  readonly many: boolean
  readonly takesUntil: boolean
  /** Whether a damaged one can be meant: all that can be done with it is to end it. */
  readonly takesDamaged: boolean
}

/** Reads which subscriptions are meant: numbers, `all`, or the only one there is. */
export function chooseEntries(desk: SubscriptionDesk, argument: string, rules: ChoiceRules): Chosen {
  const read = readChoice(argument, desk.words)
  if (desk.entries.length + desk.damaged.length === 0) return { kind: 'none' }
  if (!read.ok) return { kind: rules.takesUntil ? read.failure : 'unclear' }
  const { until } = read.value
  if (until !== undefined && !rules.takesUntil) return { kind: 'unclear' }
  const found = findNumbered(desk, read.value, rules)
  if (typeof found === 'string') return { kind: found }
  const damaged = found.filter((one) => typeof one === 'string')
  const isRefused = damaged.length > 0 && !rules.takesDamaged
  if (isRefused || found.length === 0) return { kind: 'damaged' }
  return { kind: 'chosen', entries: found.filter((one) => typeof one !== 'string'), damaged, until }
}

/** Finds entries, and ids of damaged ones, by their numbers. */
function findNumbered(
  { entries, damaged }: SubscriptionDesk,
  { numbers, isAll }: Choice,
  { many, takesDamaged }: ChoiceRules,
): readonly (DeskEntry | string)[] | NotChosen {
  const each = takesDamaged ? [...entries, ...damaged] : entries
  if (isAll) return each
  if (numbers.length === 0) return many || each.length <= 1 ? each : 'unclear'
  const found = numbers.flatMap((number) => [...entries, ...damaged].slice(number - 1, number))
  return found.length < numbers.length ? 'unknown' : found
}

/** As long as many a pause: the day of an example is still to come whenever it is read. */
const EXAMPLE_MS = 14 * 86_400_000

/** Says why nothing was chosen. */
export function notChosen(context: CommandContext, desk: SubscriptionDesk, kind: NotChosen): CommandOutcome {
  if (kind === 'until-unclear') {
    return sayAtDesk(context, 'subscription.until-unclear', { date: localDate(desk.nowMs + EXAMPLE_MS, desk.zone) })
  }
  const count = desk.entries.length + desk.damaged.length
  return sayAtDesk(context, `subscription.choose-${kind}`, { count, command: context.commandName })
}
