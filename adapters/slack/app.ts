import { App, type BlockAction, type ButtonAction, LogLevel } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { Action, Message, Voices } from '../../src/index.ts'
import { verbOf } from './action-id.ts'
import { asBody, type ConversationParts, pagesOf, placeOf, postAnswer, type SlackPlace } from './conversation.ts'
import { SLACK_LIMITS } from './limits.ts'
import type { SlackReceiver } from './receiver.ts'
import { renderSlack } from './render.ts'

/** What the app is made of. */
export interface SlackAppParts extends ConversationParts {
  readonly receiver: SlackReceiver
  /** With its slash. */
  readonly commandName: string
  readonly voices: Voices
  readonly team: SlackTeam
  /** Hears of what went wrong in a handler; facts only. */
  readonly onError: (error: unknown) => void
}

/** The bot's own account in a workspace, as `auth.test` tells it. */
export interface SlackTeam {
  readonly id: string
  readonly botUser: string
  readonly botId: string
}

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
  const { client, token, team, receiver } = parts
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: token, botId: team.botId, botUserId: team.botUser, teamId: team.id }),
    clientOptions: { slackApiUrl: client.slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  })
  wireCommand(app, parts)
  wireMessages(app, parts)
  wireButtons(app, parts)
  app.error(async (error) => parts.onError(error))
  return app
}

/** The answer to a command is private: whoever wants to show it can ask the bot in the channel. */
function wireCommand(app: App, parts: SlackAppParts): void {
  app.command(parts.commandName, async ({ command, ack, respond }) => {
    await ack()
    const place = {
      team: command.team_id,
      channel: command.channel_id,
      thread: command.channel_id,
      user: command.user_id,
    }
    const message = await parts.bot.command(await placeOf(parts, place), command.text ?? '')
    for (const page of pagesOf(message)) await respond({ response_type: 'ephemeral', ...asBody(page) })
  })
}

function wireMessages(app: App, parts: SlackAppParts): void {
  app.event('app_mention', async ({ event, body }) => {
    const said = event as Said
    if (said.user === undefined || isOwn(said, parts)) return
    const text = withoutMention(said.text ?? '', parts.team)
    await answer(parts, { said, user: said.user, team: body.team_id }, text)
  })
  app.message(async ({ message, body }) => {
    const said = message as Said
    if (said.subtype !== undefined || said.user === undefined || isOwn(said, parts)) return
    const heard = { said, user: said.user, team: body.team_id ?? parts.team.id }
    const text = said.text ?? ''
    // a mention comes as an event of its own
    if (text.includes(`<@${parts.team.botUser}>`) && said.channel_type !== 'im') return
    if (said.channel_type === 'im' || (await isOurThread(parts, heard))) await answer(parts, heard, text)
  })
}

interface Heard {
  readonly said: Said
  readonly user: string
  readonly team: string
}

/** In a thread of ours a line is a reply, elsewhere a command; the answer stands in the thread either way. */
async function answer(parts: SlackAppParts, heard: Heard, text: string): Promise<void> {
  const { said } = heard
  const at = placeIn(heard)
  const place = await placeOf(parts, at)
  const message =
    said.thread_ts === undefined ? await parts.bot.command(place, text) : await parts.bot.reply(place, text)
  await postAnswer(parts, at, message)
}

function placeIn({ said, user, team }: Heard): SlackPlace {
  return { team, channel: said.channel, thread: said.thread_ts ?? said.ts, user }
}

/** The bot answers unasked only where it posted or was asked before; other people's threads are theirs. */
async function isOurThread(parts: SlackAppParts, heard: Heard): Promise<boolean> {
  if (heard.said.thread_ts === undefined) return false
  return await parts.bot.isInThread(await placeOf(parts, placeIn(heard)))
}

function isOwn({ user, bot_id: bot }: Said, { team }: SlackAppParts): boolean {
  return bot !== undefined || user === team.botUser
}

function withoutMention(text: string, { botUser }: SlackTeam): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' ').trim()
}

function wireButtons(app: App, parts: SlackAppParts): void {
  app.action<BlockAction<ButtonAction>>(/^[a-z-]+-\d+$/, async ({ action, body, ack, respond }) => {
    await ack()
    const verb = verbOf(action.action_id)
    const at = placeOfPress(body)
    if (verb === undefined || action.value === undefined || at === undefined) return
    const message = await parts.bot.press(await placeOf(parts, at), { verb, value: action.value })
    if (isLookedAt(verb)) await openModal(parts, { message, verb, at, body })
    else if (body.container.type === 'message' && body.container.is_ephemeral !== true)
      await postAnswer(parts, at, message)
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
  const team = body.team?.id
  const user = body.user.id
  if (team === undefined) return undefined
  if (body.view !== undefined) {
    const kept: { channel?: unknown; thread?: unknown } = parseMetadata(body.view.private_metadata)
    return typeof kept.channel === 'string' && typeof kept.thread === 'string'
      ? { team, user, channel: kept.channel, thread: kept.thread }
      : undefined
  }
  const { channel, message } = body
  if (channel === undefined) return undefined
  return { team, user, channel: channel.id, thread: String(message?.thread_ts ?? message?.ts ?? channel.id) }
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
async function openModal({ client, token, voices }: SlackAppParts, { message, verb, at, body }: Looked): Promise<void> {
  const say = voices[message.language]
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: say(`slack.title-${verb}`), emoji: false },
    close: { type: 'plain_text' as const, text: say('slack.close'), emoji: false },
    private_metadata: JSON.stringify({ channel: at.channel, thread: at.thread }),
    blocks: modalBlocks(message),
  }
  const request = { token, trigger_id: body.trigger_id, view }
  await (body.view === undefined ? client.views.open(request) : client.views.push(request))
}

function modalBlocks(message: Message): KnownBlock[] {
  const { blocks, overflow } = renderSlack(message)
  return [...blocks, ...overflow.flatMap((page) => page.blocks)].slice(0, SLACK_LIMITS.blocksPerView)
}
