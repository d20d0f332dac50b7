import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { PostOutcome, Target, UpdateOutcome } from '../../src/index.ts'
import { isStoppedBetween } from '../shared/stopped-between.ts'
import { slackRefusal } from './slack-refusal.ts'

/** Slack says `ok: false` although a part may have happened. @see https://docs.slack.dev/reference/methods/chat.postMessage */
const UNSURE_ERRORS = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'])
/** The bot cannot post to that channel. */
const CHANNEL_ERRORS = [
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
]
/** Nothing can be posted to that channel, or by that installation, any more. */
const TARGET_ERRORS = new Set([
  ...CHANNEL_ERRORS,
  'account_inactive',
  'ekm_access_denied',
  'org_login_required',
  'team_access_not_granted',
  'token_revoked',
])
/** The bot can post nothing there, neither to the channel nor below the message. */
const PLACE_ERRORS = new Set([
  ...CHANNEL_ERRORS,
  'missing_scope',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
])
/** The bot's own credentials are wrong or out of date, which says nothing of the channel: an operator mends it. */
const CREDENTIAL_ERRORS = new Set(['invalid_auth', 'not_authed', 'token_expired'])
/** Slack's answers to too many requests, where it gives them as an error of its own and no status 429. */
const LIMIT_ERRORS = new Set(['rate_limited', 'ratelimited'])
/** Slack is moving the workspace, or lets nobody in just now: it says itself that this passes. */
const PASSING_ERRORS = new Set(['accesslimited', 'team_added_to_org'])
/** Slack has read the post and takes none like it. */
const POST_ERRORS = new Set([
  'as_user_not_supported',
  'attachment_payload_limit_exceeded',
  'cannot_reply_to_message',
  'duplicate_channel_not_found',
  'duplicate_message_not_found',
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_charset',
  'invalid_form_data',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_post_type',
  'message_limit_exceeded',
  'messages_tab_disabled',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'method_deprecated',
  'missing_post_type',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_permission',
  'no_text',
  'not_allowed_token_type',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'too_many_attachments',
  'too_many_contact_cards',
])
/** The post is there no more, or may not be changed any more: its thread can still be told. */
const CHANGE_ERRORS = ['cant_update_message', 'edit_window_closed', 'message_not_found']
/** The post is there no more, or may not be taken away. @see https://docs.slack.dev/reference/methods/chat.delete */
const DELETE_ERRORS = ['cant_delete_message', 'compliance_exports_prevent_deletion', 'message_not_found']
const UNCHANGEABLE_ERRORS = new Set([...TARGET_ERRORS, ...CHANGE_ERRORS])

/** Whether Slack says of a post that the bot may not post there: it surely is not there, and its reader can be told so. */
export function isPlaceClosed(error: unknown): boolean {
  return PLACE_ERRORS.has(slackRefusal(error) ?? '')
}

/** Whether Slack says that a post cannot be changed, where another may stand behind it. */
export function isFixed(error: unknown): boolean {
  return CHANGE_ERRORS.includes(slackRefusal(error) ?? '')
}

/** Whether Slack says that there is nothing to delete, or that the workspace keeps what was posted. */
export function isKept(error: unknown): boolean {
  return DELETE_ERRORS.includes(slackRefusal(error) ?? '')
}

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

/**
 * Reads that a call was refused for coming too soon, which says that nothing was done.
 * @returns how long to wait, where Slack says so: nothing, and less than nothing, is no wait; `undefined` for any other error.
 */
export function limitOf(error: unknown): { readonly retryAfterMs: number | undefined } | undefined {
  if (error instanceof WebAPIRateLimitedError) {
    return { retryAfterMs: error.retryAfter > 0 ? error.retryAfter * 1000 : undefined }
  }
  const isLimit = error instanceof WebAPIPlatformError && LIMIT_ERRORS.has(error.data.error)
  return isLimit ? { retryAfterMs: undefined } : undefined
}

/** The rate under which posts to a channel fall. */
export function channelRate(workspace: string, channel: string): string {
  return `slack/${workspace}/${channel}`
}

/** What an error of the library says about a post: the only place that knows these errors. */
export function outcomeOf(error: unknown, { workspace, channel }: Target): PostOutcome {
  const rate = channelRate(workspace, channel)
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'not-posted', reason: 'rate-limited', retryAfterMs: error.retryAfter * 1000, rate }
  }
  if (error instanceof WebAPIPlatformError) return outcomeOfCode(error.data.error, rate)
  if (error instanceof WebAPIHTTPError) return outcomeOfStatus(error.statusCode)
  if (!(error instanceof WebAPIRequestError)) throw error
  return isNeverSent(error.original)
    ? { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
    : { kind: 'unsure', reason: isTimeout(error.original) ? 'no-answer' : 'connection-broke' }
}

/** Whoever says so has seen how large the post is, and it is no smaller the next time. */
const TOO_LARGE = 413

/** What a status says whose answer is not in Slack's own words. */
function outcomeOfStatus(status: number): PostOutcome {
  if (status === TOO_LARGE) return { kind: 'refused', scope: 'post', detail: `status ${status}` }
  return isStoppedBetween(status)
    ? { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
    : { kind: 'unsure', reason: 'platform-unsure' }
}

/** @param rate what a limit is about. */
function outcomeOfCode(code: string, rate: string): PostOutcome {
  if (UNSURE_ERRORS.has(code)) return { kind: 'unsure', reason: 'platform-unsure' }
  if (CREDENTIAL_ERRORS.has(code)) {
    return { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined }
  }
  if (LIMIT_ERRORS.has(code)) return { kind: 'not-posted', reason: 'rate-limited', retryAfterMs: undefined, rate }
  if (PASSING_ERRORS.has(code)) {
    return { kind: 'not-posted', reason: 'platform-busy', retryAfterMs: undefined, rate: undefined }
  }
  if (TARGET_ERRORS.has(code)) return { kind: 'refused', scope: 'target', detail: code }
  const refused = { kind: 'refused', scope: 'post', detail: code.slice(0, LONGEST_CODE) } as const
  return POST_ERRORS.has(code) ? refused : { ...refused, mayPass: true }
}

const LONGEST_CODE = 100

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
