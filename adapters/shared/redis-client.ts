import { Cluster, Redis } from 'ioredis'
import type { RedisPlace } from './redis-place.ts'

/** A connection to Redis, whatever kind it is; it connects again by itself. */
export type RedisClient = Redis | Cluster

/** From one attempt to connect to the next it waits a little longer, but never more than half a second. */
const STEP_MS = 100
const LONGEST_WAIT_MS = 500
const CONNECT_MS = 5_000
const DISCONNECT_MS = 500

/** These wait in Redis, and whatever travelled with them would wait too. */
const BLOCKING = ['bzpopmin']

/** What suits one user of a connection and not another. */
export interface RedisClientOptions {
  /** A command is given up after so many attempts to connect again; `null` means never. */
  readonly attemptsPerCommand: number | null
  /** A command is given up when there is no answer for so long. */
  readonly commandMs: number | undefined
  /** Whether commands given at the same time travel together. */
  readonly isPipelined: boolean
}

/**
 * Opens a connection.
 * @param onError hears of every attempt that failed; without a listener, one would end the process.
 */
export function connectRedis(
  place: RedisPlace,
  options: RedisClientOptions,
  onError: (error: Error) => void,
): RedisClient {
  const client = place.kind === 'cluster' ? clusterOf(place, options) : singleOf(place, options)
  client.on('error', onError)
  return client
}

function clusterOf(place: RedisPlace, options: RedisClientOptions): Cluster {
  return new Cluster([...place.nodes], {
    clusterRetryStrategy: waitBefore,
    enableAutoPipelining: options.isPipelined,
    autoPipeliningIgnoredCommands: BLOCKING,
    redisOptions: usualOptions(place, options),
  })
}

function singleOf(place: RedisPlace, options: RedisClientOptions): Redis {
  const { kind, nodes, group, database, isEncrypted } = place
  const [{ host, port }] = nodes
  const where =
    kind === 'sentinel' ? { sentinels: [...nodes], name: group, enableTLSForSentinelMode: isEncrypted } : { host, port }
  return new Redis({
    ...where,
    ...usualOptions(place, options),
    db: database,
    retryStrategy: waitBefore,
    enableAutoPipelining: options.isPipelined,
    autoPipeliningIgnoredCommands: BLOCKING,
  })
}

function usualOptions({ username, password, isEncrypted }: RedisPlace, options: RedisClientOptions) {
  return {
    connectTimeout: CONNECT_MS,
    maxRetriesPerRequest: options.attemptsPerCommand,
    disconnectTimeout: DISCONNECT_MS,
    // A peer that is gone without a word is found out, and connected to again.
    ...(options.commandMs === undefined ? {} : { commandTimeout: options.commandMs, socketTimeout: options.commandMs }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(isEncrypted ? { tls: {} } : {}),
  }
}

function waitBefore(attempt: number): number {
  return Math.min(attempt * STEP_MS, LONGEST_WAIT_MS)
}
