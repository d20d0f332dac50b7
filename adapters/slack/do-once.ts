import type { RateLimiter } from '../../src/index.ts'

/**
 * Does a piece of work unless it was done, or is being done, whichever replica was asked before.
 * @returns `false` when nothing was done now. It fails as the work does, which may then be asked for again at once.
 */
export type DoOnce = (key: string, work: () => Promise<void>) => Promise<boolean>

/** Who holds a key and is gone holds up a further try no longer: Slack itself waits for three seconds. */
const HELD_SECONDS = 15
/** No window and no page that was drawn is sent again after this, and a limiter keeps nothing longer. */
const KNOWN_MS = 3_600_000
/** A store that failed cannot be told that a key is free again, so that it is remembered here. */
const MOST_FAILED = 1_000

/** Makes it: a key is held while its work is under way, and stays taken once that is done. */
export function createDoOnce(limits: RateLimiter, now: () => number): DoOnce {
  const failed = new Set<string>()
  return async (key, work) => {
    const rate = { key, perSecond: 1 / HELD_SECONDS, burst: 1 }
    const isFree = failed.delete(key) || (await limits.take([rate], now())) === 0
    if (!isFree) return false
    try {
      await work()
    } catch (error) {
      if (failed.size >= MOST_FAILED) failed.clear()
      failed.add(key)
      throw error
    }
    // what was done is no failure where the store fails behind it: the key is held for some seconds all the same
    await limits.close(key, now() + KNOWN_MS).catch(() => undefined)
    return true
  }
}
