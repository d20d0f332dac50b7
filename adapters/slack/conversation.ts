import type { WebClient } from '@slack/web-api'
import { type Bot, type Message, type Place, targetKey } from '../../src/index.ts'
import type { SlackPerson } from './people.ts'
import { renderSlack, type SlackPost } from './render.ts'
import type { SlackWorkspace } from './workspace.ts'

/** What talking in a workspace takes. */
export interface ConversationParts {
  readonly bot: Bot
  readonly client: WebClient
  readonly workspace: SlackWorkspace
  readonly person: (workspace: SlackWorkspace, user: string) => Promise<SlackPerson>
}

/** Where in a workspace something was said, and by whom; all of it from a request that was checked. */
export interface SlackPlace {
  readonly channel: string
  /** The `ts` of the thread's first message. */
  readonly thread: string
  readonly user: string
}

/** Id of Slack as a platform of targets. */
export const SLACK_PLATFORM = 'slack'

/** Tells the bot where it is asked, and what Slack knows of who asks. */
export async function placeOf({ person, workspace }: ConversationParts, place: SlackPlace): Promise<Place> {
  const { channel, thread, user } = place
  const target = { platform: SLACK_PLATFORM, workspace: workspace.id, channel }
  const { zone, locale, isAdmin } = await person(workspace, user)
  return {
    channel: targetKey(target),
    thread,
    language: undefined,
    ...(locale === undefined ? {} : { locale }),
    target,
    user,
    isAdmin,
    ...(zone === undefined ? {} : { zone }),
  }
}

/** Posts an answer in a thread; what does not fit in one post follows in the same thread. */
export async function postAnswer(
  { client, workspace: { token } }: ConversationParts,
  { channel, thread }: Pick<SlackPlace, 'channel' | 'thread'>,
  message: Message,
): Promise<void> {
  for (const page of pagesOf(message)) {
    await client.chat.postMessage({ token, channel, thread_ts: thread, ...asBody(page) })
  }
}

/** The posts of a message, in order. */
export function pagesOf(message: Message): readonly SlackPost[] {
  const { overflow, ...first } = renderSlack(message)
  return [first, ...overflow]
}

/** The library wants arrays that can be written to; it writes to none. */
export function asBody({
  blocks,
  ...post
}: SlackPost): Omit<SlackPost, 'blocks'> & { blocks: SlackPost['blocks'][number][] } {
  return { ...post, blocks: [...blocks] }
}
