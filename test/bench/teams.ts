import { performance } from 'node:perf_hooks'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Response } from 'botbuilder'
import { createTurns } from '../../adapters/shared/turns.ts'
import { createBackground } from '../../adapters/teams/background.ts'
import { createTeamsClient } from '../../adapters/teams/client.ts'
import { asMessage, pagesOf, routeOf } from '../../adapters/teams/conversation.ts'
import { createOpenIdKeys } from '../../adapters/teams/open-id-keys.ts'
import { createTeamsRoute } from '../../adapters/teams/receiver.ts'
import { CONNECTOR_ISSUER, createTokenCheck } from '../../adapters/teams/verify.ts'
import type { Message } from '../../src/index.ts'
import { invoke, personalMessage } from '../adapters/teams/activities.ts'
import { APP_ID, TENANT } from '../adapters/teams/key-server.ts'
import { startTeams, type TeamsUnderTest, TestCredentials } from '../adapters/teams/teams-under-test.ts'
import { editionOf } from '../src/message/message-samples.ts'

/*
 *   npm run bench -- teams
 *
 * Times of answers over HTTP at 50 turns a second, and the CPU of a turn beside that of a bare CloudAdapter which checks
 * the same token and sends the same card; both within this process, one after the other, the connector in another.
 */

const PER_SECOND = 50
const SECONDS = 6
const ROUNDS = 5
const TURNS = 120

/** Runs it. */
export async function run(): Promise<void> {
  const teams = await startTeams()
  try {
    await times(teams)
    await processorTime(teams)
  } finally {
    await teams.stop()
  }
}

async function times(teams: TeamsUnderTest): Promise<void> {
  const authorization = `Bearer ${teams.keys.tokenFor(teams.serviceUrl)}`
  const data = { verb: 'show-line', value: 'genai-finance-2024/two-flaws' }
  const opened = await atPace(async () => {
    await teams.send(invoke(teams.serviceUrl, 'task/fetch', { data }), authorization)
  })
  say('a dialog, from press to answer', opened)
  const sentMs = new Map<string, number>()
  await atPace(async () => {
    const id = `a:bench-${sentMs.size}`
    const conversation = { id, conversationType: 'personal', tenantId: TENANT }
    sentMs.set(id, Date.now())
    await teams.send(personalMessage(teams.serviceUrl, 'risks', { conversation }), authorization)
  })
  say('a command, from request to card', await untilPosted(teams, sentMs))
}

/** The connector notes when each card came; asking it meanwhile would be what is measured. */
async function untilPosted({ peer }: TeamsUnderTest, sentMs: ReadonlyMap<string, number>): Promise<readonly number[]> {
  for (;;) {
    const posts = (await peer.posts()).filter(({ channel }) => sentMs.has(channel))
    if (posts.length >= sentMs.size) {
      return posts.map(({ channel, atMs }) => atMs - (sentMs.get(channel) ?? 0)).sort((one, other) => one - other)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** @returns how long each took, in milliseconds, shortest first. */
async function atPace(turn: () => Promise<void>): Promise<readonly number[]> {
  for (let warm = 0; warm < 20; warm++) await turn()
  const took: number[] = []
  const running: Promise<void>[] = []
  const beganMs = performance.now()
  for (let number = 0; number < PER_SECOND * SECONDS; number++) {
    const dueMs = beganMs + (number * 1000) / PER_SECOND
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())))
    const startedMs = performance.now()
    running.push(turn().then(() => void took.push(performance.now() - startedMs)))
  }
  await Promise.all(running)
  return took.sort((a, b) => a - b)
}

function say(what: string, sorted: readonly number[]): void {
  const at = (share: number): string => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1)
  process.stdout.write(`${what.padEnd(36)} p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  of ${sorted.length}\n`)
}

type Turn = (body: string, authorization: string) => Promise<void>

async function processorTime(teams: TeamsUnderTest): Promise<void> {
  const message = editionOf('en')
  const turns: Readonly<Record<'bare' | 'ours', Turn>> = {
    bare: bareTurn(teams, message),
    ours: ourTurn(teams, message),
  }
  const taken: Record<keyof typeof turns, number[]> = { bare: [], ours: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of ['bare', 'ours'] as const) {
      const micros = await measured(teams, turns[name])
      if (round > 0) taken[name].push(micros)
    }
  }
  const [bare, ours] = [median(taken.bare), median(taken.ours)]
  process.stdout.write(`CPU of a turn: bare CloudAdapter ${bare.toFixed(0)} µs, ours ${ours.toFixed(0)} µs, `)
  process.stdout.write(`${(ours / bare).toFixed(2)} of it\n`)
}

async function measured({ keys, serviceUrl }: TeamsUnderTest, turn: Turn): Promise<number> {
  const bodies = Array.from({ length: TURNS }, () => JSON.stringify(personalMessage(serviceUrl, 'risks')))
  const authorization = `Bearer ${keys.tokenFor(serviceUrl)}`
  const before = process.cpuUsage()
  for (const body of bodies) await turn(body, authorization)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / TURNS
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** What a bot does that leaves everything to its library. */
function bareTurn({ keys }: TeamsUnderTest, message: Message): Turn {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: APP_ID,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: CONNECTOR_ISSUER,
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: keys.metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: keys.metadataUrl,
      CallerId: '',
    },
    new TestCredentials(),
  )
  const adapter = new CloudAdapter(authentication)
  adapter.onTurnError = async (_, error) => {
    throw error
  }
  return async (body, authorization) => {
    const request = { body: JSON.parse(body), headers: { authorization }, method: 'POST' }
    await adapter.process(request, answerOf(), async (context) => {
      for (const page of pagesOf(message))
        await context.sendActivity({ type: 'message', ...asMessage(page, true) } as object)
    })
  }
}

function answerOf(): Response {
  const answer = {
    socket: undefined,
    end: () => answer,
    header: () => answer,
    send: () => answer,
    status: () => answer,
  }
  return answer
}

/** Ours, with whatever it does beyond: each activity is taken once, in a store that syncs. */
function ourTurn({ keys, serviceUrl, store }: TeamsUnderTest, message: Message): Turn {
  const config = {
    kind: 'app',
    appId: APP_ID,
    password: 'x',
    type: 'SingleTenant',
    tenantId: TENANT,
    allowedTenants: [TENANT],
    canLookUp: false,
  } as const
  const isTrusted = (url: string): boolean => url === serviceUrl
  const client = createTeamsClient({ config, timeoutMs: 5_000, isTrusted, credentials: new TestCredentials() })
  const background = createBackground((error) => {
    throw error
  })
  const keyOf = createOpenIdKeys({ metadataUrl: keys.metadataUrl, now: Date.now, onTrouble: () => undefined })
  const route = createTeamsRoute(
    {
      check: createTokenCheck({ appId: APP_ID, issuer: CONNECTOR_ISSUER, keyOf, now: Date.now }),
      isTrusted,
      allowedTenants: [TENANT],
      takeOnce: async (key) => (await store.limits.take([{ key, perSecond: 1 / 7200, burst: 1 }], Date.now())) === 0,
      background,
      takeTurn: createTurns().take,
      onRequest: () => undefined,
    },
    {
      invoke: async () => ({}),
      failInvoke: () => ({}),
      async fail(_activity, error) {
        throw error
      },
      async take(activity) {
        for (const page of pagesOf(message))
          await client.send(routeOf(activity), activity.conversation, asMessage(page, true))
      },
    },
  )
  return async (body, authorization) => {
    const bytes = new TextEncoder().encode(body)
    await route.handle({
      params: {},
      query: new URLSearchParams(),
      headers: { authorization },
      body: bytes,
      language: 'en',
    })
    await background.settled()
  }
}
