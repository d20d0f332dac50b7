import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { PostOutcome, Target, UpdateOutcome } from '../../src/index.ts'

/** Slack says `ok: false` although a part may have happened. @see https://docs.slack.dev/reference/methods/chat.postMessage */
const UNSURE_ERRORS = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'])
/** Nothing can be posted to that channel, or by that installation, any more. */
const TARGET_ERRORS = new Set([
  'account_inactive',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'not_in_channel',
  'org_login_required',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'token_revoked',
])
/** The bot's own credentials are wrong or out of date, which says nothing of the channel: an operator mends it. */
const CREDENTIAL_ERRORS = new Set(['invalid_auth', 'not_authed', 'token_expired'])
/** The post is there no more, or may not be changed any more: its thread can still be told. */
const UNCHANGEABLE_ERRORS = new Set([
  ...TARGET_ERRORS,
  'cant_update_message',
  'edit_window_closed',
  'message_not_found',
])

/** What an error of the library says about a change of a post. */
export function updateOutcomeOf(error: unknown): UpdateOutcome {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'not-updated', retryAfterMs: error.retryAfter * 1000 }
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data
    return UNCHANGEABLE_ERRORS.has(code)
      ? { kind: 'gone', detail: code }
      : { kind: 'not-updated', retryAfterMs: undefined }
  }
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) {
    return { kind: 'not-updated', retryAfterMs: undefined }
  }
  throw error
}

/** The rate under which posts to a channel fall. */
export function channelRate(workspace: string, channel: string): string {
  return `slack/${workspace}/${channel}`
}

/** What an error of the library says about a post: the only place that knows these errors. */
export function outcomeOf(error: unknown, { workspace, channel }: Target): PostOutcome {
  if (error instanceof WebAPIRateLimitedError) {
    const rate = channelRate(workspace, channel)
    return { kind: 'not-posted', reason: 'rate-limited', retryAfterMs: error.retryAfter * 1000, rate }
  }
  if (error instanceof WebAPIPlatformError) return outcomeOfCode(error.data.error)
  if (error instanceof WebAPIHTTPError) {
    const isRefused = error.statusCode < 500
    return isRefused
      ? { kind: 'refused', scope: 'post', detail: `status ${error.statusCode}` }
      : { kind: 'unsure', reason: 'platform-unsure' }
  }
  if (!(error instanceof WebAPIRequestError)) throw error
  return isNeverSent(error.original)
    ? { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
    : { kind: 'unsure', reason: isTimeout(error.original) ? 'no-answer' : 'connection-broke' }
}

function outcomeOfCode(code: string): PostOutcome {
  if (UNSURE_ERRORS.has(code)) return { kind: 'unsure', reason: 'platform-unsure' }
  if (CREDENTIAL_ERRORS.has(code)) {
    return { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
  }
  return { kind: 'refused', scope: TARGET_ERRORS.has(code) ? 'target' : 'post', detail: code }
}

/** Errors of connecting: no byte of the request has left. */
const NEVER_SENT = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

function isNeverSent(error: Error): boolean {
  return causesOf(error).some(({ code }) => NEVER_SENT.has(String(code)))
}

function isTimeout(error: Error): boolean {
  return causesOf(error).some(({ name }) => name === 'TimeoutError' || name === 'AbortError')
}

/** By their fields alone: an error of the runtime need not be this program's `Error`. */
function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = []
  let cause: unknown = error
  while (typeof cause === 'object' && cause !== null && causes.length < MOST_CAUSES) {
    const known: Cause = cause
    causes.push(known)
    const inner = known.original ?? known.cause
    const several: Cause = Object(inner)
    cause = several.errors?.[0] ?? inner
  }
  return causes
}

interface Cause {
  readonly name?: unknown
  readonly code?: unknown
  readonly cause?: unknown
  readonly original?: unknown
  readonly errors?: readonly unknown[]
}

const MOST_CAUSES = 5
