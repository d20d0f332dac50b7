import { limitOf } from './post-outcome.ts'

/**
 * Makes a call of Slack's for which somebody waits, and again when Slack asks for slower ones: what it refuses for that
 * was not done.
 * @throws the library's error for whatever else goes wrong, and when Slack names a long wait or asks too often.
 */
export type Patiently = <Value>(call: () => Promise<Value>) => Promise<Value>

/** What waiting takes. */
export interface PatienceParts {
  readonly wait: (ms: number) => Promise<unknown>
  /** From 0 to 1, as `Math.random`: those who were refused at once shall not come again at once. */
  readonly chance: () => number
}

const MOST_TRIES = 4
/** Slack lets a channel have about one post a second. Where it names no wait, twice as long each time. */
const FIRST_WAIT_MS = 1_000
/** Whoever waits for an answer is not kept waiting for longer. */
const LONGEST_WAIT_MS = 10_000

/** Makes calls patient. */
export function createPatience({ wait, chance }: PatienceParts): Patiently {
  return async (call) => {
    for (let tries = 1; tries < MOST_TRIES; tries++) {
      try {
        return await call()
      } catch (error) {
        const waitMs = waitAfter(error, FIRST_WAIT_MS * 2 ** (tries - 1) * (1 + chance()))
        if (waitMs > LONGEST_WAIT_MS) throw error
        await wait(waitMs)
      }
    }
    return await call()
  }
}

/** @returns infinity for what waiting does not mend. */
function waitAfter(error: unknown, otherwiseMs: number): number {
  const limit = limitOf(error)
  return limit === undefined ? Number.POSITIVE_INFINITY : (limit.retryAfterMs ?? otherwiseMs)
}
