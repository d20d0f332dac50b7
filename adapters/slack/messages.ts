import type { App } from '@slack/bolt'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from './app-parts.ts'
import { placeOf, postAnswer, removePosts, replaceAnswer, type SlackPlace } from './conversation.ts'
import type { SlackWorkspace } from './workspace.ts'

/** A message in a conversation, as far as the bot looks at it. */
interface Said {
  readonly channel: string
  readonly channel_type?: string
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly text?: string
  readonly subtype?: string
  readonly bot_id?: string
}

/** A message that was changed or deleted; the message itself names no channel. */
interface Changed {
  readonly channel: string
  readonly channel_type?: string
  readonly message?: Omit<Said, 'channel'>
  readonly previous_message?: Omit<Said, 'channel'>
  readonly deleted_ts?: string
}

/** What a reader says by these is a message like any other; every other subtype is a notice, of a join or a pin. */
const SAYING = new Set([undefined, 'thread_broadcast', 'file_share', 'me_message'])

/** Ties what is said to the bot: its name, direct messages, its threads; and what becomes of what was said. */
export function wireMessages(app: App, parts: SlackAppParts): void {
  app.event('app_mention', async ({ event, context }) => {
    const said = event as Said
    const here = inWorkspaceOf(parts, context)
    if (said.user === undefined || isOwn(said, here)) return
    await answer(here, { said, user: said.user })
  })
  app.message(async ({ message, context }) => {
    const here = inWorkspaceOf(parts, context)
    if (message.subtype === 'message_changed') await hearChange(here, message as Changed)
    else if (message.subtype === 'message_deleted') await hearDeletion(here, message as Changed)
    else await hear(here, message as Said)
  })
}

async function hear(parts: PartsHere, said: Said): Promise<void> {
  const { user, subtype, text = '', channel_type: type } = said
  if (!SAYING.has(subtype) || user === undefined || isOwn(said, parts)) return
  const heard = { said, user }
  // a mention comes as an event of its own
  if (type !== 'im' && text.includes(`<@${parts.workspace.botUser}>`)) return
  if (type === 'im' || (await isOurThread(parts, heard))) await answer(parts, heard)
}

interface Heard {
  readonly said: Said
  readonly user: string
}

/** In a thread of ours a line is a reply, elsewhere a command; the answer stands in the thread either way. */
async function answer(parts: PartsHere, heard: Heard): Promise<void> {
  const at = placeIn(heard)
  const place = await placeOf(parts, at)
  const text = withoutMention(heard.said.text ?? '', parts.workspace)
  const message =
    kindOf(heard.said) === 'command' ? await parts.bot.command(place, text) : await parts.bot.reply(place, text)
  await parts.bot.answered(place, await postAnswer(parts, at, message))
}

/** The first message of a thread carries its own `ts` as the thread's once it was answered. */
function kindOf({ ts, thread_ts: thread }: Pick<Said, 'ts' | 'thread_ts'>): 'command' | 'reply' {
  return thread === undefined || thread === ts ? 'command' : 'reply'
}

function placeIn({ said, user }: Heard): SlackPlace {
  return { channel: said.channel, thread: said.thread_ts ?? said.ts, user, message: said.ts }
}

/** The bot answers unasked only where it posted or was asked before; other people's threads are theirs. */
async function isOurThread(parts: PartsHere, heard: Heard): Promise<boolean> {
  if (heard.said.thread_ts === undefined) return false
  return await parts.bot.isInThread(await placeOf(parts, placeIn(heard)))
}

/**
 * An edit of what was answered changes the answer. Slack tells of many changes that are none of the words: a preview
 * that came, a reply that was added; and of our own, which are left alone.
 */
async function hearChange(parts: PartsHere, changed: Changed): Promise<void> {
  const { message, previous_message: before, channel } = changed
  // a deleted message that was answered stays behind as a stone, for its thread
  if (message?.subtype === 'tombstone') return await hearDeletion(parts, { ...changed, deleted_ts: message.ts })
  if (message?.user === undefined || isOwn({ ...message, channel }, parts) || message.text === before?.text) return
  const heard: Heard = { said: { ...message, channel }, user: message.user }
  const at = placeIn(heard)
  const place = await placeOf(parts, at)
  const posts = await parts.bot.answersTo(place)
  if (posts.length === 0) return
  const text = withoutMention(message.text ?? '', parts.workspace)
  const revised = await parts.bot.revise(place, text, kindOf(message))
  if (revised.kind === 'refused') await postAnswer(parts, at, revised.message)
  else await parts.bot.answered(place, await replaceAnswer(parts, { ...at, posts }, revised.message))
}

/** What was asked and taken back needs no answer. */
async function hearDeletion(parts: PartsHere, deleted: Changed): Promise<void> {
  const { channel, previous_message: before, deleted_ts: ts } = deleted
  if (ts === undefined || before?.user === undefined || isOwn({ ...before, channel }, parts)) return
  const at = { channel, thread: before.thread_ts ?? ts, user: before.user, message: ts }
  await removePosts(parts, { channel, posts: await parts.bot.retract(await placeOf(parts, at)) })
}

function isOwn({ user, bot_id: bot }: Said, { workspace }: PartsHere): boolean {
  return bot !== undefined || user === workspace.botUser
}

function withoutMention(text: string, { botUser }: SlackWorkspace): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' ').trim()
}
