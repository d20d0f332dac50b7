import type { Place } from '../../../src/index.ts'
import type { PartsHere } from '../app-parts.ts'
import { placeOf, privateThread } from '../conversation.ts'
import { homePage } from './home-view.ts'

/** Whose page it is. */
export interface Person {
  readonly user: string
  /** The channel of their direct messages with the bot, where it is known. */
  readonly directMessages: string | undefined
}

/** Draws a reader's page and puts it in its tab. @param note what came of what they did last. */
export async function publish(parts: PartsHere, person: Person, note?: string): Promise<void> {
  const { bot, client, workspace, voices } = parts
  if (bot.home === undefined) return
  const { user, directMessages } = person
  const channels = await parts.channelsOf(workspace, user)
  const theirs = (channel: string): boolean => channel === directMessages || (channels?.has(channel) ?? false)
  const view = await bot.home.view(await personalPlace(parts, person), async (channel) => theirs(channel))
  const page = homePage({
    view,
    say: voices[view.language],
    note,
    knowsChannels: channels !== undefined,
    directMessages,
  })
  await client.views.publish({ token: workspace.token, user_id: user, view: page })
}

/** Whether a reader is in a channel: looked at before anything of it is shown or changed, and told where it is not so. */
export async function isTheirs(
  { workspace, channelsOf, onRefusal }: PartsHere,
  { user, directMessages }: Person,
  channel: string,
): Promise<boolean> {
  if (channel === directMessages) return true
  const channels = await channelsOf(workspace, user)
  if (channels?.has(channel) === true) return true
  if (channels !== undefined) onRefusal({ workspace: workspace.id, user, channel })
  return false
}

/** Where a reader looks things up for themselves: a channel of one. */
export function personalPlace(parts: PartsHere, { user }: Person): Promise<Place> {
  return placeOf(parts, { channel: user, thread: privateThread(user), user })
}

/** Where a reader changes something of a channel. */
export function placeIn(parts: PartsHere, { user }: Person, channel: string): Promise<Place> {
  return placeOf(parts, { channel, thread: privateThread(user), user })
}
