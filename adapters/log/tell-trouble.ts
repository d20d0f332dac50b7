import type { Log } from './create-log.ts'
import { type ErrorFacts, errorFacts } from './error-facts.ts'
import { tellSeldom } from './tell-seldom.ts'
import { failureFacts } from './tell-store-failures.ts'

const TOLD_EVERY_MS = 60_000

/** What the log says of an error that is no mistake of ours: where it was thrown tells an operator nothing. */
export function withoutStack(error: unknown): Pick<ErrorFacts, 'type' | 'code' | 'status'> {
  const { type, code, status } = errorFacts(error)
  return { type, ...(code === undefined ? {} : { code }), ...(status === undefined ? {} : { status }) }
}

/**
 * Makes what tells of trouble with a server that is not ours: one plain line a minute of each kind, with how many others
 * there were.
 * @param elapsed milliseconds since any moment, never set by anybody.
 */
export function tellTrouble(log: Pick<Log, 'warn'>, said: string, elapsed: () => number): (error: Error) => void {
  return tellSeldom((error, repeated) => log.warn({ ...withoutStack(error), ...failureFacts(error), repeated }, said), {
    everyMs: TOLD_EVERY_MS,
    elapsed,
  })
}
