import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SLACK_LIMITS } from '../../adapters/slack/limits.ts'
import type { ScheduledSubscription } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { MINUTE } from '../contract/examples.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { type StormWorker, startWorker } from './start-worker.ts'
import { dueChannel, withStore } from './storm-place.ts'

const REPLICAS = 3
const CHANNELS = 40
const BUSY_CHANNELS = 3
const DIGESTS_IN_BUSY = 4
/** The pace is kept where posts are sent from: on its way one may take longer than the next, on a busy machine above all. */
const ON_THE_WAY_MS = 500

let folder: string
let redis: RedisServer
let peer: RunningPeer
let workers: readonly StormWorker[]

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pace-'))
  ;[redis, peer] = await Promise.all([startRedis(), startPeer()])
})

afterAll(async () => {
  for (const worker of workers) await worker.stop()
  await peer.stop()
  await redis.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** All of one workspace, and all due: one digest in each channel, and several in the first. */
function subscriptions(): readonly ScheduledSubscription[] {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  const digests = Array.from({ length: CHANNELS }, (_, channel) =>
    Array.from({ length: channel < BUSY_CHANNELS ? DIGESTS_IN_BUSY : 1 }, (_digest, digest) => ({ channel, digest })),
  )
  return digests.flat().map(({ channel, digest }) => {
    const due = dueChannel(0, dueAtMs)
    const target = { platform: 'slack', workspace: 'T1', channel: `C${channel}` }
    return { ...due, subscription: { ...due.subscription, id: `s${channel}.${digest}`, target } }
  })
}

function startReplica(): StormWorker {
  return startWorker({
    dataFolder: folder,
    redisUrl: redis.url,
    peerUrl: peer.url,
    canLookUp: true,
    timeoutMs: 5_000,
    concurrency: 20,
    isStock: false,
    isWatched: false,
    mostBlocks: undefined,
  })
}

/** The most of these times within a span that is closed at both ends. */
function mostWithin(times: readonly number[], spanMs: number): number {
  return Math.max(...times.map((from) => times.filter((atMs) => atMs >= from && atMs < from + spanMs).length))
}

function lastedMs(times: readonly number[]): number {
  return Math.max(...times) - Math.min(...times)
}

describe('three replicas that post to one workspace', () => {
  it('keep its pace and that of its channels together, each digest once', async () => {
    const due = subscriptions()
    await withStore(folder, redis, (store) => store.subscriptions.restore(due))

    workers = Array.from({ length: REPLICAS }, startReplica)
    await Promise.all(workers.map((worker) => worker.untilDone(due.length)))

    const posts = await peer.posts()
    const times = posts.map(({ atMs }) => atMs)
    const inBusy = Array.from({ length: BUSY_CHANNELS }, (_, channel) =>
      posts.filter((post) => post.channel === `C${channel}`).map(({ atMs }) => atMs),
    )
    const { burstInChannel, burstInWorkspace, postsPerSecondInWorkspace } = SLACK_LIMITS
    expect(new Set(posts.map(({ key }) => key)).size).toBe(due.length)
    expect(posts).toHaveLength(due.length)
    for (const channel of inBusy) {
      expect(mostWithin(channel, 1_000 - ON_THE_WAY_MS)).toBeLessThanOrEqual(burstInChannel)
      expect(lastedMs(channel)).toBeGreaterThan((DIGESTS_IN_BUSY - burstInChannel) * 1_000 - ON_THE_WAY_MS)
    }
    const pacedMs = ((due.length - burstInWorkspace) / postsPerSecondInWorkspace) * 1_000
    expect(lastedMs(times)).toBeGreaterThan(pacedMs - ON_THE_WAY_MS)
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(burstInWorkspace + Math.ceil(postsPerSecondInWorkspace * 1.5))
  })
})
