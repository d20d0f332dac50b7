import { asSuccessor, isEnded, redrive } from '../delivery/advance-delivery.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Store } from '../ports/store.ts'

/** What came of driving a delivery again; all but `redriven` left it as it was. */
export type Redriven = 'redriven' | 'not-found' | 'sent' | 'under-way'

/**
 * Starts a delivery again that failed, was skipped or stayed unknown, because an operator knows better. Whoever delivers
 * finds it at its next tick. What was sent is never sent again, and what is under way goes on as it does.
 */
export async function redriveDelivery({ ledger }: Pick<Store, 'ledger'>, id: string, nowMs: number): Promise<Redriven> {
  const stored = await ledger.find(id)
  if (stored === undefined) return 'not-found'
  if (stored.state === 'sent') return 'sent'
  if (!isEnded(stored)) return 'under-way'
  const next: Delivery = asSuccessor(redrive(stored, nowMs), stored)
  return (await ledger.change(next, undefined)) ? 'redriven' : 'under-way'
}
