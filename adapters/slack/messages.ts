import type { App } from '@slack/bolt'
import type { Edited, Place } from '../../src/index.ts'
import { inWorkspaceOf, type PartsHere, type SlackAppParts } from './app-parts.ts'
import { placeOf, postAnswer, removePosts, replaceAnswer, type SlackPlace } from './conversation.ts'
import type { SlackWorkspace } from './workspace.ts'

/** A message in a conversation, as far as the bot looks at it. */
interface Said {
  readonly channel: string
  readonly channel_type?: string | undefined
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
  const { user, subtype, channel_type: type } = said
  if (!SAYING.has(subtype) || user === undefined || isOwn(said, parts)) return
  // a mention comes as an event of its own
  if (type !== 'im' && hasMention(said, parts)) return
  if (await isForUs(parts, { said, user })) await answer(parts, { said, user })
}

function hasMention({ text = '' }: Said, { workspace }: PartsHere): boolean {
  return text.includes(`<@${workspace.botUser}>`)
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
  const kind = kindOf(heard.said)
  const message = kind === 'command' ? await parts.bot.command(place, text) : await parts.bot.reply(place, text)
  await settle(parts, { at, place, kind }, await postAnswer(parts, at, message))
}

/** A message that is answered, and where. */
interface Asked {
  readonly at: SlackPlace
  readonly place: Place
  readonly kind: 'command' | 'reply'
}

/** Whoever answered a message does what came of it meanwhile. @param words which of its words; its first if not given. */
async function settle(parts: PartsHere, asked: Asked, posts: readonly string[], words?: string): Promise<void> {
  const settled = await parts.bot.answered(asked.place, posts, words)
  await removePosts(parts, { channel: asked.at.channel, posts: settled.stale })
  if (settled.words !== undefined) await answerAnew(parts, asked, { words: settled.words, posts })
}

/** What changes digests is not done by an edit, and the answer of before stays. */
async function answerAnew(parts: PartsHere, asked: Asked, { words, posts }: Edited): Promise<void> {
  const { at, place, kind } = asked
  const revised = await parts.bot.revise(place, words, kind)
  if (revised.kind === 'answered') {
    await settle(parts, asked, await replaceAnswer(parts, { ...at, posts }, revised.message), words)
  } else {
    await postAnswer(parts, at, revised.message)
    await settle(parts, asked, posts, words)
  }
}

/** The first message of a thread carries its own `ts` as the thread's once it was answered. */
function kindOf({ ts, thread_ts: thread }: Pick<Said, 'ts' | 'thread_ts'>): 'command' | 'reply' {
  return thread === undefined || thread === ts ? 'command' : 'reply'
}

function placeIn({ said, user }: Heard): SlackPlace {
  return { channel: said.channel, thread: said.thread_ts ?? said.ts, user, message: said.ts }
}

/** The bot answers unasked only where it posted or was asked before; other people's threads are theirs. */
async function isForUs(parts: PartsHere, heard: Heard): Promise<boolean> {
  const { channel_type: type, thread_ts: thread } = heard.said
  if (type === 'im' || hasMention(heard.said, parts)) return true
  return thread !== undefined && (await parts.bot.isInThread(await placeOf(parts, placeIn(heard))))
}

/**
 * An edit of what was answered changes the answer. Slack tells of many changes that are none of the words: a preview
 * that came, a reply that was added; and of our own, which are left alone.
 */
async function hearChange(parts: PartsHere, changed: Changed): Promise<void> {
  const { message, previous_message: before = message, channel, channel_type } = changed
  // a deleted message that was answered stays behind as a stone, for its thread
  if (message?.subtype === 'tombstone') return await hearDeletion(parts, { ...changed, deleted_ts: message.ts })
  if (message?.user === undefined || isOwn({ ...message, channel }, parts)) return
  if (message.text === changed.previous_message?.text) return
  const { user } = message
  if (!(await isForUs(parts, { said: { ...message, text: before?.text ?? '', channel, channel_type }, user }))) return
  const at = placeIn({ said: { ...message, channel }, user })
  const place = await placeOf(parts, at)
  const edited = await parts.bot.edited(place, withoutMention(message.text ?? '', parts.workspace))
  if (edited !== undefined) await answerAnew(parts, { at, place, kind: kindOf(message) }, edited)
}

/** What was asked and taken back needs no answer. */
async function hearDeletion(parts: PartsHere, deleted: Changed): Promise<void> {
  const { channel, channel_type, previous_message: before, deleted_ts: ts } = deleted
  if (ts === undefined || before?.user === undefined || isOwn({ ...before, channel }, parts)) return
  const { user } = before
  const said = { ...before, channel, channel_type, ts }
  if (!(await isForUs(parts, { said, user }))) return
  const place = await placeOf(parts, placeIn({ said, user }))
  await removePosts(parts, { channel, posts: await parts.bot.retract(place) })
}

function isOwn({ user, bot_id: bot }: Said, { workspace }: PartsHere): boolean {
  return bot !== undefined || user === workspace.botUser
}

function withoutMention(text: string, { botUser }: SlackWorkspace): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' ').trim()
}
