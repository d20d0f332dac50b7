import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { composeEngine } from '../../adapters/compose.ts'
import type { RunningDelivery } from '../../adapters/delivery/run-delivery.ts'
import type { Store } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { openAt } from '../adapters/storage/redis-stores.ts'
import { MINUTE, subscriptionOf } from '../contract/examples.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { openSharedQueue, startBot } from './bot-under-test.ts'
import { briefly } from './delivery-under-test.ts'

let redis: RedisServer
let peer: RunningPeer
let store: Store
let folder: string
const running: RunningDelivery[] = []
const opened: Store[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'replicas-'))
  redis = await startRedis()
  peer = await startPeer()
  store = await open()
})

afterEach(async () => {
  for (const replica of running.splice(0)) await replica.close()
  for (const one of opened.splice(0)) await one.close()
  await peer.stop()
  await redis.remove()
  rmSync(folder, { recursive: true })
})

async function open(): Promise<Store> {
  const one = await openAt(redis.url, path.join(folder, 'mark'))
  opened.push(one)
  return one
}

/** Starts so many replicas at the same moment, each with connections of its own; each ticks at once. */
async function startReplicas(count: number): Promise<void> {
  const made = await composeEngine()
  const started = Array.from({ length: count }, async () =>
    startBot(made, { store: await open(), queue: openSharedQueue(redis.url), peerUrl: peer.url }),
  )
  running.push(...(await Promise.all(started)))
}

/** So many channels, each in a workspace of its own, that are due this minute and not again for a day. */
async function subscribe(count: number): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  const due = new Date(dueAtMs)
  const schedule = { cron: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`, zone: 'UTC' }
  const entries = Array.from({ length: count }, (_, index) => {
    const target = { platform: 'slack', workspace: `T${index}`, channel: `C${index}` }
    return subscriptionOf({ id: `s${index}`, target, schedule, dueAtMs })
  })
  await store.subscriptions.restore(entries)
}

async function untilEnded(count: number): Promise<void> {
  for (;;) {
    const counts = await store.ledger.counts()
    if (counts.sent + counts.failed + counts.skipped >= count) return
    await briefly()
  }
}

/** How many posts the peer has, how many different ones, and how many the ledger knows of. */
async function arrived(): Promise<readonly number[]> {
  const keys = await peer.keys()
  return [keys.length, new Set(keys).size, (await store.ledger.counts()).sent]
}

describe('replicas on one Redis', () => {
  it('that tick at the same moment, five of them, post each occurrence once', async () => {
    await subscribe(300)

    await startReplicas(5)
    await untilEnded(300)

    expect(await arrived()).toEqual([300, 300, 300])
  })

  it('lose nothing and post nothing twice when Redis dies among deliveries and comes again', async () => {
    await subscribe(60)
    await peer.setFaults({ delayMs: 60 })

    await startReplicas(2)
    while ((await peer.keys()).length < 10) await briefly()
    await redis.stop('SIGKILL')
    const before = (await peer.keys()).length
    await redis.start()
    await untilEnded(60)

    expect(before).toBeLessThan(60)
    expect(await arrived()).toEqual([60, 60, 60])
  })
})
