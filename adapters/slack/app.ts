import { App, type Context, LogLevel } from '@slack/bolt'
import { leanFetch } from '../shared/lean-fetch.ts'
import { inWorkspaceOf, NotInstalledError, type SlackAppParts } from './app-parts.ts'
import { wireAssistant } from './assistant.ts'
import { wireButtons } from './buttons.ts'
import { asBody, placeOf, privateThread } from './conversation.ts'
import { isReached } from './home/membership.ts'
import { wireHome } from './home/wire-home.ts'
import { wireMessages } from './messages.ts'
import { readOrigin } from './read-origin.ts'
import { pagesOf } from './render.ts'
import { wireShortcut } from './shortcut.ts'
import type { SlackOrigin } from './workspace.ts'

/** As long as for any other call. */
const RESPOND_MS = 10_000

/**
 * Puts the app together: commands, what is said, buttons, windows and each reader's own page go to the bot, and its
 * answers back. Everything is acknowledged first and done after.
 */
export function createSlackApp(parts: SlackAppParts): App {
  const { client, workspaces, receiver } = parts
  const app = new App({
    receiver,
    // What is remembered of a conversation is in the store; Bolt's own memory is asked at every request, in vain.
    convoStore: false,
    logLevel: LogLevel.ERROR,
    authorize: (_, body) => authorize(workspaces, readOrigin(body)),
    clientOptions: {
      slackApiUrl: client.slackApiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      // answers to commands go this way, and Bolt waits for them without end
      fetch: (input, init) => leanFetch(input, { signal: AbortSignal.timeout(RESPOND_MS), ...init }),
    },
  })
  wireCommand(app, parts)
  wireMessages(app, parts)
  wireButtons(app, parts)
  wireHome(app, parts)
  wireShortcut(app, parts)
  wireAssistant(app, parts)
  // the receiver knows what was asked for, and tells whoever asked
  app.error(async (error) => {
    throw error
  })
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

/** The answer to a command is private: whoever wants to show it presses its button. */
function wireCommand(app: App, parts: SlackAppParts): void {
  app.command(parts.commandName, async ({ command, context, ack, respond }) => {
    await ack()
    const here = inWorkspaceOf(parts, context)
    const { channel_id: channel, user_id: user } = command
    const place = await placeOf(here, { channel, thread: privateThread(user), user })
    const reached = { ...place, isReached: () => isReached(here, channel) }
    const message = await parts.bot.privately(reached, command.text ?? '')
    for (const page of pagesOf(message)) await respond({ response_type: 'ephemeral', ...asBody(page) })
  })
}
