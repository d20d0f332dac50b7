import { settleFound, settleRest } from '../delivery/advance-delivery.ts'
import type { Delivery, DeliveryContent } from '../delivery/delivery.ts'
import { planCorrectionsOf } from './correct-posts.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { rememberThread, saidIn, type Work, write } from './delivery-steps.ts'
import { lookFor } from './look-for.ts'

/** A delivery that was found, of which nobody has counted the pages. */
export interface Uncounted {
  readonly content: DeliveryContent
  readonly pages: number
}

/**
 * Tells whether a version that did not count pages has attempted a delivery that takes several: it posted all of them
 * in one go, by one key. Since they are counted, an attempt says how many there are.
 */
export function uncountedIn({ delivery, platform, subscription }: Work): Uncounted | undefined {
  const { content, page, pages: counted, corrects } = delivery
  if (content === undefined || page > 0 || counted > 1 || corrects !== undefined) return undefined
  const pages = platform.pageCount(saidIn(content, subscription))
  return pages > 1 ? { content, pages } : undefined
}

/** A first page that was found, with what is known of it. */
interface Found extends Uncounted {
  readonly post: string
}

/**
 * Makes such a delivery whole where its first page was found: what follows it is looked for in its thread as a whole, and
 * what is not there is posted like any other page. Where the platform cannot tell, nothing is posted, and the ledger
 * says so.
 */
export async function finishUncounted(parts: DeliveryParts, work: Work, found: Found): Promise<number | undefined> {
  const { delivery, platform, subscription } = work
  const { clock, retry } = parts
  const { id: key, target } = delivery
  const { post, pages, content } = found
  const unknown = Array.from({ length: pages - 1 }, () => '')
  const seen = await lookFor(platform, { target, key, thread: post }, delivery)
  if (seen.kind === 'unavailable') return clock.now() + Math.max(retry.firstWaitMs, seen.retryAfterMs ?? 0)
  // a thread that shows its first page by the key shows the others by it, too
  const inPart = () => settleRest({ ...delivery, post, following: unknown }, pages, clock.now())
  if (seen.kind === 'absent' || seen.post !== post) return await settleWhole(parts, delivery, inPart())
  const outcome = await platform.update({ ...saidIn(content, subscription), target, key }, { post, following: unknown })
  if (outcome.kind === 'gone') return await settleWhole(parts, delivery, inPart())
  const untold = outcome.kind === 'updated' ? outcome.unseen : outcome
  if (untold !== undefined) return clock.now() + Math.max(retry.firstWaitMs, untold.retryAfterMs ?? 0)
  const following = (outcome.kind === 'updated' ? outcome.following : undefined) ?? unknown
  return await settleWhole(parts, delivery, settleFound(delivery, { post, pages, following }, clock.now()))
}

async function settleWhole(parts: DeliveryParts, delivery: Delivery, settled: Delivery): Promise<number | undefined> {
  const again = await write(parts, delivery, settled)
  await rememberThread(parts, settled, settled.post ?? '')
  await planCorrectionsOf(parts, settled)
  return again
}
