import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import type { PeerFaults } from '../peer/peer.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { type KillPoint, OWN_DEATHS } from './kill-point.ts'
import { type StormWorker, startWorker } from './start-worker.ts'
import { allDeliveries, subscribe, subscribeInTeams, withStore } from './storm-place.ts'

// Each starts two workers, each of them a process with all of the product in it.
jest.setTimeout(60_000)

const DELIVERIES = 3
const TIMEOUT_MS = 1_000
/** Where the test kills the worker, when the peer has all of the requests. */
const AT_THE_PEER: Readonly<Record<string, Partial<PeerFaults>>> = {
  'on its way': { hangBefore: 1 },
  'accepted and not answered': { hangAfter: 1 },
}
const PLACES = [
  ['slack', 'embedded'],
  ['slack', 'redis'],
  ['teams', 'embedded'],
] as const

let folder: string
let redis: RedisServer | undefined
let peer: RunningPeer

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'killed-'))
  peer = await startPeer()
})

afterEach(async () => {
  await peer.stop()
  await redis?.remove()
  redis = undefined
  rmSync(folder, { recursive: true, force: true })
})

describe.each(PLACES)('a worker that delivers to %s, kept in %s, and is killed', (platform, store) => {
  beforeEach(async () => {
    redis = store === 'redis' ? await startRedis() : undefined
    await withStore(folder, redis, (opened) =>
      platform === 'slack' ? subscribe(opened, DELIVERIES) : subscribeInTeams(opened, DELIVERIES, `${peer.url}/`),
    )
  })

  const start = (dies: { readonly dieAt?: KillPoint } = {}): StormWorker =>
    startWorker({
      dataFolder: folder,
      redisUrl: redis?.url,
      peerUrl: peer.url,
      canLookUp: true,
      platform,
      timeoutMs: TIMEOUT_MS,
      concurrency: DELIVERIES,
      isStock: false,
      isWatched: false,
      mostBlocks: undefined,
      ...dies,
    })

  /** Another worker goes on, and everything has arrived once, as the ledger says. */
  async function expectOnce(): Promise<void> {
    const next = start()
    await next.untilDone(DELIVERIES)
    await next.stop()
    const told = await withStore(folder, redis, allDeliveries)
    expect(told.map(({ state }) => state)).toEqual(Array.from({ length: DELIVERIES }, () => 'sent'))
    expect([...(await peer.keys())].sort()).toEqual(told.map(({ id }) => id).sort())
  }

  it.each(OWN_DEATHS)('with a delivery %s, has it posted once all the same', async (dieAt) => {
    await start({ dieAt }).untilGone()

    await expectOnce()
  })

  it.each(Object.entries(AT_THE_PEER))('with a post %s, has it there once all the same', async (_, faults) => {
    await peer.setFaults(faults)
    const first = start()
    while ((await peer.calls()).filter(({ path: called }) => isPost(called)).length < DELIVERIES);
    await first.kill()
    await peer.setFaults({})

    await expectOnce()
  })
})

function isPost(called: string): boolean {
  return called.endsWith('/chat.postMessage') || /\/v3\/conversations(?:\/[^/]+\/activities.*)?$/.test(called)
}
