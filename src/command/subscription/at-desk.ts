import { type ChoiceMistake, type NamedDay, readChoice } from '../../subscription/read-choice.ts'
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
  | { readonly kind: 'chosen'; readonly entries: readonly DeskEntry[]; readonly until: NamedDay | undefined }
  | { readonly kind: NotChosen }

/** Why it is not known which ones are meant. */
export type NotChosen = ChoiceMistake | 'unknown' | 'none'

/** What a command's argument may say. */
export interface ChoiceRules {
  /** Whether naming none means all of several. */
  readonly many: boolean
  readonly takesUntil: boolean
}

/** Reads which subscriptions are meant: numbers, `all`, or the only one there is. */
export function chooseEntries(
  { entries, words }: SubscriptionDesk,
  argument: string,
  { many, takesUntil }: ChoiceRules,
): Chosen {
  const read = readChoice(argument, words)
  if (entries.length === 0) return { kind: 'none' }
  if (!read.ok) return { kind: takesUntil ? read.failure : 'unclear' }
  const { numbers, isAll, until } = read.value
  if (until !== undefined && !takesUntil) return { kind: 'unclear' }
  const isNoneNamed = numbers.length === 0 && !isAll
  if (isNoneNamed && !many && entries.length > 1) return { kind: 'unclear' }
  if (isNoneNamed || isAll) return { kind: 'chosen', entries, until }
  const found = numbers.flatMap((number) => entries.slice(number - 1, number))
  return found.length < numbers.length ? { kind: 'unknown' } : { kind: 'chosen', entries: found, until }
}

/** Says why nothing was chosen. */
export function notChosen(context: CommandContext, desk: SubscriptionDesk, kind: NotChosen): CommandOutcome {
  const { commandName } = context
  const key = kind === 'until-unclear' ? 'subscription.until-unclear' : `subscription.choose-${kind}`
  return sayAtDesk(context, key, { count: desk.entries.length, command: commandName })
}
