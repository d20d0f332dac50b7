import { type ComposedContent, composeContent } from '../../delivery/compose-content.ts'
import { planDelivery } from '../../delivery/plan-delivery.ts'
import type { Subscription } from '../../subscription/subscription.ts'
import type { CommandContext } from '../command.ts'

/**
 * Composes what a subscription would post.
 * @param atMs when, in milliseconds since 1970.
 * @returns `undefined` when it would post nothing, for want of what is new.
 */
export function contentAt(
  context: CommandContext,
  subscription: Subscription,
  atMs: number,
): ComposedContent | undefined {
  const { channel, knowledge } = context
  const language = subscription.options.language ?? channel.language
  const reader = language === undefined ? context.reader : context.readerOf(language)
  const occurrence = { dueAtMs: atMs, missed: 0, isLate: false }
  const delivery = planDelivery(subscription, occurrence, { nowMs: atMs, reason: 'due' })
  return composeContent({ delivery, subscription, channel, corpus: knowledge.corpus, reader })
}
