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

/** What the connector says of a place from which the bot was removed. */
export const REMOVED = { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: 'removed' } } }
