import { App, type BlockAction, type ButtonAction, type Context, LogLevel } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { Action, Message, Voices } from '../../src/index.ts'
import { verbOf } from './action-id.ts'
import { asBody, type ConversationParts, pagesOf, placeOf, postAnswer, type SlackPlace } from './conversation.ts'
import { SLACK_LIMITS } from './limits.ts'
import type { SlackReceiver } from './receiver.ts'
import { renderSlack } from './render.ts'
import type { SlackOrigin, SlackWorkspace, SlackWorkspaces } from './workspace.ts'

/** What the app is made of. */
export interface SlackAppParts extends Omit<ConversationParts, 'workspace'> {
  readonly receiver: SlackReceiver
  readonly workspaces: Pick<SlackWorkspaces, 'find'>
  /** With its slash. */
  readonly commandName: string
  readonly voices: Voices
  /** Hears of what went wrong in a handler; facts only. */
  readonly onError: (error: unknown) => void
}

/** The parts with the workspace that a request came from. */
type PartsHere = SlackAppParts & ConversationParts

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

/**
 * Puts the app together: commands, mentions, direct messages, replies and buttons go to the bot, and its answers back.
 * Everything is acknowledged first and done after.
 */
export function createSlackApp(parts: SlackAppParts): App {
  const { client, workspaces, receiver } = parts
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: ({ teamId, enterpriseId }) => authorize(workspaces, { team: teamId, enterprise: enterpriseId }),
    clientOptions: { slackApiUrl: client.slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  })
  wireCommand(app, parts)
  wireMessages(app, parts)
  wireButtons(app, parts)
  app.error(async (error) => parts.onError(error))
  return app
}

/** What Bolt keeps of a request's workspace. */
type Authorized = Required<Pick<Context, 'teamId' | 'botToken' | 'botUserId' | 'botId'>>

/** @throws NotInstalledError where the bot is not installed: nothing is answered there. */
async function authorize(workspaces: SlackAppParts['workspaces'], origin: SlackOrigin): Promise<Authorized> {
  const found = await workspaces.find(origin)
  if (found === undefined) throw new NotInstalledError()
  return { teamId: found.id, botToken: found.token, botUserId: found.botUser, botId: found.botId }
}

/** A request came from a workspace in which the bot is not installed, or no longer. */
export class NotInstalledError extends Error {
  constructor() {
    super('the bot is not installed there')
    this.name = 'NotInstalledError'
  }
}

/** The workspace of a request is the one that Slack signed it for; nothing within the request names another. */
function inWorkspaceOf(parts: SlackAppParts, { teamId, botToken, botUserId, botId }: Context): PartsHere {
  if (teamId === undefined || botToken === undefined) throw new NotInstalledError()
  const workspace: SlackWorkspace = { id: teamId, token: botToken, botUser: botUserId ?? '', botId: botId ?? '' }
  return { ...parts, workspace }
}

/** The answer to a command is private: whoever wants to show it can ask the bot in the channel. */
function wireCommand(app: App, parts: SlackAppParts): void {
  app.command(parts.commandName, async ({ command, context, ack, respond }) => {
    await ack()
    const here = inWorkspaceOf(parts, context)
    const place = { channel: command.channel_id, thread: command.channel_id, user: command.user_id }
    const message = await parts.bot.command(await placeOf(here, place), command.text ?? '')
    for (const page of pagesOf(message)) await respond({ response_type: 'ephemeral', ...asBody(page) })
  })
}

function wireMessages(app: App, parts: SlackAppParts): void {
  app.event('app_mention', async ({ event, context }) => {
    const said = event as Said
    const here = inWorkspaceOf(parts, context)
    if (said.user === undefined || isOwn(said, here)) return
    await answer(here, { said, user: said.user }, withoutMention(said.text ?? '', here.workspace))
  })
  app.message(async ({ message, context }) => {
    const said = message as Said
    const here = inWorkspaceOf(parts, context)
    if (said.subtype !== undefined || said.user === undefined || isOwn(said, here)) return
    const heard = { said, user: said.user }
    const text = said.text ?? ''
    // a mention comes as an event of its own
    if (text.includes(`<@${here.workspace.botUser}>`) && said.channel_type !== 'im') return
    if (said.channel_type === 'im' || (await isOurThread(here, heard))) await answer(here, heard, text)
  })
}

interface Heard {
  readonly said: Said
  readonly user: string
}

/** In a thread of ours a line is a reply, elsewhere a command; the answer stands in the thread either way. */
async function answer(parts: PartsHere, heard: Heard, text: string): Promise<void> {
  const { said } = heard
  const at = placeIn(heard)
  const place = await placeOf(parts, at)
  const message =
    said.thread_ts === undefined ? await parts.bot.command(place, text) : await parts.bot.reply(place, text)
  await postAnswer(parts, at, message)
}

function placeIn({ said, user }: Heard): SlackPlace {
  return { channel: said.channel, thread: said.thread_ts ?? said.ts, user }
}

/** The bot answers unasked only where it posted or was asked before; other people's threads are theirs. */
async function isOurThread(parts: PartsHere, heard: Heard): Promise<boolean> {
  if (heard.said.thread_ts === undefined) return false
  return await parts.bot.isInThread(await placeOf(parts, placeIn(heard)))
}

function isOwn({ user, bot_id: bot }: Said, { workspace }: PartsHere): boolean {
  return bot !== undefined || user === workspace.botUser
}

function withoutMention(text: string, { botUser }: SlackWorkspace): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' ').trim()
}

function wireButtons(app: App, parts: SlackAppParts): void {
  app.action<BlockAction<ButtonAction>>(/^[a-z-]+-\d+$/, async ({ action, body, context, ack, respond }) => {
    await ack()
    const here = inWorkspaceOf(parts, context)
    const verb = verbOf(action.action_id)
    const at = placeOfPress(body)
    if (verb === undefined || action.value === undefined || at === undefined) return
    const message = await parts.bot.press(await placeOf(here, at), { verb, value: action.value })
    if (isLookedAt(verb)) await openModal(here, { message, verb, at, body })
    else if (body.container.type === 'message' && body.container.is_ephemeral !== true)
      await postAnswer(here, at, message)
    else
      for (const page of pagesOf(message))
        await respond({ response_type: 'ephemeral', replace_original: false, ...asBody(page) })
  })
}

function isLookedAt(verb: Action['verb']): boolean {
  return verb === 'show-line' || verb === 'why'
}

/** A button in a modal carries its place in the modal's own metadata, which only we write and Slack signs. */
function placeOfPress(body: BlockAction<ButtonAction>): SlackPlace | undefined {
  const user = body.user.id
  if (body.view !== undefined) {
    const kept: { channel?: unknown; thread?: unknown } = parseMetadata(body.view.private_metadata)
    return typeof kept.channel === 'string' && typeof kept.thread === 'string'
      ? { user, channel: kept.channel, thread: kept.thread }
      : undefined
  }
  const { channel, message } = body
  if (channel === undefined) return undefined
  return { user, channel: channel.id, thread: String(message?.thread_ts ?? message?.ts ?? channel.id) }
}

function parseMetadata(text: string): object {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

interface Looked {
  readonly message: Message
  readonly verb: Action['verb']
  readonly at: SlackPlace
  readonly body: BlockAction<ButtonAction>
}

/** Shows a line or a reason to whoever asked, and to nobody else. */
async function openModal({ client, workspace, voices }: PartsHere, { message, verb, at, body }: Looked): Promise<void> {
  const say = voices[message.language]
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: say(`slack.title-${verb}`), emoji: false },
    close: { type: 'plain_text' as const, text: say('slack.close'), emoji: false },
    private_metadata: JSON.stringify({ channel: at.channel, thread: at.thread }),
    blocks: modalBlocks(message),
  }
  const request = { token: workspace.token, trigger_id: body.trigger_id, view }
  await (body.view === undefined ? client.views.open(request) : client.views.push(request))
}

function modalBlocks(message: Message): KnownBlock[] {
  const { blocks, overflow } = renderSlack(message)
  return [...blocks, ...overflow.flatMap((page) => page.blocks)].slice(0, SLACK_LIMITS.blocksPerView)
}
