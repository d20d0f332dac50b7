import {
  type ChatPostMessageArguments,
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'
import type { LookUpOutcome, Platform, Post, PostOutcome, Rate, Target } from '../../src/index.ts'
import { leanFetch } from '../shared/lean-fetch.ts'
import { SLACK_LIMITS } from './limits.ts'
import { createRenderer, type PostPages, type RenderedPost } from './post-pages.ts'

/** What posting to Slack needs. */
export interface SlackClientOptions {
  /** Where the Web API is, ending in a slash; Slack's own when `undefined`. */
  readonly apiUrl: string | undefined
  /** The token of a workspace; `undefined` when it has none any more. */
  readonly tokenOf: (workspace: string) => Promise<string | undefined>
  /** A request without an answer is given up after this. */
  readonly timeoutMs: number
  /** Slack's history shows a message somewhat after it was posted. */
  readonly settleMs: number
}

const PLATFORM = 'slack'
/** Marks the bot's posts; its payload is the key they are looked up by. Every app of the workspace can read it. */
const EVENT_TYPE = 'briefing_delivery'
/** Slack says `ok: false` although a part may have happened. @see https://docs.slack.dev/reference/methods/chat.postMessage */
const UNSURE_ERRORS = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'])
/** Nothing can be posted to that channel, or by that installation, any more. */
const TARGET_ERRORS = new Set([
  'account_inactive',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'not_authed',
  'not_in_channel',
  'invalid_auth',
  'org_login_required',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
])
/** What follows in a thread is sent at the pace that Slack asks for in a channel, a second and a little. */
const PACE_MS = 1_100
const MOST_TRIES = 4
const LONGEST_WAIT_MS = 10_000
/** Most messages that one look-up reads; a channel gets a digest, not hundreds of posts a minute. */
const LOOK_UP_MESSAGES = 100

/**
 * Slack as a place to deliver to. One client serves all workspaces; it never repeats a request by itself, since a
 * repeated `chat.postMessage` is a second message.
 */
export function createSlackPlatform(options: SlackClientOptions): Platform {
  const client = createSlackClient(options)
  const render = createRenderer()
  return {
    id: PLATFORM,
    canLookUp: true,
    answerWithinMs: options.timeoutMs,
    settleMs: options.settleMs,
    ratesOf,
    async post(post) {
      const token = await options.tokenOf(post.target.workspace)
      if (token === undefined) return { kind: 'refused', scope: 'target', detail: 'no token' }
      return await postPages(client, { post, pages: render(post), token })
    },
    async lookUp(post, sinceMs) {
      const token = await options.tokenOf(post.target.workspace)
      if (token === undefined) return { kind: 'unavailable', detail: 'no token', retryAfterMs: undefined }
      return await findPost(client, post, { token, sinceMs })
    },
  }
}

/** Makes a client without retries, queues and pauses of its own: all of these are the ledger's. */
export function createSlackClient({ apiUrl, timeoutMs }: Pick<SlackClientOptions, 'apiUrl' | 'timeoutMs'>): WebClient {
  return new WebClient(undefined, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    fetch: async (input, init) => withReadableWait(await leanFetch(input, init)),
    maxRequestConcurrency: Number.MAX_SAFE_INTEGER,
    logLevel: LogLevel.ERROR,
  })
}

const RATE_LIMITED = 429

/** The library calls a limit that does not say how long it lasts a failure like any other, and it is none. */
function withReadableWait(response: Response): Response {
  const isReadable = Number.parseInt(response.headers.get('retry-after') ?? '', 10) >= 0
  if (response.status !== RATE_LIMITED || isReadable) return response
  return new Response(null, { status: RATE_LIMITED, headers: { 'retry-after': '0' } })
}

/** The channel's rate, then that of the workspace. */
function ratesOf({ workspace, channel }: Target): readonly Rate[] {
  const { postsPerSecondInChannel, burstInChannel, postsPerSecondInWorkspace, burstInWorkspace } = SLACK_LIMITS
  return [
    { key: channelRate(workspace, channel), perSecond: postsPerSecondInChannel, burst: burstInChannel },
    { key: `slack/${workspace}`, perSecond: postsPerSecondInWorkspace, burst: burstInWorkspace },
  ]
}

function channelRate(workspace: string, channel: string): string {
  return `slack/${workspace}/${channel}`
}

interface Posting {
  readonly post: Post
  readonly pages: PostPages
  readonly token: string
}

async function postPages(client: WebClient, { post, pages, token }: Posting): Promise<PostOutcome> {
  const { first, following } = pages
  const outcome = await postPage(client, first, { post, token })
  if (outcome.kind !== 'posted') return outcome
  let missing = 0
  for (const page of following) {
    const isThere = await postFollowing(client, page, { post, token, thread: outcome.post })
    missing += isThere ? 0 : 1
  }
  return missing === 0 ? outcome : { ...outcome, missing }
}

/**
 * Posts what follows in the thread, at the channel's pace. It has no key of its own to be looked up by, so only what
 * surely did not arrive is sent again, a few times.
 */
async function postFollowing(client: WebClient, page: RenderedPost, at: PageAt): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await wait(PACE_MS)
    const outcome = await postPage(client, page, at)
    if (outcome.kind !== 'not-posted') return outcome.kind === 'posted'
    await wait(Math.min(outcome.retryAfterMs ?? 0, LONGEST_WAIT_MS))
  }
  return false
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Where a page goes: the post itself, or its thread. */
interface PageAt {
  readonly post: Post
  readonly token: string
  readonly thread?: string
}

async function postPage(
  client: WebClient,
  page: RenderedPost,
  { post: { target, key }, token, thread }: PageAt,
): Promise<PostOutcome> {
  const body = {
    ...page,
    token,
    channel: target.channel,
    metadata: { event_type: EVENT_TYPE, event_payload: { key } },
    ...(thread === undefined ? {} : { thread_ts: thread }),
  }
  try {
    const { ts } = await client.chat.postMessage(asArguments(body))
    return ts === undefined ? { kind: 'unsure', reason: 'platform-unsure' } : { kind: 'posted', post: ts }
  } catch (error) {
    return outcomeOf(error, target)
  }
}

/** The library wants blocks as objects, and sends them as the text that they are here. */
function asArguments(body: object): ChatPostMessageArguments {
  return body as ChatPostMessageArguments
}

async function findPost(
  client: WebClient,
  { target, key }: Pick<Post, 'target' | 'key'>,
  { token, sinceMs }: { readonly token: string; readonly sinceMs: number },
): Promise<LookUpOutcome> {
  try {
    const { messages = [] } = await client.conversations.history({
      token,
      channel: target.channel,
      oldest: String(sinceMs / 1000),
      limit: LOOK_UP_MESSAGES,
      include_all_metadata: true,
    })
    const found = messages.find(({ metadata }) => keyOf(metadata) === key)
    if (found?.ts !== undefined) return { kind: 'found', post: found.ts }
    // a full page may hide the message behind it
    if (messages.length < LOOK_UP_MESSAGES) return { kind: 'absent' }
    return { kind: 'unavailable', detail: 'too many messages since', retryAfterMs: undefined }
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { kind: 'unavailable', detail: 'rate limited', retryAfterMs: error.retryAfter * 1000 }
    }
    const detail = error instanceof WebAPIPlatformError ? error.data.error : 'no answer'
    return { kind: 'unavailable', detail, retryAfterMs: undefined }
  }
}

function keyOf(metadata: object | undefined): unknown {
  const { event_type: type, event_payload: payload }: { event_type?: unknown; event_payload?: { key?: unknown } } =
    metadata ?? {}
  return type === EVENT_TYPE ? payload?.key : undefined
}

/** What an error of the library says about the post: the only place that knows these errors. */
function outcomeOf(error: unknown, { workspace, channel }: Target): PostOutcome {
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
