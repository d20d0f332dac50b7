import type { DeliveryContent } from '../delivery/delivery.ts'
import type { ChannelChange } from '../ports/delivery-ledger.ts'
import { asCorrected, correctionContent } from './correct-posts.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import type { Work } from './delivery-steps.ts'

/** What is posted, and what the channel remembers of it. */
export interface Prepared {
  readonly content: DeliveryContent
  readonly change: ChannelChange | undefined
}

/**
 * Composes what is said; what was fixed by an earlier attempt is said again, and between its pages as it was: what it
 * is corrected by comes when all of them are there.
 * @returns `undefined` when there is nothing to say.
 */
export async function prepare(
  parts: DeliveryParts,
  { delivery, subscription, channel: before }: Work,
): Promise<Prepared | undefined> {
  if (delivery.content !== undefined) {
    const { content, page } = delivery
    return { content: page === 0 ? asCorrected(parts, delivery, content) : content, change: undefined }
  }
  if (delivery.corrects !== undefined) {
    const content = await correctionContent(parts, delivery)
    return content && { content, change: undefined }
  }
  const language = subscription.options.language ?? before.language ?? parts.defaultLanguage
  const composed = parts.compose({
    delivery,
    subscription,
    channel: before,
    corpus: parts.knowledgeOf(delivery.target.workspace).corpus,
    reader: parts.readerOf(language),
  })
  return composed && { content: composed.content, change: { before, after: composed.channel } }
}
