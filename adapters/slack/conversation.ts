import type { WebClient } from '@slack/web-api'
import { type Bot, type Message, type Place, targetKey } from '../../src/index.ts'
import type { Patiently } from './patience.ts'
import type { SlackPerson } from './people.ts'
import { isFixed, isKept } from './post-outcome.ts'
import { pagesOf, type SlackPost } from './render.ts'
import type { SlackWorkspace } from './workspace.ts'

/** What talking in a workspace takes. */
export interface ConversationParts {
  readonly bot: Bot
  readonly client: WebClient
  readonly patiently: Patiently
  readonly workspace: SlackWorkspace
  readonly person: (workspace: SlackWorkspace, user: string) => Promise<SlackPerson>
}

/** What posting takes. */
type Talking = Pick<ConversationParts, 'client' | 'patiently'> & { readonly workspace: Pick<SlackWorkspace, 'token'> }

/** Where in a workspace something was said, and by whom; all of it from a request that was checked. */
export interface SlackPlace {
  readonly channel: string
  /** The `ts` of the thread's first message, or what `privateThread` made. */
  readonly thread: string
  readonly user: string
  /** The `ts` of the message that asks, where one does. */
  readonly message?: string
}

/** Id of Slack as a platform of targets. */
export const SLACK_PLATFORM = 'slack'

const PRIVATE = 'private '

/** The thread of what one reader sees alone in a channel. No message has such a `ts`. */
export function privateThread(user: string): string {
  return `${PRIVATE}${user}`
}

/** Tells whether a thread is one reader's own, in which nothing can be posted. */
export function isPrivate({ thread }: Pick<SlackPlace, 'thread'>): boolean {
  return thread.startsWith(PRIVATE)
}

/** Tells the bot where it is asked, and what Slack knows of who asks. */
export async function placeOf({ person, workspace }: ConversationParts, place: SlackPlace): Promise<Place> {
  const { channel, thread, user, message } = place
  const target = { platform: SLACK_PLATFORM, workspace: workspace.id, channel }
  const { zone, locale, isAdmin } = await person(workspace, user)
  return {
    channel: targetKey(target),
    thread,
    language: undefined,
    ...(locale === undefined ? {} : { locale }),
    ...(message === undefined ? {} : { message }),
    target,
    user,
    isAdmin,
    ...(zone === undefined ? {} : { zone }),
  }
}

/**
 * Posts an answer in a thread; what does not fit in one post follows in the same thread.
 * @returns the `ts` of each post, in order.
 */
export async function postAnswer(
  { client, patiently, workspace: { token } }: Talking,
  { channel, thread }: Pick<SlackPlace, 'channel' | 'thread'>,
  message: Message,
): Promise<readonly string[]> {
  const posts: string[] = []
  for (const page of pagesOf(message)) {
    const body = { token, channel, thread_ts: thread, ...asBody(page) }
    const { ts } = await patiently(() => client.chat.postMessage(body))
    if (ts !== undefined) posts.push(ts)
  }
  return posts
}

/**
 * Makes posts say something else: each page takes the place of one; what has no place, or whose place is gone or fixed,
 * is posted behind them. What is left over stands as it did.
 * @returns the `ts` of each post that says it now, in order.
 */
export async function replaceAnswer(
  talking: Talking,
  { channel, thread, posts }: Pick<SlackPlace, 'channel' | 'thread'> & { readonly posts: readonly string[] },
  message: Message,
): Promise<readonly string[]> {
  const { client, patiently, workspace } = talking
  const { token } = workspace
  const pages = pagesOf(message)
  const now: string[] = []
  for (const [index, page] of pages.entries()) {
    const before = posts[index]
    const body = { token, channel, ...asBody(page) }
    const { ts } = await patiently(async (): Promise<{ readonly ts?: string }> => {
      const updated = before === undefined ? undefined : await updateIfOpen(client, { ...body, ts: before })
      return updated ?? (await client.chat.postMessage({ ...body, thread_ts: thread }))
    })
    if (ts !== undefined) now.push(ts)
  }
  return now
}

/** @returns `undefined` when there is no such post any more, or a workspace lets nobody change one of its age. */
async function updateIfOpen(
  client: WebClient,
  { ts, ...body }: SlackBody & { readonly ts: string; readonly token: string; readonly channel: string },
): Promise<{ readonly ts?: string } | undefined> {
  try {
    return await client.chat.update({ ...asUpdate(body), ts })
  } catch (error) {
    if (isFixed(error)) return undefined
    throw error
  }
}

/** Deletes posts of ours; one that is gone already, or that a workspace keeps, is no failure. */
export async function removePosts(
  { client, patiently, workspace: { token } }: Talking,
  { channel, posts }: { readonly channel: string; readonly posts: readonly string[] },
): Promise<void> {
  for (const ts of posts) {
    try {
      await patiently(() => client.chat.delete({ token, channel, ts }))
    } catch (error) {
      if (!isKept(error)) throw error
    }
  }
}

type SlackBody = Omit<SlackPost, 'blocks'> & { blocks: SlackPost['blocks'][number][] }

/** The library wants arrays that can be written to; it writes to none. */
export function asBody({ blocks, ...post }: SlackPost): SlackBody {
  return { ...post, blocks: [...blocks] }
}

/** `chat.update` knows nothing of previews: they are not fetched for what was posted without. */
export function asUpdate<Body extends SlackBody>(body: Body): Omit<Body, 'unfurl_links' | 'unfurl_media'> {
  const { unfurl_links: _links, unfurl_media: _media, ...rest } = body
  return rest
}
