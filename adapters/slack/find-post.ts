import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import {
  isPageKey,
  type LookUpOutcome,
  type LookUpRange,
  type LookUpUnavailable,
  type Post,
  type Posted,
  TOO_MANY_SINCE,
} from '../../src/index.ts'
import { keyOf } from './delivery-pages.ts'
import { slackRefusal } from './slack-refusal.ts'

/** Messages of one page; Slack gives the newest first, and a thread's oldest first. */
const PAGE = 100
/** Pages that one look-up reads: of a channel with fifty messages a minute, the twenty minutes about an attempt. */
const MOST_PAGES = 10
const TOO_MANY = { kind: 'unavailable', detail: TOO_MANY_SINCE, retryAfterMs: undefined } as const

/** Where and when a post is looked for, by Slack's clock. */
export interface Sought extends LookUpRange {
  readonly token: string
}

/** Looks for a post by its key, in its channel or its thread. Never rejects. */
export async function findPost(
  client: WebClient,
  post: Pick<Post, 'target' | 'key' | 'thread'>,
  sought: Sought,
): Promise<LookUpOutcome> {
  let found: string | undefined
  const unseen = await lookThrough(client, { post, sought }, ({ ts, key }) => {
    if (key === post.key) found ??= ts
    return found !== undefined
  })
  if (found !== undefined) return { kind: 'found', post: found }
  return unseen ?? { kind: 'absent' }
}

/** The pages of a delivery that stand in a thread, in order; or why they cannot be told. Never rejects. */
export async function findInThread(
  client: WebClient,
  post: Pick<Posted, 'target' | 'key'> & { readonly thread: string },
  sought: Sought,
): Promise<{ readonly kind: 'seen'; readonly posts: readonly string[] } | LookUpUnavailable> {
  const posts: string[] = []
  const unseen = await lookThrough(client, { post, sought }, ({ ts, key }) => {
    if (isPageKey(key, post.key)) posts.push(ts)
    return false
  })
  return unseen ?? { kind: 'seen', posts: posts.sort() }
}

interface Looking {
  readonly post: Pick<Post, 'target' | 'thread'>
  readonly sought: Sought
}

/**
 * Shows every message that may be meant, one after another.
 * @param isDone hears of a message, and says whether no other is wanted.
 * @returns why not all of them could be shown.
 */
async function lookThrough(
  client: WebClient,
  { post, sought }: Looking,
  isDone: (message: { readonly ts: string; readonly key: unknown }) => boolean,
): Promise<LookUpUnavailable | undefined> {
  try {
    let cursor = ''
    for (let page = 0; page < MOST_PAGES; page++) {
      const { messages = [], response_metadata: next } = await readPage(client, post, { ...sought, cursor })
      for (const { ts, metadata } of messages) {
        if (ts !== undefined && isDone({ ts, key: keyOf(metadata) })) return undefined
      }
      cursor = next?.next_cursor ?? ''
      if (cursor === '') return undefined
    }
    return TOO_MANY
  } catch (error) {
    return unavailable(error)
  }
}

/** Why Slack did not let the bot look. */
function unavailable(error: unknown): LookUpUnavailable {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'unavailable', detail: 'rate limited', retryAfterMs: error.retryAfter * 1000 }
  }
  const detail = slackRefusal(error) ?? 'no answer'
  const refused = { kind: 'unavailable', detail, retryAfterMs: undefined } as const
  return detail === 'missing_scope' ? { ...refused, lasts: true } : refused
}

function readPage(
  client: WebClient,
  { target, thread }: Pick<Post, 'target' | 'thread'>,
  { token, sinceMs, untilMs, cursor }: Sought & { readonly cursor: string },
) {
  const range = {
    token,
    channel: target.channel,
    oldest: String(sinceMs / 1000),
    ...(untilMs === Number.POSITIVE_INFINITY ? {} : { latest: String(untilMs / 1000) }),
    inclusive: true,
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor === '' ? {} : { cursor }),
  }
  return thread === undefined
    ? client.conversations.history(range)
    : client.conversations.replies({ ...range, ts: thread })
}
