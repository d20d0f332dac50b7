import type { WebClient } from '@slack/web-api'
import type { ConversationParts } from '../conversation.ts'
import { slackRefusal } from '../slack-refusal.ts'
import type { SlackWorkspace } from '../workspace.ts'

/** Tells which channels a reader is in; `undefined` when Slack does not let the bot know. */
export type ChannelsOf = (workspace: SlackWorkspace, user: string) => Promise<ReadonlySet<string> | undefined>

const KEEP_MS = 60_000
const MOST_KEPT = 1_000
const PAGE = 200
const MOST_PAGES = 10

/** Looks a reader's channels up, at most once a minute: only those that the bot is in, too, are told. */
export function createMembership(client: WebClient, now: () => number): ChannelsOf {
  const known = new Map<string, { readonly channels: ReadonlySet<string> | undefined; readonly atMs: number }>()
  return async ({ id, token }, user) => {
    const key = `${id} ${user}`
    const kept = known.get(key)
    if (kept !== undefined && now() - kept.atMs < KEEP_MS) return kept.channels
    const channels = await lookUp(client, token, user)
    const [oldest] = known.keys()
    if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest)
    known.set(key, { channels, atMs: now() })
    return channels
  }
}

async function lookUp(client: WebClient, token: string, user: string): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>()
  try {
    for (let [page, cursor] = [0, '']; page < MOST_PAGES && (page === 0 || cursor !== ''); page++) {
      const read = await readPage(client, { token, user, cursor })
      for (const id of read.ids) found.add(id)
      cursor = read.next
    }
    return found
  } catch (error) {
    if (slackRefusal(error) === 'missing_scope') return undefined
    throw error
  }
}

interface PageRequest {
  readonly token: string
  readonly user: string
  /** Empty for the first page. */
  readonly cursor: string
}

async function readPage(client: WebClient, { token, user, cursor }: PageRequest) {
  const { channels = [], response_metadata: more } = await client.users.conversations({
    token,
    user,
    types: 'public_channel,private_channel',
    exclude_archived: true,
    limit: PAGE,
    ...(cursor === '' ? {} : { cursor }),
  })
  return { ids: channels.flatMap(({ id }) => id ?? []), next: more?.next_cursor ?? '' }
}

/**
 * Tells whether the bot can post in a channel: better found out when digests are asked for than by the ledger tomorrow.
 * What Slack does not tell, such as of direct messages without the scope for them, is taken to be well.
 */
export async function isReached(
  { client, workspace: { token } }: Pick<ConversationParts, 'client' | 'workspace'>,
  channel: string,
): Promise<boolean> {
  try {
    const { channel: found } = await client.conversations.info({ token, channel })
    return found?.is_member !== false || found.is_im === true
  } catch (error) {
    return slackRefusal(error) !== 'channel_not_found'
  }
}
