import type { Store } from '../ports/store.ts'
import type { Pause, Subscription } from '../subscription/subscription.ts'
import type { Target } from '../subscription/target.ts'

const TRIES = 5

/**
 * Lets every subscription of a target rest, because nothing can be posted there any more.
 * @returns those that rest from now on; of all who find the target gone, one is told of each.
 */
export async function pauseTarget(
  { store }: { readonly store: Pick<Store, 'subscriptions'> },
  target: Target,
): Promise<readonly Subscription[]> {
  const pause: Pause = { untilMs: undefined, reason: 'target-gone' }
  for (let tries = 0; tries < TRIES; tries++) {
    const running = (await store.subscriptions.ofTarget(target)).readable.filter(
      ({ subscription }) => subscription.pause?.reason !== 'target-gone',
    )
    if (running.length === 0) return []
    const paused = running.map(({ subscription }) => ({
      subscription: { ...subscription, pause, version: subscription.version + 1 },
      dueAtMs: undefined,
    }))
    if (await store.subscriptions.save(paused)) return paused.map(({ subscription }) => subscription)
  }
  return []
}
