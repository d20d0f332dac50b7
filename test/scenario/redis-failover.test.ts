import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { composeEngine } from '../../adapters/compose.ts'
import type { RunningDelivery } from '../../adapters/delivery/run-delivery.ts'
import type { LookUpOutcome, Platform, Store, SubscriptionOptions } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { openAt } from '../adapters/storage/redis-stores.ts'
import { openSwitchboard, type Switchboard } from '../adapters/storage/switchboard.ts'
import { deliveryOf, MINUTE, restingOf, subscriptionOf } from '../contract/examples.ts'
import { pagedContent } from '../peer/paged-content.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { allDeliveries } from '../storm/storm-place.ts'
import { openSharedQueue, startBot } from './bot-under-test.ts'
import { briefly } from './delivery-under-test.ts'

const CHANNELS = 40
const REPLICAS = 2
const PAGES = 3
/** How much of it the replica still hears of, and how much is done before the main one dies. */
const HEARD = 8
const DONE = 20
const NONE: LookUpOutcome = { kind: 'unavailable', detail: 'switched off', retryAfterMs: undefined }

let main: RedisServer
let replica: RedisServer
/** Where the bot finds the main Redis, and where the replica does. */
let front: Switchboard
let behind: Switchboard
let peer: RunningPeer
let store: Store
let folder: string
const running: RunningDelivery[] = []
const opened: Store[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'failover-'))
  main = await startRedis('--repl-diskless-sync-delay', '0')
  behind = await openSwitchboard(main.port)
  front = await openSwitchboard(main.port)
  replica = await startRedis('--replicaof', '127.0.0.1', String(behind.port))
  peer = await startPeer({ delayMs: 30 })
  store = await open()
})

afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
  for (const one of opened.splice(0)) await one.close()
  await peer.stop()
  await Promise.all([front.close(), behind.close()])
  await Promise.all([main.remove(), replica.remove()])
  rmSync(folder, { recursive: true })
})

async function open(): Promise<Store> {
  const one = await openAt(front.url, path.join(folder, 'mark'))
  opened.push(one)
  return one
}

function withoutLookUp(platform: Platform): Platform {
  return { ...platform, canLookUp: async () => false, lookUp: async () => NONE }
}

/** Starts the bot, twice, as an operator does who wants one of them to go on whatever happens. */
async function startBots(canLookUp = true): Promise<void> {
  const made = await composeEngine()
  const platform = canLookUp ? {} : { platform: withoutLookUp }
  const started = Array.from({ length: REPLICAS }, async () =>
    startBot(made, { store: await open(), queue: openSharedQueue(front.url), peerUrl: peer.url, ...platform }),
  )
  running.push(...(await Promise.all(started)))
}

/** So many channels, each in a workspace of its own, that are due this minute and not again for a day. */
async function subscribe(options: Partial<SubscriptionOptions> = {}): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  const due = new Date(dueAtMs)
  const schedule = { cron: `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`, zone: 'UTC' }
  const entries = Array.from({ length: CHANNELS }, (_, index) => {
    return subscriptionOf({ id: `s${index}`, target: targetOf(index), schedule, dueAtMs, options })
  })
  await store.subscriptions.restore(entries)
}

/** The same, planned already with an edition of several pages each. */
async function planPages(): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  for (let index = 0; index < CHANNELS; index++) {
    const [id, target] = [`s${index}`, targetOf(index)]
    await store.subscriptions.restore([restingOf({ id, target })])
    await store.ledger.add([deliveryOf({ subscription: id, target, dueAtMs, content: pagedContent(id, PAGES) })])
  }
}

function targetOf(index: number) {
  return { platform: 'slack', workspace: `T${index}`, channel: `C${index}` }
}

/** Everything so far is at the replica, and nothing that follows will be. */
async function partReplica(): Promise<void> {
  while (!/slave0:.*state=online/.test(String(await main.command('INFO', 'replication')))) await briefly()
  await main.command('WAIT', '1', '5000')
  behind.cut()
}

async function untilPosted(count: number): Promise<void> {
  while ((await peer.keys()).length < count) await briefly()
}

/** The main one dies, and the replica takes over with what it knows. */
async function failOver(): Promise<void> {
  await main.stop('SIGKILL')
  await replica.command('REPLICAOF', 'NO', 'ONE')
  front.leadTo(replica.port)
}

async function untilEnded(): Promise<void> {
  for (;;) {
    const counts = await store.ledger.counts().catch(() => undefined)
    const isOpen = (await store.ledger.actionable(Number.MAX_SAFE_INTEGER, 1, 0).catch(() => [1])).length > 0
    if (counts !== undefined && !isOpen && Object.values(counts).reduce((sum, one) => sum + one, 0) >= CHANNELS) return
    await briefly()
  }
}

/** How often each post arrived, the most often first; and how many deliveries are in each state. */
async function outcome() {
  const keys = await peer.keys()
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  const { sent, unknown } = await store.ledger.counts()
  return { once: times.size, twice: keys.length - times.size, sent, unknown }
}

describe('a Redis that takes over without the last that was written', () => {
  it('has nothing posted twice and nothing lost of what was claimed then', async () => {
    await subscribe()
    await startBots()
    await untilPosted(HEARD)
    await partReplica()
    await untilPosted(DONE)

    await failOver()
    await untilEnded()

    expect(await outcome()).toEqual({ once: CHANNELS, twice: 0, sent: CHANNELS, unknown: 0 })
  })

  it('has nothing posted twice and nothing lost of what was planned then', async () => {
    await subscribe()
    await partReplica()
    await startBots()
    await untilPosted(DONE)

    await failOver()
    await untilEnded()

    expect(await outcome()).toEqual({ once: CHANNELS, twice: 0, sent: CHANNELS, unknown: 0 })
  })

  it('has every page of a digest posted once', async () => {
    await planPages()
    await partReplica()
    await startBots()
    await untilPosted(DONE)

    await failOver()
    await untilEnded()

    const posts = CHANNELS * PAGES
    expect(await outcome()).toEqual({ once: posts, twice: 0, sent: CHANNELS, unknown: 0 })
  })

  it('where nothing can be looked up, has nothing posted twice, and says of what it does not know', async () => {
    await subscribe({ whenUnsure: 'at-most-once' })
    await startBots(false)
    await untilPosted(HEARD)
    await partReplica()
    await untilPosted(DONE)

    await failOver()
    await untilEnded()
    const { once, twice, sent, unknown } = await outcome()
    const arrived = new Set(await peer.keys())
    const missed = (await allDeliveries(store)).filter(({ id }) => !arrived.has(id))

    expect({ twice, told: sent + unknown }).toEqual({ twice: 0, told: CHANNELS })
    expect(missed.map(({ state }) => state)).toEqual(missed.map(() => 'unknown'))
    expect(once).toBeGreaterThanOrEqual(DONE)
  })

  it('where nothing can be looked up and doubles are no harm, has nothing lost', async () => {
    await subscribe({ whenUnsure: 'at-least-once' })
    await startBots(false)
    await untilPosted(HEARD)
    await partReplica()
    await untilPosted(DONE)

    await failOver()
    await untilEnded()

    const { once, unknown } = await outcome()
    expect({ once, unknown }).toEqual({ once: CHANNELS, unknown: 0 })
  })
})
