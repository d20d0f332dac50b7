import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Store } from '../../src/index.ts'
import { type RedisServer, startRedis } from '../adapters/storage/redis-server.ts'
import type { PeerFaults } from '../peer/peer.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { type StormWorker, startWorker } from '../storm/start-worker.ts'
import { withStore } from '../storm/storm-place.ts'
import type { WorkerOrder } from '../storm/worker.ts'

const TIMEOUT_MS = 2_000

/** Where an incident plays: an empty store, a peer, and workers to be started. */
export interface Scene {
  readonly redis: RedisServer | undefined
  readonly peer: RunningPeer
  readonly fill: <T>(use: (store: Store) => Promise<T>) => Promise<T>
  readonly start: (order?: Partial<WorkerOrder>) => StormWorker
}

/** Plays an incident, and takes everything away afterwards. */
export async function inScene(
  kind: 'embedded' | 'redis',
  faults: Partial<PeerFaults>,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'incident-'))
  const redis = kind === 'redis' ? await startRedis() : undefined
  const peer = await startPeer(faults)
  const order: WorkerOrder = {
    dataFolder: folder,
    redisUrl: redis?.url,
    peerUrl: peer.url,
    canLookUp: true,
    timeoutMs: TIMEOUT_MS,
    concurrency: 8,
    isWatched: true,
    mostBlocks: undefined,
  }
  try {
    await play({
      redis,
      peer,
      fill: (use) => withStore(folder, redis, use),
      start: (parts = {}) => startWorker({ ...order, ...parts, isStock: false }),
    })
  } finally {
    await peer.stop()
    await redis?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Counts of the peer: what arrived, once, and more than once. */
export async function arrived(peer: RunningPeer): Promise<string> {
  const times = new Map<string, number>()
  for (const key of await peer.keys()) times.set(key, (times.get(key) ?? 0) + 1)
  const twice = [...times.values()].filter((count) => count > 1).length
  return `${times.size} arrived, ${twice} twice`
}

/** Resolves after so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Tells one figure: what it is, its value, and what it has to be. */
export function say(what: string, value: string, note: string): void {
  process.stdout.write(`${what.padEnd(34)} ${value.padEnd(28)} ${note}\n`)
}
