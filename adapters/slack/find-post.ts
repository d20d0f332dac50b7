import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import {
  isPageKey,
  type LookUpOutcome,
  type LookUpRange,
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
  try {
    let cursor = ''
    for (let page = 0; page < MOST_PAGES; page++) {
      const { messages = [], response_metadata: next } = await readPage(client, post, { ...sought, cursor })
      const found = messages.find(({ metadata }) => keyOf(metadata) === post.key)
      if (found?.ts !== undefined) return { kind: 'found', post: found.ts }
      cursor = next?.next_cursor ?? ''
      if (cursor === '') return { kind: 'absent' }
    }
    return TOO_MANY
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { kind: 'unavailable', detail: 'rate limited', retryAfterMs: error.retryAfter * 1000 }
    }
    return { kind: 'unavailable', detail: slackRefusal(error) ?? 'no answer', retryAfterMs: undefined }
  }
}

/** The pages of a delivery that stand in a thread, in order; `undefined` where they cannot be read. Never rejects. */
export async function findInThread(
  client: WebClient,
  post: Pick<Posted, 'target' | 'key'> & { readonly thread: string },
  sought: Sought,
): Promise<string[] | undefined> {
  const found: string[] = []
  try {
    let cursor = ''
    for (let page = 0; page < MOST_PAGES; page++) {
      const { messages = [], response_metadata: next } = await readPage(client, post, { ...sought, cursor })
      for (const { ts, metadata } of messages) {
        if (ts !== undefined && isPageKey(keyOf(metadata), post.key)) found.push(ts)
      }
      cursor = next?.next_cursor ?? ''
      if (cursor === '') return found.sort()
    }
  } catch {
    // nobody can tell
  }
  return undefined
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
