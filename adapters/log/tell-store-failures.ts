import { FailureError } from '../../src/index.ts'
import type { Log } from './create-log.ts'
import { tellSeldom } from './tell-seldom.ts'

const TOLD_EVERY_MS = 60_000

/** What the log says of an error whose code says all there is to know: no stack of ours tells an operator more. */
export function failureFacts(error: Error): { readonly code?: string; readonly detail?: string } {
  return error instanceof FailureError ? { code: error.failure.code, detail: error.failure.detail } : {}
}

/**
 * Makes what tells of requests that failed because of the store. While it is away, locked or full, each request fails in
 * the same way: that is one plain line a minute, with how many others there were.
 * @param elapsed milliseconds since any moment, never set by anybody.
 * @returns tells an error in a sentence; `false` where it is no failure of the store, and nothing was told.
 */
export function tellStoreFailures(
  log: Pick<Log, 'warn'>,
  said: string,
  elapsed: () => number,
): (cause: unknown) => boolean {
  const tell = tellSeldom((error, repeated) => log.warn({ ...failureFacts(error), repeated }, said), {
    everyMs: TOLD_EVERY_MS,
    elapsed,
  })
  return (cause) => {
    if (!(cause instanceof FailureError) || !cause.failure.code.startsWith('store-')) return false
    tell(cause)
    return true
  }
}
