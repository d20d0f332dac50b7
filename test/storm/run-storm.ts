import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Delivery, Store } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import { createChance } from '../peer/chance.ts'
import type { PeerFaults } from '../peer/peer.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { type Counted, countPages } from './count-pages.ts'
import { type StormWorker, startWorker } from './start-worker.ts'
import { addStockJobs } from './stock-queue.ts'
import { allDeliveries, planPages, subscribe, subscribeInTeams, withStore } from './storm-place.ts'

/** What a storm is made of. */
export interface StormOptions {
  readonly deliveries: number
  /** Workers are killed so often, with SIGKILL, at moments that the seed decides. */
  readonly kills: number
  readonly store: 'embedded' | 'redis'
  /** Slack when not given. In Teams posts are looked up in Graph. */
  readonly platform?: 'slack' | 'teams'
  readonly lookUp: boolean
  readonly seed: number
  /** Processes that deliver; one with the embedded store. */
  readonly workers: number
  readonly faults: Partial<PeerFaults>
  /** Posts that every edition takes; one when not given, and what the bot makes of its corpus is posted. */
  readonly pages?: number
  /** Holds up to the storm what bots do that trust their libraries, on Redis, in place of ours. */
  readonly isStock: boolean
}

/** What came of a storm, counted at the peer: each page of an edition is a post. */
export interface StormResult extends Counted {
  readonly deliveries: number
  /** Deliveries of which the ledger says that nobody can tell. */
  readonly unknown: number
  readonly kills: number
  readonly seconds: number
}

const TIMEOUT_MS = 1_000
const CONCURRENCY = 4
/** From one kill to the next about, with what a worker needs to start. */
const KILL_MS = 1_000
/** From one kill to the next, at most; a worker needs about a second to start. */
const BETWEEN_KILLS_MS = 900
/** The last kill comes when so much of the work is done. */
const CALM_END = 0.9

/** Lets workers deliver to the peer and kills them, until every delivery has come to an end. */
export async function runStorm(options: StormOptions): Promise<StormResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'storm-'))
  const redis = options.store === 'redis' ? await startRedis() : undefined
  const peer = await startPeer({ delayMs: delayFor(options), seed: options.seed, ...options.faults })
  try {
    const started = Date.now()
    if (options.isStock) await addStockJobs(redis?.url ?? '', options.deliveries)
    else await withStore(folder, redis, (store) => subscribeAll(store, options, peer))
    const kills = await blow(options, { folder, redis, peer })
    const seconds = (Date.now() - started) / 1000
    const told = options.isStock ? undefined : await withStore(folder, redis, allDeliveries)
    const counted = isPaged(options)
      ? countPages(await peer.posts(), told ?? [])
      : count(options, await peer.keys(), told)
    const unknown = told?.filter(({ state }) => state === 'unknown').length ?? 0
    return { deliveries: told?.length ?? options.deliveries, ...counted, unknown, kills, seconds }
  } finally {
    await peer.stop()
    await redis?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * How long the peer takes with each answer: so that the deliveries last as long as the kills, and many a kill falls
 * between a post and its record.
 */
function delayFor({ deliveries, pages = 1, kills, workers, store }: StormOptions): number {
  const atOnce = CONCURRENCY * (store === 'embedded' ? 1 : workers)
  return Math.min(TIMEOUT_MS / 2, Math.max(30, Math.ceil((kills * KILL_MS * atOnce) / (deliveries * pages))))
}

function isPaged({ pages = 1 }: StormOptions): boolean {
  return pages > 1
}

async function subscribeAll(store: Store, options: StormOptions, { url }: RunningPeer): Promise<void> {
  const { platform = 'slack', deliveries, pages = 1 } = options
  if (isPaged(options)) await planPages(store, { platform, deliveries, pages, serviceUrl: `${url}/` })
  else if (platform !== 'teams') await subscribe(store, deliveries)
  else await subscribeInTeams(store, deliveries, `${url}/`)
}

interface Place {
  readonly folder: string
  readonly redis: RedisServer | undefined
  readonly peer: RunningPeer
}

async function blow(options: StormOptions, place: Place): Promise<number> {
  const chance = createChance(options.seed)
  const start = (): StormWorker =>
    startWorker({
      dataFolder: place.folder,
      redisUrl: place.redis?.url,
      peerUrl: place.peer.url,
      canLookUp: options.lookUp,
      platform: options.platform ?? 'slack',
      timeoutMs: TIMEOUT_MS,
      concurrency: CONCURRENCY,
      isStock: options.isStock,
      isWatched: false,
      mostBlocks: undefined,
    })
  const workers = Array.from({ length: options.store === 'embedded' ? 1 : options.workers }, start)
  let kills = 0
  const ended = (): number => Math.max(...workers.map((worker) => worker.ended()))
  while (kills < options.kills) {
    await pause(BETWEEN_KILLS_MS * chance())
    const place = Math.floor(chance() * workers.length)
    const worker = workers[place]
    if (worker === undefined) continue
    if (!(await worker.hasWorked())) throw new Error('a worker ended by itself')
    // spread over the whole of the work, on a fast machine and on a slow one
    if (ended() < (options.deliveries * CALM_END * kills) / options.kills) continue
    await worker.kill()
    kills++
    workers[place] = start()
  }
  await Promise.all(workers.map((worker) => worker.untilDone(options.deliveries)))
  await Promise.all(workers.map((worker) => worker.stop()))
  return kills
}

function count({ deliveries }: StormOptions, keys: readonly string[], told: readonly Delivery[] | undefined): Counted {
  const arrived = new Map<string, number>()
  for (const key of keys) arrived.set(key, (arrived.get(key) ?? 0) + 1)
  const times = [...arrived.values()]
  const missing = told?.filter(({ id }) => !arrived.has(id)) ?? []
  const isTold = ({ state }: Delivery): boolean => state === 'unknown' || state === 'failed'
  return {
    posts: deliveries,
    once: times.filter((time) => time === 1).length,
    missed: deliveries - arrived.size,
    duplicated: times.filter((time) => time > 1).length,
    untold: missing.filter((delivery) => !isTold(delivery)).length + deliveries - (told?.length ?? deliveries),
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
