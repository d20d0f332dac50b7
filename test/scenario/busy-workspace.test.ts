import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { composeEngine } from '../../adapters/compose.ts'
import type { RunningDelivery } from '../../adapters/delivery/run-delivery.ts'
import { createInProcessQueue } from '../../adapters/queue/in-process-queue.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import type { Queue, Store } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { openAt } from '../adapters/storage/redis-stores.ts'
import { deliveryOf, MINUTE, restingOf } from '../contract/examples.ts'
import { pagedContent } from '../peer/paged-content.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { openSharedQueue, startBot } from './bot-under-test.ts'
import { briefly } from './delivery-under-test.ts'

const PAGES = 3
/** Of one workspace; before they were held back, nearly all of them stood half posted. */
const DIGESTS = 36
/** Nine that use up the workspace's rate, some that are on their way, and one a worker that begins meanwhile. */
const MOST_BEGUN = 9 + 3 + 4
/** All of them were asked for each post. */
const CROWD = 240
const MORE_POSTS = 30
/** One posts, and of those that wait for half a minute some come back. */
const MOST_ASKED = 5

let folder: string
let redis: RedisServer
let peer: RunningPeer
let store: Store
let bot: RunningDelivery | undefined

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'busy-'))
  ;[redis, peer] = await Promise.all([startRedis(), startPeer()])
})

afterEach(async () => {
  await bot?.close()
  bot = undefined
  await store.close()
  await peer.stop()
  await redis.remove()
  rmSync(folder, { recursive: true })
})

async function openPlace(kept: 'embedded' | 'redis'): Promise<Queue> {
  if (kept === 'redis') {
    store = await openAt(redis.url, path.join(folder, 'mark'))
    return openSharedQueue(redis.url)
  }
  store = openTemporaryStore()
  return createInProcessQueue({ mostWaiting: 10_000, mostTries: 3, failureWaitMs: 1, now: () => Date.now() })
}

/** Digests of one workspace, each in a channel of its own, that wait to be posted now. */
async function plan(count: number, pages: number): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  for (let index = 0; index < count; index++) {
    const id = `s${index}`
    const target = { platform: 'slack', workspace: 'T1', channel: `C${index}` }
    await store.subscriptions.restore([restingOf({ id, target })])
    await store.ledger.add([deliveryOf({ subscription: id, target, dueAtMs, content: pagedContent(id, pages) })])
  }
}

/** The most digests of which a page was there and another was not, at any time. */
async function mostBegun(): Promise<number> {
  const there = new Map<string, number>()
  let most = 0
  for (const { channel } of await peer.posts()) {
    there.set(channel, (there.get(channel) ?? 0) + 1)
    most = Math.max(most, [...there.values()].filter((pages) => pages < PAGES).length)
  }
  return most
}

describe.each(['embedded', 'redis'] as const)('a busy workspace, kept in %s', (kept) => {
  it('has few digests half posted at a time', async () => {
    const queue = await openPlace(kept)
    await plan(DIGESTS, PAGES)

    bot = await startBot(await composeEngine(), { store, queue, peerUrl: peer.url })
    while ((await peer.keys()).length < DIGESTS * PAGES) await briefly()

    const keys = await peer.keys()
    expect(new Set(keys).size).toBe(keys.length)
    expect(await mostBegun()).toBeLessThanOrEqual(MOST_BEGUN)
  })
})

describe.each(['embedded', 'redis'] as const)('a crowd that waits for the same rate, kept in %s', (kept) => {
  it('is asked one after another, and not all of it for each post', async () => {
    const queue = await openPlace(kept)
    await plan(CROWD, 1)
    const { findWork } = store
    let asked = 0
    const counting: Store = {
      ...store,
      findWork: (delivery) => {
        asked++
        return findWork(delivery)
      },
    }
    bot = await startBot(await composeEngine(), { store: counting, queue, peerUrl: peer.url })
    while (asked < CROWD) await briefly()

    const [before, posts] = [asked, (await peer.keys()).length]
    while ((await peer.keys()).length < posts + MORE_POSTS) await briefly()

    expect((asked - before) / MORE_POSTS).toBeLessThan(MOST_ASKED)
  })
})
