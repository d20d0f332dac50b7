import type { Engine } from '../../adapters/compose.ts'
import { type RunningDelivery, runDelivery } from '../../adapters/delivery/run-delivery.ts'
import { watchDelivery } from '../../adapters/delivery/watch-delivery.ts'
import { createBullMqQueue } from '../../adapters/queue/bullmq-queue.ts'
import { connectRedis } from '../../adapters/shared/redis-client.ts'
import { parseRedisUrl } from '../../adapters/shared/redis-place.ts'
import { createTurns } from '../../adapters/shared/turns.ts'
import type { DeliveryParts, Platform, Queue, Store } from '../../src/index.ts'
import { partsOf } from './delivery-under-test.ts'

/** What one replica of a bot has by itself. */
export interface BotPlace {
  readonly store: Store
  readonly queue: Queue
  readonly peerUrl: string
  /** Makes of the peer's platform one that a test needs; the same when not given. */
  readonly platform?: (platform: Platform) => Platform
}

const TICK_MS = 200
const CONCURRENCY = 4
const KEEP_MS = 90 * 86_400_000

/** Starts a replica by the clock, which ticks at once and several times a second. */
export async function startBot(made: Engine, place: BotPlace): Promise<RunningDelivery> {
  const { store, queue, peerUrl, platform: as = (platform) => platform } = place
  const now = (): number => Date.now()
  const parts = partsOf(made, { store, queue, now, peerUrl, report: () => undefined })
  const platformOf: DeliveryParts['platformOf'] = (id) => {
    const platform = parts.platformOf(id)
    return platform && as(platform)
  }
  const ticker = (tick: () => Promise<void>) => {
    const timer = setInterval(() => void tick(), TICK_MS)
    return { stop: () => clearInterval(timer) }
  }
  const elapsed = (): number => performance.now()
  const watch = watchDelivery({ queue, now, elapsed, onClockSet: () => undefined })
  return await runDelivery({
    watch,
    parts: { ...parts, platformOf },
    concurrency: CONCURRENCY,
    giveWay: createTurns().giveWay,
    ticker,
    keepMs: KEEP_MS,
    onError: () => undefined,
  })
}

/** Opens a queue that replicas share. */
export function openSharedQueue(redisUrl: string): Queue {
  const place = parseRedisUrl(redisUrl)
  if (!place.ok) throw new Error(place.failure)
  const options = { attemptsPerCommand: null, commandMs: undefined, isPipelined: false }
  return createBullMqQueue({
    connection: connectRedis(place.value, options, () => undefined),
    prefix: '{replicas}',
    lockMs: 1000,
    keepS: 3600,
    mostTries: 100,
    onError: () => undefined,
  })
}
