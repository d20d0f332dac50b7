import type { CommandContext, CommandOutcome } from '../command/command.ts'
import { sayAtDesk } from '../command/subscription/at-desk.ts'
import type { DeskEntry, SubscriptionDesk } from '../command/subscription/desk.ts'
import { NO_CHANGES } from '../command/subscription/desk.ts'
import { confirmSubscriptions, MOST_SUBSCRIPTIONS } from '../command/subscription/subscribe.ts'
import { fail, type Result, succeed } from '../failure/result.ts'
import type { Message } from '../message/message.ts'
import { type FormRequest, readForm } from '../subscription/subscription-form.ts'
import { explainMistake } from '../subscription/subscription-mistake.ts'
import { answerAt } from './answer-at.ts'
import type { BotParts } from './bot-parts.ts'
import type { FormSave, SaidMistake } from './home.ts'
import type { Place } from './place.ts'
import type { DeskParts } from './subscription-desk.ts'

interface Saving {
  readonly place: Place
  readonly save: FormSave
}

/** Saves what a reader filled in: a new subscription, or another wish of one there is. */
export async function saveForm(
  parts: BotParts,
  { words, clock }: DeskParts,
  { place, save }: Saving,
): Promise<Result<Message, readonly SaidMistake[]>> {
  let mistakes: readonly SaidMistake[] = []
  const outcome = await answerAt(parts, place, {
    words: '',
    isAtDesk: true,
    run: (context) => {
      const refuse = (...found: readonly SaidMistake[]): CommandOutcome => {
        mistakes = found
        return sayAtDesk(context, 'subscription.entry-gone')
      }
      mistakes = []
      const { desk, reader } = context
      if (desk === undefined) return refuse({ field: undefined, text: reader.say('subscription.no-desk') })
      if (!desk.mayChange) return refuse({ field: undefined, text: reader.say('subscription.admins-only') })
      const read = readForm(save.form, { words, nowMs: clock.now() })
      if (read.ok) return keep(context, desk, { request: read.value, save, refuse })
      return refuse(...read.failure.map((one) => ({ field: one.field, text: explainMistake(one, reader) })))
    },
  })
  if (mistakes.length > 0) return fail(mistakes)
  if (outcome.ended === 'conflict') return fail([{ field: undefined, text: outcome.message.summary }])
  return succeed(outcome.message)
}

interface Keeping {
  readonly request: FormRequest
  readonly save: FormSave
  readonly refuse: (mistake: SaidMistake) => CommandOutcome
}

function keep(context: CommandContext, desk: SubscriptionDesk, { request, save, refuse }: Keeping): CommandOutcome {
  const { reader, commandName } = context
  const before = desk.entries.find(({ subscription }) => subscription.id === save.id)
  if (save.id !== undefined && before === undefined) {
    return refuse({ field: undefined, text: reader.say('subscription.entry-gone') })
  }
  const entries = request.schedules.map((_, index) => entryOf(desk, { request, save, before, index }))
  const isNew = (entry: DeskEntry): boolean =>
    !desk.entries.some(({ subscription }) => subscription.id === entry.subscription.id)
  const added = entries.filter(isNew)
  if (desk.entries.length + added.length > MOST_SUBSCRIPTIONS) {
    const text = reader.say('subscription.too-many', { count: MOST_SUBSCRIPTIONS, command: commandName })
    return refuse({ field: undefined, text })
  }
  // a form that is sent again finds its subscriptions there
  const changed = entries.filter((entry) => isNew(entry) || entry.subscription.id === before?.subscription.id)
  return { ...confirmSubscriptions(context, desk, { added: entries }), changes: { ...NO_CHANGES, save: changed } }
}

interface Making extends Omit<Keeping, 'refuse'> {
  readonly before: DeskEntry | undefined
  readonly index: number
}

/** The first schedule of a form that changes a subscription is that one's; any other is a new subscription's. */
function entryOf(desk: SubscriptionDesk, { request, save, before, index }: Making): DeskEntry {
  const schedule = request.schedules[index]
  if (schedule === undefined) throw new Error('a form has a schedule for each entry')
  const dueAtMs = desk.scheduler.next(schedule, desk.nowMs)
  if (before !== undefined && index === 0) {
    const { subscription } = before
    const changed = { ...subscription, schedule, options: request.options, version: subscription.version + 1 }
    if (subscription.pause === undefined) return { subscription: changed, dueAtMs }
    const { untilMs } = subscription.pause
    return { subscription: changed, dueAtMs: untilMs && desk.scheduler.next(schedule, untilMs - 1) }
  }
  const subscription = {
    id: `${save.once}-${index}`,
    target: desk.target,
    schedule,
    options: request.options,
    pause: undefined,
    createdBy: desk.user,
    // those of one form keep their order in every list
    createdAtMs: desk.nowMs + index,
    version: 1,
  }
  return { subscription, dueAtMs }
}
