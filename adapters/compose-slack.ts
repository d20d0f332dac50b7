import { setTimeout as waitFor } from 'node:timers/promises'
import { type Bot, FailureError, type LanguageTag, type Platform, type Store, type Voices } from '../src/index.ts'
import { type KnownWorkspaces, knowWorkspaces } from './compose-slack-workspaces.ts'
import type { Log } from './log/create-log.ts'
import { tellStoreFailures } from './log/tell-store-failures.ts'
import { withoutStack } from './log/tell-trouble.ts'
import type { Metrics } from './metrics/create-metrics.ts'
import type { EncryptionKey } from './shared/encryption-key.ts'
import type { Route } from './shared/route.ts'
import type { Running } from './shared/running.ts'
import { createTakeOnce } from './shared/take-once.ts'
import type { TakeTurn } from './shared/turns.ts'
import { causeOf, createApology } from './slack/apology.ts'
import { createSlackApp } from './slack/app.ts'
import { NotInstalledError, type RefusedChannel } from './slack/app-parts.ts'
import { createSlackClient, createSlackPlatform } from './slack/client.ts'
import { SLACK_PLATFORM } from './slack/conversation.ts'
import { createDoOnce } from './slack/do-once.ts'
import { createMembership } from './slack/home/membership.ts'
import { createPatience } from './slack/patience.ts'
import { isPeerTrouble } from './slack/peer-trouble.ts'
import { createPeople } from './slack/people.ts'
import { type RequestOutcome, SlackReceiver } from './slack/receiver.ts'
import type { SlackConfig } from './slack/settings.ts'
import { slackRefusal } from './slack/slack-refusal.ts'
import { createSlackSocket, type SlackSocket } from './slack/socket.ts'
import { createRequestCheck } from './slack/verify-request.ts'
import { createUpload } from './sources/create-source.ts'
import { createPageReader, PUBLIC_WEB } from './sources/read-page.ts'

/** What Slack is put together from. */
export interface SlackSetup {
  readonly config: SlackConfig
  readonly encryptionKeys: readonly EncryptionKey[]
  readonly bot: Bot
  readonly voices: Voices
  readonly store: Store
  /** With its slash. */
  readonly commandName: string
  /** Spoken where nothing tells a reader's language. */
  readonly language: LanguageTag
  readonly takeTurn: TakeTurn
  readonly log: Log
  readonly metrics: Metrics
}

/** Slack, connected: where it sends its requests, and where digests go. */
export interface ConnectedSlack extends Running {
  readonly routes: readonly Route[]
  readonly platform: Platform
}

/** Slack's own advice is ten seconds for a post; what takes longer is in doubt. */
const TIMEOUT_MS = 10_000
/** Slack's history shows a message somewhat after it was posted. */
const SETTLE_MS = 5_000
/** Where Slack keeps the files of messages. */
const SLACK_FILES = 'https://files.slack.com'
/** An event comes at most three times more, within six minutes. */
const ONCE_PER_SECONDS = 3_600
/** What a workspace left behind is erased within twice this. */
const SWEEP_MS = 25_000
/** What was acknowledged is given up when it takes longer, as the bot is stopped. */
const CLOSE_MS = 5_000
/** A connection that Slack asked to be made anew is back before this. */
const LONG_LOST_MS = 30_000

/** Those who were refused together come again apart. */
const patiently = createPatience({ wait: (ms) => waitFor(ms), chance: Math.random })

/**
 * Connects to Slack.
 * @throws FailureError `setting-invalid` when Slack refuses the token or cannot be reached.
 */
export async function connectSlack(setup: SlackSetup): Promise<ConnectedSlack> {
  const { bot, voices, store, commandName, log } = setup
  const { apiUrl, signingSecret } = setup.config
  const calling = { apiUrl, timeoutMs: TIMEOUT_MS, patiently }
  const client = createSlackClient(calling)
  const takeOnce = createTakeOnce(store.limits, ONCE_PER_SECONDS, Date.now)
  const workspaces = await knowWorkspaces({ ...setup, client, takeOnce, timeoutMs: TIMEOUT_MS })
  const onError = createErrorLog(log)
  const person = createPeople(client, Date.now)
  const apologise = createApology({ ...setup, client, person, workspaces, onTrouble: onError })
  const receiver = new SlackReceiver({
    takeOnce,
    takeTurn: setup.takeTurn,
    takeRevocation: async (event) => {
      const isTaken = await workspaces.take(event)
      // what is kept is erased at once, and again when what is under way has ended
      if (isTaken) void workspaces.sweep().catch(onError)
      return isTaken
    },
    async onFailure(failed) {
      onError(failed.error)
      await apologise(failed)
    },
    onRequest: (outcome) => countRequest(setup, outcome),
  })
  const fileOrigins = [SLACK_FILES, ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin])]
  const readPage = createPageReader(PUBLIC_WEB)
  const reading = {
    patiently,
    channelsOf: createMembership(client, Date.now),
    fileOrigins,
    readUpload: createUpload,
    readPage,
  }
  const onRefusal = (refusal: RefusedChannel): void =>
    log.warn({ ...refusal }, 'a request named a channel that its sender is not in')
  const doOnce = createDoOnce(store.limits, Date.now)
  createSlackApp({ bot, client, person, receiver, commandName, voices, workspaces, doOnce, onRefusal, ...reading })
  const check = signingSecret === undefined ? undefined : createRequestCheck(signingSecret, Date.now)
  return {
    ...createRunning({ ...setup, onError }, receiver, workspaces),
    routes: [...workspaces.routes, ...(check === undefined ? [] : [timedRoute(receiver.route(check), setup)])],
    platform: createSlackPlatform({ ...calling, tokenOf: workspaces.tokenOf, settleMs: SETTLE_MS }),
  }
}

/** Slack keeps events back for somebody's sake, and an operator can do something about it. */
function countRequest({ log, metrics }: SlackSetup, outcome: RequestOutcome): void {
  metrics.countRequest(SLACK_PLATFORM, outcome)
  if (outcome === 'rate-limited') log.warn({}, 'Slack keeps events back: more came than it sends in an hour')
}

/** Requests from where the bot was removed come for a while, and are nobody's mistake. */
function createErrorLog(log: Log): (error: unknown) => void {
  const tellOfStore = tellStoreFailures(log, FAILED, () => performance.now())
  return (error) => {
    const cause = causeOf(error)
    if (tellOfStore(cause)) return
    if (cause instanceof NotInstalledError) log.debug({}, 'a request came from where the bot is not installed')
    else if (codeOf(cause).code === 'asked-too-much') log.info(codeOf(cause), 'a request was one too many')
    else if (isPeerTrouble(cause))
      log.warn(withoutStack(cause), 'Slack could not be reached, or did not take an answer')
    else log.error({ err: error, ...codeOf(cause), ...refusalOf(cause) }, FAILED)
  }
}

const FAILED = 'a request of Slack failed'

function codeOf(cause: unknown): { readonly code?: string } {
  return cause instanceof FailureError ? { code: cause.failure.code } : {}
}

/** What Slack refuses it refuses in one word, such as `not_in_channel`; anything else may be what it was sent. */
function refusalOf(cause: unknown): { readonly refusal?: string } {
  const refusal = slackRefusal(cause)
  return refusal !== undefined && /^[a-z]+(?:_[a-z]+)+$/.test(refusal) ? { refusal } : {}
}

async function timed<T>({ metrics }: SlackSetup, answer: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const answered = await answer()
  metrics.timeAnswer(SLACK_PLATFORM, performance.now() - began)
  return answered
}

function timedRoute(route: Route, setup: SlackSetup): Route {
  return { ...route, handle: (request) => timed(setup, () => route.handle(request)) }
}

function createRunning(
  { onError, ...setup }: SlackSetup & { readonly onError: (error: unknown) => void },
  receiver: SlackReceiver,
  workspaces: KnownWorkspaces,
): Running {
  const socket = composeSocket(setup, receiver)
  const sweep = (): void => void workspaces.sweep().catch(onError)
  const sweeping = setInterval(sweep, SWEEP_MS).unref()
  return {
    async start() {
      const refusal = await socket?.start()
      if (refusal === undefined) return
      const detail = `Slack refuses SLACK_APP_TOKEN (${refusal}): make one with the scope connections:write`
      throw new FailureError({ code: 'setting-invalid', detail })
    },
    problems: () => [...workspaces.problems(), ...socketProblems(socket)],
    async close() {
      clearInterval(sweeping)
      await socket?.close()
      await Promise.race([receiver.stop(), waitFor(CLOSE_MS, undefined, { ref: false })])
    },
  }
}

function composeSocket(setup: SlackSetup, receiver: SlackReceiver): SlackSocket | undefined {
  const { log } = setup
  const { appToken, apiUrl } = setup.config
  if (appToken === undefined) return undefined
  return createSlackSocket({
    appToken,
    apiUrl,
    timeoutMs: TIMEOUT_MS,
    take: (value) => timed(setup, () => receiver.take(value)),
    now: Date.now,
    wait: (ms, until) => waitFor(ms, undefined, { signal: until }).catch(() => undefined),
    chance: Math.random,
    onError: (error) => log.warn({ err: error }, 'the connection to Slack has trouble'),
  })
}

function socketProblems(socket: SlackSocket | undefined): readonly string[] {
  const lostAtMs = socket?.lostAtMs()
  if (lostAtMs === undefined || Date.now() - lostAtMs < LONG_LOST_MS) return []
  return [`no connection to Slack since ${new Date(lostAtMs).toISOString()}: it is tried again and again`]
}
