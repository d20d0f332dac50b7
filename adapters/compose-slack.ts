import { WebAPIPlatformError } from '@slack/web-api'
import { type Bot, FailureError, type Platform, type Store, type Voices } from '../src/index.ts'
import type { SlackConfig } from './config.ts'
import type { Log } from './log/create-log.ts'
import type { Route } from './shared/route.ts'
import { createSlackApp } from './slack/app.ts'
import { createSlackClient, createSlackPlatform } from './slack/client.ts'
import { createPeople } from './slack/people.ts'
import { SlackReceiver } from './slack/receiver.ts'
import { createRequestCheck } from './slack/verify-request.ts'
import type { SlackWorkspace, SlackWorkspaces } from './slack/workspace.ts'

/** What Slack is put together from. */
export interface SlackSetup {
  readonly config: SlackConfig
  readonly bot: Bot
  readonly voices: Voices
  readonly store: Store
  /** With its slash. */
  readonly commandName: string
  readonly log: Log
}

/** Slack, connected: where it sends its requests, and where digests go. */
export interface ConnectedSlack {
  readonly route: Route
  readonly platform: Platform
}

/** Slack's own advice is ten seconds for a post; what takes longer is in doubt. */
const TIMEOUT_MS = 10_000
/** Slack's history shows a message somewhat after it was posted. */
const SETTLE_MS = 5_000
/** An event comes at most three times more, within six minutes. */
const ONCE_PER_SECONDS = 3_600

/**
 * Connects to Slack for one workspace.
 * @throws FailureError `setting-invalid` when Slack refuses the token or cannot be reached.
 */
export async function connectSlack(setup: SlackSetup): Promise<ConnectedSlack> {
  const { config, bot, voices, store, commandName, log } = setup
  const { apiUrl, botToken: token } = config
  const client = createSlackClient({ apiUrl, timeoutMs: TIMEOUT_MS })
  const workspaces = onlyWorkspace(await testToken(client, token))
  const onError = (error: unknown): void => log.error({ err: error }, 'a request of Slack failed')
  const receiver = new SlackReceiver({
    check: createRequestCheck(config.signingSecret, Date.now),
    takeOnce: async (key) =>
      (await store.limits.take([{ key, perSecond: 1 / ONCE_PER_SECONDS, burst: 1 }], Date.now())) === 0,
    onError,
  })
  const person = createPeople(client, Date.now)
  createSlackApp({ bot, client, person, receiver, commandName, voices, workspaces, onError })
  const { tokenOf } = workspaces
  const platform = createSlackPlatform({ apiUrl, tokenOf, timeoutMs: TIMEOUT_MS, settleMs: SETTLE_MS })
  return { route: receiver.route(), platform }
}

/** One token is one workspace's: what comes from another is not answered with it. */
function onlyWorkspace(workspace: SlackWorkspace): SlackWorkspaces {
  return {
    find: async ({ team }) => (team === workspace.id ? workspace : undefined),
    tokenOf: async (id) => (id === workspace.id ? workspace.token : undefined),
  }
}

async function testToken(client: ReturnType<typeof createSlackClient>, token: string): Promise<SlackWorkspace> {
  try {
    const { team_id: id, user_id: botUser, bot_id: botId } = await client.auth.test({ token })
    return { id: id ?? '', token, botUser: botUser ?? '', botId: botId ?? '' }
  } catch (error) {
    const isRefused = error instanceof WebAPIPlatformError
    const detail = isRefused
      ? `Slack refuses SLACK_BOT_TOKEN (${error.data.error}): install the app again and copy its bot token`
      : 'Slack cannot be reached: check the network, and SLACK_API_URL where it is set'
    throw new FailureError({ code: 'setting-invalid', detail }, error)
  }
}
