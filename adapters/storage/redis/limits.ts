import type { RateLimiter } from '../../../src/index.ts'
import { storedKey } from '../records/stored-key.ts'
import { CLOSE, TAKE } from './limit-scripts.ts'
import type { Scripts } from './script.ts'

/** Keeps the platforms' limits in Redis, shared by every replica. */
export function createLimits(scripts: Scripts): RateLimiter {
  return {
    async take(rates, nowMs) {
      const args = rates.flatMap(({ key, perSecond, burst }) => [storedKey(key), perSecond, burst])
      return Number(await scripts.run(TAKE, [nowMs, ...args]))
    },
    close: async (key, untilMs) => void (await scripts.run(CLOSE, [storedKey(key), untilMs])),
  }
}
