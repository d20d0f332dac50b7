import { readEncryptionKeys } from '../../../../adapters/shared/encryption-key.ts'
import { createSealer } from '../../../../adapters/shared/sealer.ts'
import { createSlackClient } from '../../../../adapters/slack/client.ts'
import { createBook } from '../../../../adapters/slack/installation/book.ts'
import { createInstalledWorkspaces } from '../../../../adapters/slack/installation/installed-workspaces.ts'
import type { Grant } from '../../../../adapters/slack/installation/record.ts'
import { createExchange, createRefresher, NoTokenYetError } from '../../../../adapters/slack/installation/refresh.ts'
import type { SlackWorkspaces } from '../../../../adapters/slack/workspace.ts'
import type { InstallationStore } from '../../../../src/index.ts'
import type { OpenStores } from '../../../contract/open-stores.ts'
import { type RunningPeer, startPeer } from '../../../peer/start-peer.ts'
import { type RedisServer, startRedis } from '../../storage/redis-server.ts'
import { redisStores } from '../../storage/redis-stores.ts'
import { sqliteStores } from '../../storage/sqlite-stores.ts'

const NOW = Date.UTC(2026, 2, 2, 9)
const HOUR = 3_600_000
const KEYS = readEncryptionKeys('ab'.repeat(32))
const OAUTH = { clientId: '1.2', clientSecret: 'client-secret', stateSecret: 'state-secret' }

let peer: RunningPeer
let redis: RedisServer
let codes = 0

beforeAll(async () => {
  peer = await startPeer()
  redis = await startRedis()
})
afterAll(async () => {
  await peer.stop()
  await redis.remove()
})
beforeEach(() => peer.setTokens({ loseRefresh: false, cutRefresh: false, lastsS: 43_200 }))

/** One replica, with a clock of its own that is moved by hand and by waiting. */
interface Replica extends SlackWorkspaces {
  readonly troubles: string[]
  readonly clock: { nowMs: number }
}

function replicaOn(installations: InstallationStore, nowMs: number): Replica {
  if (!KEYS.ok) throw new Error(KEYS.failure)
  const book = createBook(installations, createSealer(KEYS.value))
  const client = createSlackClient({ apiUrl: `${peer.url}/api/`, timeoutMs: 5_000 })
  const troubles: string[] = []
  const clock = { nowMs }
  const fresh = createRefresher({
    book,
    exchange: createExchange(client, OAUTH),
    now: () => clock.nowMs,
    wait: async (ms) => {
      clock.nowMs += ms
      // as long as a request to the peer takes: what others asked it meanwhile has come back
      await peer.calls()
    },
    onTrouble: (tenant, { kind }) => troubles.push(`${tenant} ${kind}`),
  })
  return { ...createInstalledWorkspaces({ book, fresh }), troubles, clock }
}

/** Installs the bot in T1 with a token that expires. @returns the token. */
async function install(installations: InstallationStore, expiresAtMs = NOW + 12 * HOUR): Promise<string> {
  if (!KEYS.ok) throw new Error(KEYS.failure)
  const client = createSlackClient({ apiUrl: `${peer.url}/api/`, timeoutMs: 5_000 })
  const given = await client.oauth.v2.access({ client_id: '1.2', client_secret: 's', code: `rotating-T1-${codes++}` })
  const grant: Grant = {
    kind: 'grant',
    token: given.access_token ?? '',
    botUser: 'UBOT',
    botId: 'BBOT',
    rotation: {
      refreshToken: given.refresh_token ?? '',
      expiresAtMs,
      leasedUntilMs: 0,
      isRefused: false,
    },
    installedAtMs: NOW,
  }
  await createBook(installations, createSealer(KEYS.value)).put('T1', grant)
  return grant.token
}

function refreshing(name: string, openStores: OpenStores): void {
  describe(`a token that expires, kept in ${name}`, () => {
    it('is used as it is until two hours before', async () => {
      const [{ installations }] = await openStores(1)
      const token = await install(installations)
      const before = await peer.refreshes()

      const used = await replicaOn(installations, NOW + 10 * HOUR - 1).tokenOf('T1')

      expect(used).toBe(token)
      expect(await peer.refreshes()).toBe(before)
    })

    it.each([['soon', 11 * HOUR] as const, ['already', 13 * HOUR] as const])(
      'is renewed once by five replicas that use it at once when it has expired %s',
      async (_, afterMs) => {
        const stores = await openStores(5)
        const token = await install(stores[0].installations)
        const replicas = stores.map(({ installations }) => replicaOn(installations, NOW + afterMs))
        const before = await peer.refreshes()

        const used = await Promise.all(
          replicas.flatMap((replica) => Array.from({ length: 10 }, () => replica.tokenOf('T1'))),
        )
        const later = await Promise.all(replicas.map((replica) => replica.tokenOf('T1')))

        expect((await peer.refreshes()) - before).toBe(1)
        expect(new Set(later).size).toBe(1)
        expect(later[0]).not.toBe(token)
        expect(used.every((one) => one === later[0] || (afterMs < 12 * HOUR && one === token))).toBe(true)
        expect(replicas.flatMap(({ troubles }) => troubles)).toEqual([])
      },
    )

    it('goes on to be used when the answer is lost, and its operator is told once', async () => {
      const [{ installations }] = await openStores(1)
      const token = await install(installations)
      const replica = replicaOn(installations, NOW + 11 * HOUR)
      await peer.setTokens({ loseRefresh: true })

      const during = [await replica.tokenOf('T1'), await replica.tokenOf('T1')]
      await peer.setTokens({ loseRefresh: false })
      replica.clock.nowMs += 60_000
      const after = [await replica.tokenOf('T1'), await replica.tokenOf('T1')]

      expect([...during, ...after]).toEqual([token, token, token, token])
      expect(replica.troubles).toEqual(['T1 unsure', 'T1 refused'])
    })

    it('is renewed a little later when Slack could not be reached', async () => {
      const [{ installations }] = await openStores(1)
      const token = await install(installations)
      const replica = replicaOn(installations, NOW + 11 * HOUR)
      await peer.setTokens({ cutRefresh: true })

      const during = await replica.tokenOf('T1')
      await peer.setTokens({ cutRefresh: false })
      const within = await replica.tokenOf('T1')
      replica.clock.nowMs += 30_000
      const after = await replica.tokenOf('T1')

      expect([during, within]).toEqual([token, token])
      expect(after).toMatch(/^xoxe\.xoxb-T1-/)
      expect(after).not.toBe(token)
    })

    it('is waited for some seconds where it has expired and Slack gives no other, and works again when it does', async () => {
      const [{ installations }] = await openStores(1)
      await install(installations)
      const replica = replicaOn(installations, NOW + 13 * HOUR)
      await peer.setTokens({ cutRefresh: true })

      await expect(replica.tokenOf('T1')).rejects.toThrow(NoTokenYetError)
      await peer.setTokens({ cutRefresh: false })
      replica.clock.nowMs += 30_000

      expect(await replica.tokenOf('T1')).toMatch(/^xoxe\.xoxb-T1-/)
    })

    it('is left to whoever installed the bot again meanwhile', async () => {
      const [{ installations }] = await openStores(1)
      await install(installations)
      const replica = replicaOn(installations, NOW + 13 * HOUR)

      const [used, reinstalled] = await Promise.all([replica.tokenOf('T1'), install(installations, NOW + 25 * HOUR)])
      const later = await replicaOn(installations, NOW + HOUR).tokenOf('T1')

      expect(used).toBeDefined()
      expect(later).toBe(reinstalled)
    })
  })
}

refreshing('SQLite', sqliteStores())
refreshing(
  'Redis',
  redisStores(() => redis),
)
