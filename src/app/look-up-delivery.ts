import { settleLookUp } from '../delivery/advance-delivery.ts'
import { planCorrectionsOf } from './correct-posts.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { given, rememberThread, type Work, wanted, write } from './delivery-steps.ts'
import { finishUncounted, uncountedIn } from './finish-uncounted.ts'
import { lookFor } from './look-for.ts'

/** Looks for the page of a delivery that nobody knows of; what follows it is posted where it is found. */
export async function lookUpDelivery(parts: DeliveryParts, work: Work): Promise<number | undefined> {
  const { delivery, platform } = work
  const outcome = await lookFor(platform, wanted(delivery), delivery)
  const uncounted = outcome.kind === 'found' ? uncountedIn(work) : undefined
  if (outcome.kind === 'found' && uncounted !== undefined) {
    return await finishUncounted(parts, work, { ...uncounted, post: outcome.post })
  }
  if (outcome.kind === 'unavailable') {
    parts.report({ kind: 'look-up-unavailable', delivery, detail: outcome.detail })
  }
  const settled = settleLookUp(delivery, outcome, given(parts, work))
  const again = await write(parts, delivery, settled)
  if (outcome.kind === 'found' && delivery.page === 0) await rememberThread(parts, delivery, outcome.post)
  await planCorrectionsOf(parts, settled)
  return again
}
