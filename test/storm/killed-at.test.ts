import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import type { PeerFaults } from '../peer/peer.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { countPages } from './count-pages.ts'
import { type KillPoint, OWN_DEATHS } from './kill-point.ts'
import { type StormWorker, startWorker } from './start-worker.ts'
import { allDeliveries, planPages, subscribe, subscribeInTeams, withStore } from './storm-place.ts'

const DELIVERIES = 3
const PAGES = 3
const TIMEOUT_MS = 500
/** From the next worker's first sign to the last word of the ledger, what was in doubt being looked up meanwhile. */
const RECOVERED_MS = 15_000
/** Where the test kills the worker, when the peer has all of the requests. */
const AT_THE_PEER: Readonly<Record<string, Partial<PeerFaults>>> = {
  'on its way': { hangBefore: 1 },
  'accepted and not answered': { hangAfter: 1 },
}
type Kept = 'embedded' | 'redis'
const PLATFORMS = ['slack', 'teams'] as const
type Platform = (typeof PLATFORMS)[number]
/** Every death on every platform, kept in one place; in the other, where storms kill at any moment, one of them. */
const DEATHS: readonly (readonly [Platform, Kept, string])[] = [
  ...PLATFORMS.flatMap((platform) =>
    [...OWN_DEATHS, ...Object.keys(AT_THE_PEER)].map((death) => [platform, 'embedded', death] as const),
  ),
  ['slack', 'redis', 'claimed'],
]

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

/** Deaths over the second page of a digest, from the attempt to the answer. */
const BETWEEN_PAGES: readonly (readonly [Platform, Kept, KillPoint])[] = [
  ['slack', 'embedded', 'claimed'],
  ['slack', 'redis', 'answered'],
  ['teams', 'embedded', 'answered'],
  ['teams', 'embedded', 'settled'],
]

describe('a worker that is killed', () => {
  it.each(DEATHS)('delivering to %s, kept in %s, %s, has everything posted once all the same', async (...death) => {
    const [platform, store, at] = death
    redis = store === 'redis' ? await startRedis() : undefined
    await withStore(folder, redis, (opened) =>
      platform === 'slack' ? subscribe(opened, DELIVERIES) : subscribeInTeams(opened, DELIVERIES, `${peer.url}/`),
    )
    await workUntilDead(platform, at)

    const next = start(platform)
    await next.hasWorked()
    const backMs = Date.now()
    await next.untilDone(DELIVERIES)
    await next.stop()
    const told = await withStore(folder, redis, allDeliveries)

    expect(told.map(({ state }) => state)).toEqual(Array.from({ length: DELIVERIES }, () => 'sent'))
    expect([...(await peer.keys())].sort()).toEqual(told.map(({ id }) => id).sort())
    const lastMs = Math.max(...told.flatMap(({ history }) => history.map(({ atMs }) => atMs)))
    expect(lastMs - backMs).toBeLessThan(RECOVERED_MS)
  })

  it.each(BETWEEN_PAGES)(
    'delivering to %s, kept in %s, %s over a second page, has every page once',
    async (...death) => {
      const [platform, store, at] = death
      redis = store === 'redis' ? await startRedis() : undefined
      const paged = { deliveries: DELIVERIES, pages: PAGES, platform, serviceUrl: `${peer.url}/` }
      await withStore(folder, redis, (opened) => planPages(opened, paged))
      await start(platform, at, 1).untilGone()
      const before = await peer.posts()

      const next = start(platform)
      await next.untilDone(DELIVERIES)
      await next.stop()
      const told = await withStore(folder, redis, allDeliveries)

      expect(before.length).toBeLessThan(DELIVERIES * PAGES)
      expect(told.map(({ state }) => state)).toEqual(Array.from({ length: DELIVERIES }, () => 'sent'))
      const once = DELIVERIES * PAGES
      expect(countPages(await peer.posts(), told)).toEqual({ posts: once, once, missed: 0, duplicated: 0, untold: 0 })
    },
  )
})

async function workUntilDead(platform: Platform, at: string): Promise<void> {
  const dieAt = OWN_DEATHS.find((own) => own === at)
  if (dieAt !== undefined) return await start(platform, dieAt).untilGone()
  await peer.setFaults(AT_THE_PEER[at] ?? {})
  const first = start(platform)
  while ((await peer.calls()).filter(({ path: called }) => isPost(called)).length < DELIVERIES);
  await first.kill()
  await peer.setFaults({})
}

function start(platform: Platform, dieAt?: KillPoint, dieAtPage = 0): StormWorker {
  return startWorker({
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
    ...(dieAt === undefined ? {} : { dieAt, dieAtPage }),
  })
}

function isPost(called: string): boolean {
  return called.endsWith('/chat.postMessage') || /\/v3\/conversations(?:\/[^/]+\/activities.*)?$/.test(called)
}
