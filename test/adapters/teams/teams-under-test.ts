import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ServiceClientCredentialsFactory } from 'botframework-connector'
import { calendarOf } from '../../../adapters/cli/session.ts'
import { composeEngine } from '../../../adapters/compose.ts'
import { composeChannels } from '../../../adapters/compose-channels.ts'
import { readConfig } from '../../../adapters/config.ts'
import type { RunningDelivery } from '../../../adapters/delivery/run-delivery.ts'
import { DEFAULT_TIMEOUTS, startHttpServer } from '../../../adapters/http/server.ts'
import { createLog } from '../../../adapters/log/create-log.ts'
import { createMetrics } from '../../../adapters/metrics/create-metrics.ts'
import { openStore } from '../../../adapters/storage/open-store.ts'
import { isLocalService } from '../../../adapters/teams/trusted-service.ts'
import type { Store } from '../../../src/index.ts'
import type { PeerCall } from '../../peer/peer.ts'
import { type RunningPeer, startPeer } from '../../peer/start-peer.ts'
import { APP_ID, type KeyServer, startKeyServer, TENANT } from './key-server.ts'

/** Gives the bot a token at once, where Microsoft's login would be asked. */
export class TestCredentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === APP_ID
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false
  }

  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', 'Bearer a-token-of-the-bot')
        return request
      },
    }
  }
}

/** What came back. */
export interface Answered {
  readonly status: number
  readonly body: unknown
}

/** The whole bot with a Teams that is played by the peer: signed requests over HTTP, and a connector that counts. */
export interface TeamsUnderTest {
  readonly peer: RunningPeer
  readonly keys: KeyServer
  readonly store: Store
  readonly delivery: RunningDelivery
  /** Where the connector is, as an activity names it. */
  readonly serviceUrl: string
  /** Sends an activity as Teams does. */
  send(activity: object, authorization?: string): Promise<Answered>
  sendBytes(body: string, headers: Readonly<Record<string, string>>): Promise<Answered>
  /** Waits for a request to the connector. */
  untilCall(is: (call: PeerCall) => boolean): Promise<PeerCall>
  stop(): Promise<void>
}

/** An answer comes in a fraction of a second; a busy machine takes its time. */
const LONGEST_WAIT_MS = 15_000

/** What replicas have in common. */
export type SharedPlaces = Pick<TeamsUnderTest, 'peer' | 'keys'>

/**
 * Starts everything on free ports.
 *
 * @param more settings beside those of one tenant's app.
 * @param shared of another replica, which goes on when this one is stopped.
 */
export async function startTeams(
  more: Readonly<Record<string, string>> = {},
  shared?: SharedPlaces,
): Promise<TeamsUnderTest> {
  const folder = mkdtempSync(path.join(tmpdir(), 'teams-'))
  const [peer, keys, engine] = await Promise.all([
    shared?.peer ?? startPeer(),
    shared?.keys ?? startKeyServer(),
    composeEngine(),
  ])
  const config = readConfig({
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'a-client-secret',
    MICROSOFT_APP_TENANT_ID: TENANT,
    TIME_ZONE: 'Asia/Shanghai',
    ...more,
  })
  const store = await openStore({ dataFolder: folder, redis: config.redis, redisMayForget: true })
  const serviceUrl = `${peer.url}/`
  const log = createLog('silent')
  const { commandName, language } = config
  const settings = { commandName, language, memory: store.memory, calendar: calendarOf(undefined) }
  const channels = composeChannels({ engine, config, analyses: [], store, log, metrics: createMetrics(), ...settings })
  // each tenant may have an address of its own there, as at Microsoft
  const isTrusted = (url: string): boolean => url.startsWith(serviceUrl)
  const graph = { graphUrl: `${peer.url}/graph`, loginUrl: `${peer.url}/login` }
  const isFileTrusted = isLocalService
  const cloud = { metadataUrl: keys.metadataUrl, graph, isTrusted, isFileTrusted, credentials: new TestCredentials() }
  const { routes, platforms, close } = await channels.connect(cloud)
  const server = await startHttpServer({
    routes,
    host: '127.0.0.1',
    port: 0,
    voices: engine.voices,
    health: channels.health,
    onError: () => undefined,
    timeouts: DEFAULT_TIMEOUTS,
  })
  const delivery = await channels.startDelivery(platforms)
  const sendBytes: TeamsUnderTest['sendBytes'] = (body, headers) => post(server.port, body, headers)
  return {
    peer,
    keys,
    store,
    delivery,
    serviceUrl,
    sendBytes,
    send: (activity, authorization = `Bearer ${keys.tokenFor(serviceUrl)}`) =>
      sendBytes(JSON.stringify(activity), { authorization }),
    async untilCall(is) {
      const endMs = Date.now() + LONGEST_WAIT_MS
      while (Date.now() < endMs) {
        const found = (await peer.calls()).find(is)
        if (found !== undefined) return found
        await new Promise((resolve) => setImmediate(resolve))
      }
      throw new Error(`the request did not come; the last ones: ${JSON.stringify((await peer.calls()).slice(-3))}`)
    },
    async stop() {
      await delivery.close()
      await close()
      await server.close()
      await engine.close()
      await store.close()
      if (shared === undefined) keys.stop()
      if (shared === undefined) await peer.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function post(port: number, body: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const options = { host: '127.0.0.1', port, path: '/api/messages', method: 'POST' }
  const all = { host: 'bot.example', 'content-type': 'application/json', ...headers }
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ ...options, headers: all }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
