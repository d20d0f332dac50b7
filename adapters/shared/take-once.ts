import { type FailureCode, FailureError, type Store } from '../../src/index.ts'

/** Takes a key once within its time, whichever replica asks: `false` when it was taken before. Fails as the store does. */
export type TakeOnce = (key: string) => Promise<boolean>

/** With these a store still tells what it knows. */
const WITHOUT_ROOM: ReadonlySet<FailureCode> = new Set<FailureCode>(['store-full', 'store-read-only'])
/** Of what a store had no room for, so much is known by this process alone. */
const MOST_TAKEN_HERE = 10_000

/**
 * Makes it.
 *
 * A store that takes nothing any more must not keep the bot from what only reads: a key is known by this process then,
 * and by no other. What came twice to two replicas at that time is answered twice, which is better than not at all.
 * @param seconds how long a key stays taken.
 */
export function createTakeOnce(limits: Store['limits'], seconds: number, now: () => number): TakeOnce {
  const takenHere = new Set<string>()
  return async (key) => {
    try {
      return (await limits.take([{ key, perSecond: 1 / seconds, burst: 1 }], now())) === 0
    } catch (error) {
      if (!(error instanceof FailureError && WITHOUT_ROOM.has(error.failure.code))) throw error
      if (takenHere.has(key)) return false
      if (takenHere.size >= MOST_TAKEN_HERE) takenHere.clear()
      takenHere.add(key)
      return true
    }
  }
}
