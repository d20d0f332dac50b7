import type { RateLimiter } from '../../../src/index.ts'
import { storedKey } from '../records/stored-key.ts'
import { CLOSE, TAKE } from './limit-scripts.ts'
import type { Argument, Scripts } from './script.ts'

/**
 * Keeps the platforms' limits in Redis, shared by every replica.
 * @param clock the one by which the callers tell the time, in milliseconds; what they say is put into the time of Redis,
 * for whoever is behind by more than a bucket lasts would never find anything in it. `undefined`: it is taken as it is.
 */
export function createLimits(scripts: Scripts, clock: (() => number) | undefined): RateLimiter {
  const now = (): Argument => clock?.() ?? ''
  return {
    async take(rates, nowMs) {
      const args = rates.flatMap(({ key, perSecond, burst }) => [storedKey(key), perSecond, burst])
      return Number(await scripts.run(TAKE, [now(), nowMs, ...args]))
    },
    close: async (key, untilMs) => void (await scripts.run(CLOSE, [now(), storedKey(key), untilMs])),
  }
}
