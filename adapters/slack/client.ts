import { stringify } from 'node:querystring'
import type { RichTextBlock } from '@slack/types'
import { type ChatUpdateArguments, LogLevel, WebClient } from '@slack/web-api'
import {
  type LookUpUnavailable,
  type Message,
  type Platform,
  type Post,
  type Posted,
  type PostedAs,
  type PostOutcome,
  pageKey,
  type Rate,
  type Target,
  type UpdateOutcome,
} from '../../src/index.ts'
import { pageAt } from '../shared/known-pages.ts'
import { leanFetch } from '../shared/lean-fetch.ts'
import { asBody, asUpdate, removePosts, SLACK_PLATFORM } from './conversation.ts'
import { metadataOf, postsOf } from './delivery-pages.ts'
import { findInThread, findPost } from './find-post.ts'
import { NoTokenYetError } from './installation/refresh.ts'
import { SLACK_LIMITS } from './limits.ts'
import type { Patiently } from './patience.ts'
import { createPostForm, type PostForm } from './post-form.ts'
import { channelRate, outcomeOf, updateOutcomeOf } from './post-outcome.ts'
import { createRenderer } from './post-pages.ts'
import type { SlackPost } from './render.ts'
import { tellPages } from './tell-pages.ts'

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
  /** For what one person is told, which is in no ledger. */
  readonly patiently: Patiently
}

/**
 * Slack as a place to deliver to. One client serves all workspaces; it never repeats a request by itself, since a
 * repeated `chat.postMessage` is a second message.
 */
export function createSlackPlatform(options: SlackClientOptions): Platform {
  const client = createSlackClient(options)
  const postForm = createPostForm(options)
  const render = createRenderer()
  return {
    id: SLACK_PLATFORM,
    canLookUp: async () => true,
    answerWithinMs: options.timeoutMs,
    settleMs: options.settleMs,
    ratesOf,
    pageCount: (said) => render(said).length,
    async post(post) {
      const token = await tokenFor(options, post.target)
      if (token === 'gone') return { kind: 'refused', scope: 'target', detail: 'no token' }
      if (token === 'later') return NOT_NOW
      return await postPage(postForm, pageAt(render(post), post.page), { post, ...token })
    },
    async lookUp(post, range) {
      const token = await tokenFor(options, post.target)
      if (typeof token === 'string') return { kind: 'unavailable', detail: 'no token', retryAfterMs: undefined }
      return await findPost(client, post, { ...token, ...range })
    },
    async update(post, posted) {
      const token = await tokenFor(options, post.target)
      if (token === 'gone') return { kind: 'gone', detail: 'no token' }
      if (token === 'later') return { kind: 'not-updated', retryAfterMs: undefined }
      return await updatePages(client, post, { ...token, posted })
    },
    async tell(user, about, message) {
      const token = await tokenFor(options, about)
      return typeof token !== 'string' && (await tellOne({ ...options, client }, { ...token, user, about }, message))
    },
  }
}

const NOT_NOW = { kind: 'not-posted', reason: 'unreachable', retryAfterMs: undefined, rate: undefined } as const

/** `gone` where the bot is installed no more; `later` where a token has expired and Slack gives no other just now. */
async function tokenFor(
  { tokenOf }: SlackClientOptions,
  { workspace }: Target,
): Promise<{ readonly token: string } | 'gone' | 'later'> {
  try {
    const token = await tokenOf(workspace)
    return token === undefined ? 'gone' : { token }
  } catch (error) {
    if (error instanceof NoTokenYetError) return 'later'
    throw error
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

interface Updating {
  readonly token: string
  readonly posted: PostedAs
}

/**
 * Makes the post and what follows it say something else. What is left over is deleted; what has no place yet is named.
 */
async function updatePages(client: WebClient, post: Posted, { token, posted }: Updating): Promise<UpdateOutcome> {
  const [first, ...pages] = postsOf(post)
  const { channel } = post.target
  const bodyOf = (page: SlackPost, number: number) => {
    return { ...asBody(page), token, channel, metadata: metadataOf(pageKey(post.key, number)) }
  }
  const update = (body: ReturnType<typeof bodyOf>, ts: string) =>
    client.chat.update({ ...asUpdate(body), ts } as ChatUpdateArguments)
  try {
    const { there, unseen } = await followingNow(client, post, { token, posted }, pages.length)
    await update(bodyOf(first, 0), posted.post)
    for (const [index, page] of pages.entries()) {
      const ts = there[index]
      if (ts) await update(bodyOf(page, index + 1), ts)
    }
    const leftOver = there.splice(pages.length).filter((ts) => ts !== '')
    await removePosts({ client, patiently: once, workspace: { token } }, { channel, posts: leftOver })
    const missing = pages.map((_, index) => index + 1).slice(there.length)
    const following = [...there, ...doubtedAfter(there.length, posted, pages.length)]
    const isSame = String(following) === String(posted.following)
    const told = unseen !== undefined && there.includes('') ? { unseen } : {}
    return { kind: 'updated', missing, ...told, ...(isSame ? {} : { following }) }
  } catch (error) {
    return updateOutcomeOf(error)
  }
}

/** What was looked for too early may arrive yet: the ledger goes on doubting as many pages as it had. */
function doubtedAfter(seen: number, { following }: PostedAs, count: number): readonly string[] {
  const length = following.includes('') ? Math.min(following.length, count) - seen : 0
  return Array.from({ length: Math.max(0, length) }, () => '')
}

/** The ledger waits, and comes again. */
const once: Patiently = (call) => call()

/** What follows a post, in order. */
interface Following {
  /** '' for what may be there or not. */
  readonly there: string[]
  /** Why it could not be looked for what may be there. */
  readonly unseen: LookUpUnavailable | undefined
}

/** What follows a post; where nobody was told of all of it, its thread is looked at, so that nothing is posted twice. */
async function followingNow(
  client: WebClient,
  post: Posted,
  { token, posted }: Updating,
  count: number,
): Promise<Following> {
  const known = [...posted.following]
  if (!known.includes('') && known.length >= count) return { there: known, unseen: undefined }
  const seen = await findInThread(
    client,
    { ...post, thread: posted.post },
    { token, sinceMs: 0, untilMs: Number.POSITIVE_INFINITY },
  )
  if (seen.kind === 'unavailable') return { there: known, unseen: seen }
  return { there: seen.posts.filter((ts) => ts !== posted.post), unseen: undefined }
}

interface Told {
  readonly token: string
  readonly user: string
  readonly about: Target
}

/** Under the name of the channel, which Slack shows where its reader may see it. */
async function tellOne(parts: Parameters<typeof tellPages>[0], { about, ...told }: Told, message: Message) {
  const name: RichTextBlock = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'channel', channel_id: about.channel }] }],
  }
  return await tellPages(parts, { ...told, about, name }, message)
}

/** What a page is posted as. */
interface PageAt {
  readonly post: Post
  readonly token: string
}

async function postPage(
  postForm: PostForm,
  page: string,
  { post: { target, key, thread }, token }: PageAt,
): Promise<PostOutcome> {
  const metadata = JSON.stringify(metadataOf(key))
  const place = stringify({ channel: target.channel, metadata, ...(thread === undefined ? {} : { thread_ts: thread }) })
  try {
    const ts = await postForm(token, `${place}&${page}`)
    return ts === undefined ? { kind: 'unsure', reason: 'platform-unsure' } : { kind: 'posted', post: ts }
  } catch (error) {
    return outcomeOf(error, target)
  }
}
