import { planDelivery } from '../../delivery/plan-delivery.ts'
import { paragraph } from '../../message/blocks.ts'
import { inviteText } from '../../subscription/invite-text.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { atOwnDesk, chooseEntries, inLibrary, notChosen } from './at-desk.ts'
import { contentAt } from './content-at.ts'
import { type DeskEntry, NO_CHANGES, type SubscriptionDesk } from './desk.ts'

/** Posts a subscription's digest at once, beside its schedule. */
export const postNow: Command = {
  id: 'now',
  run: (context, argument) => atOwnDesk(inLibrary(context), argument, deliver),
}

/** What becomes of a digest that is asked for: where nothing can arrive, nothing is said to be on its way. */
type Fate = 'posting' | 'now-again' | 'now-silent' | 'now-gone'

/** Who asks a second time so soon has typed twice, or does not see yet that it comes. In milliseconds. */
const AGAIN_MS = 10_000

const FATES: readonly Fate[] = ['posting', 'now-again', 'now-silent', 'now-gone']

function deliver(context: CommandContext, desk: SubscriptionDesk, argument: string): CommandOutcome {
  const chosen = chooseEntries(desk, argument, { many: false, takesUntil: false, takesDamaged: false })
  if (chosen.kind !== 'chosen') return notChosen(context, desk, chosen.kind)
  const { nowMs, target } = desk
  const { reader, commandName } = context
  const fates = chosen.entries.map((entry) => ({ entry, fate: fateOf(context, desk, entry) }))
  const posting = fates.filter(({ fate }) => fate === 'posting')
  const deliveries = posting.map(({ entry: { subscription } }) =>
    planDelivery(subscription, { dueAtMs: askedAtMs(nowMs), missed: 0, isLate: false }, { nowMs, reason: 'asked' }),
  )
  const sayFate = (fate: Fate, count: number): string =>
    fate === 'now-gone'
      ? reader.say('subscription.now-gone', { count, command: commandName, invite: inviteText(target, reader.say) })
      : reader.say(`subscription.${fate}`, { count })
  const sentences = FATES.flatMap((fate) => {
    const count = fates.filter((one) => one.fate === fate).length
    return count === 0 ? [] : [sayFate(fate, count)]
  })
  const message = { language: reader.language, summary: sentences[0] ?? '', blocks: sentences.map(paragraph) }
  const said = justSay(context, message)
  return deliveries.length === 0 ? said : { ...said, changes: { ...NO_CHANGES, deliver: deliveries } }
}

/** The same for two requests at once, so that the ledger takes one; never the time of an occurrence, which is a whole minute. */
function askedAtMs(nowMs: number): number {
  return nowMs - (nowMs % AGAIN_MS) + 1
}

function fateOf(context: CommandContext, { deliveries, nowMs }: SubscriptionDesk, { subscription }: DeskEntry): Fate {
  if (subscription.pause?.reason === 'target-gone') return 'now-gone'
  const isAsked = deliveries.some(
    ({ subscription: id, history: [first] }) =>
      id === subscription.id && first?.reason === 'asked' && nowMs - first.atMs < AGAIN_MS,
  )
  if (isAsked) return 'now-again'
  const isSilent = subscription.options.whenNothingNew === 'silent'
  return isSilent && contentAt(context, subscription, nowMs) === undefined ? 'now-silent' : 'posting'
}
