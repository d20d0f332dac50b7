import { holdFound, settleFound, settleLookUp } from '../delivery/advance-delivery.ts'
import { planCorrectionsOf } from './correct-posts.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { given, LEASE_ANSWERS, postOf, rememberThread, sinceMs, type Work, wanted, write } from './delivery-steps.ts'

/** Looks for the post of a delivery that nobody knows of, and makes it whole where it is found. */
export async function lookUpDelivery(parts: DeliveryParts, work: Work): Promise<number | undefined> {
  const { delivery, platform } = work
  const outcome = await platform.lookUp(wanted(delivery), sinceMs(delivery))
  if (outcome.kind === 'found') return await makeWhole(parts, work, outcome.post)
  if (outcome.kind === 'unavailable') {
    parts.report({ kind: 'look-up-unavailable', delivery, detail: outcome.detail })
  }
  return await write(parts, delivery, settleLookUp(delivery, outcome, given(parts, work)))
}

/**
 * Posts what should follow a post that was found and does not: whoever posted it may have ended in between. The delivery
 * is held meanwhile, so that of two workers one does so.
 */
async function makeWhole(parts: DeliveryParts, work: Work, found: string): Promise<number | undefined> {
  const { delivery, platform, subscription } = work
  const { clock, store } = parts
  const untilMs = clock.now() + platform.answerWithinMs * LEASE_ANSWERS
  const held = holdFound(delivery, untilMs)
  if (!(await store.ledger.change(held, undefined))) return clock.now()
  const post = postOf(held, subscription)
  const whole = post && (await platform.complete(post, found))
  const settled = settleFound(held, { post: found, ...whole }, clock.now())
  const again = await write(parts, held, settled)
  await rememberThread(parts, held, found)
  await planCorrectionsOf(parts, settled)
  return again
}
