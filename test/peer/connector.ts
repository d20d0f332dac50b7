/** What the peer's connector reads of a request, and how it says no. */

/** Marks the first element of a card that the bot delivered; the key follows. */
const DELIVERED = 'delivery-'

/** The key of a delivery that a message carries; '' when it carries none. */
export function keyInActivity(activity: unknown): string {
  const { attachments }: { attachments?: readonly { content?: { body?: readonly { id?: unknown }[] } }[] } =
    Object(activity)
  const id = String(attachments?.[0]?.content?.body?.[0]?.id ?? '')
  return id.startsWith(DELIVERED) ? id.slice(DELIVERED.length) : ''
}

/** The channel in which a conversation is to be begun. */
export function channelInParameters(parameters: unknown): string {
  const { channelData }: { channelData?: { channel?: { id?: unknown } } } = Object(parameters)
  return String(channelData?.channel?.id ?? '')
}

/** The chat of the bot and the one person whom a request names; `undefined` where it names a channel. */
export function chatInParameters(parameters: unknown): string | undefined {
  const { members }: { members?: readonly { id?: unknown }[] } = Object(parameters)
  return members?.[0] === undefined ? undefined : `a:chat-with-${String(members[0].id)}`
}

/** The bot's application id, as the peer's Graph tells it. */
export const PEER_APP = '11111111-2222-3333-4444-555555555555'

const PER_PAGE = 50

/** What of a post Graph tells. */
interface GraphPost {
  readonly channel: string
  readonly key: string
  readonly ts: string
  readonly atMs: number
}

/** The last messages of a channel, or replies of a thread, the last one first, as Graph tells them. */
export function graphMessages(path: string, posts: readonly GraphPost[]): object {
  const [, channel = '', thread] = /\/channels\/([^/]+)\/messages(?:\/([^/]+)\/replies)?$/.exec(path) ?? []
  const conversation = decodeURIComponent(channel) + (thread === undefined ? '' : `;messageid=${thread}`)
  const found = posts.filter((post) => post.channel === conversation).slice(-PER_PAGE)
  const value = found.reverse().map(({ key, ts, atMs }) => ({
    id: ts,
    createdDateTime: new Date(atMs).toISOString(),
    from: { application: { id: PEER_APP, displayName: 'Briefing Bot' } },
    attachments: [{ content: JSON.stringify({ body: [{ id: `${DELIVERED}${key}` }] }, undefined, 2) }],
  }))
  return { value }
}

/** What the connector says of a place from which the bot was removed. */
export const REMOVED = { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: 'removed' } } }
