import { ErrorCode as BoltCode } from '@slack/bolt'
import { ErrorCode as CallCode } from '@slack/web-api'

/** What the libraries and the system say when a server was away, was busy, or answered as no Slack does. */
const CODES: ReadonlySet<unknown> = new Set([
  BoltCode.RespondError,
  CallCode.RequestError,
  CallCode.HTTPError,
  CallCode.RateLimitedError,
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** Of undici, which sends our requests. */
const SENDING = 'UND_ERR_'
/** An answer was not waited for any longer. */
const GIVEN_UP: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError'])

/** Tells an error that is the trouble of the network or of Slack, and nobody's mistake here. */
export function isPeerTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (CODES.has(code) || (typeof code === 'string' && code.startsWith(SENDING)) || GIVEN_UP.has(error.name)) return true
  return isPeerTrouble(error.cause)
}
