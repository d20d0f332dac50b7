import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebClient } from '@slack/web-api'
import { renderSlack } from '../../adapters/slack/render.ts'
import { type Message, type Store, targetKey } from '../../src/index.ts'
import { startRedis } from '../adapters/storage/redis-server.ts'
import { deliveryOf, MINUTE } from '../contract/examples.ts'
import type { PeerFaults } from '../peer/peer.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { runStorm, type StormOptions } from '../storm/run-storm.ts'
import { type StormWorker, startWorker } from '../storm/start-worker.ts'
import { allDeliveries, dueChannel, subscribe, withStore } from '../storm/storm-place.ts'
import type { WorkerOrder } from '../storm/worker.ts'
import { hasFlag, option } from './arguments.ts'

const AT_ONCE = 50
const TIMEOUT_MS = 10_000
const PAGE = 500
/** Long enough for a worker to take over all that waits. */
const SETTLE_MS = 15_000

/**
 * Measures delivering to a peer without limits beside Slack's client posting the same message in a loop, the memory
 * that waiting deliveries take, and storms: `--deliveries N`, `--waiting N`, `--storm N`, `--different` for
 * channels none of which has seen what another has, `--only rate`, `memory` or `storm` for one of the three, and
 * `--store embedded` or `redis` for the rate and the memory on one of the two.
 */
export async function run(args: readonly string[]): Promise<void> {
  const only = option(args, 'only', '')
  const number = (name: string, fallback: number): number => Number(option(args, name, String(fallback)))
  const kinds = KINDS.filter((kind) => option(args, 'store', kind) === kind)
  if (only === '' || only === 'rate') {
    for (const kind of kinds) await measureRate(kind, number('deliveries', 3000), hasFlag(args, 'different'))
  }
  if (only === '' || only === 'memory') await measureMemory(kinds, number('waiting', 100_000))
  if (only === '' || only === 'storm') await showStorms(number('storm', 300))
}

type Kind = StormOptions['store']
const KINDS: readonly Kind[] = ['embedded', 'redis']

/** What a measurement works in: an empty store, a peer, and a worker to start. */
interface Scene {
  readonly peer: RunningPeer
  readonly fill: <T>(use: (store: Store) => Promise<T>) => Promise<T>
  readonly start: (order?: Partial<WorkerOrder>) => StormWorker
}

async function inScene(
  kind: Kind,
  faults: Partial<PeerFaults>,
  measure: (scene: Scene) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const redis = kind === 'redis' ? await startRedis() : undefined
  const peer = await startPeer(faults)
  const order = {
    dataFolder: folder,
    redisUrl: redis?.url,
    peerUrl: peer.url,
    canLookUp: true,
  } as const
  const usual = { timeoutMs: TIMEOUT_MS, concurrency: AT_ONCE, isWatched: false, mostBlocks: undefined } as const
  const start: Scene['start'] = (parts = {}) => startWorker({ ...order, ...usual, ...parts, isStock: false })
  await measure({ peer, start, fill: (use) => withStore(folder, redis, use) })
  await peer.stop()
  await redis?.remove()
  rmSync(folder, { recursive: true })
}

/**
 * In turns with the bare client, and each of them warm: a machine that others share is not as fast now as a moment ago.
 * The processor's time does not depend on that.
 */
async function measureRate(kind: Kind, deliveries: number, isDifferent: boolean): Promise<void> {
  await inScene(kind, {}, async ({ peer, fill, start }) => {
    // a tick of a storm looks for what got lost far more often than that of the product, once a minute
    const worker = start({ isTickedBySignal: true })
    const round = async (count: number): Promise<readonly [ours: Pace, bare: Pace]> => {
      const ours = await paceOfOurs({ worker, peer, fill, isDifferent }, count)
      const [sample] = await fill(allDeliveries)
      if (sample?.content === undefined) throw new Error('nothing was said')
      return [ours, await paceOfBare(peer, sample.content.message, count)]
    }
    await round(WARM_UP)
    const rounds: (readonly [Pace, Pace])[] = []
    while (rounds.length < ROUNDS) rounds.push(await round(Math.ceil(deliveries / ROUNDS)))
    await worker.stop()
    const [ours, bare] = [sum(rounds.map(([one]) => one)), sum(rounds.map(([, one]) => one))]
    const ratio = bare.lastedMs / ours.lastedMs
    say(`deliveries a second, ${kind}`, rateText(ours), `${ratio.toFixed(2)} × the bare client, ≥ 0.6 ×`)
    say('  the bare client in a loop', rateText(bare))
    const work = bare.processorMs / ours.processorMs
    say('  by the processor alone', `${(ours.processorMs / ours.posts).toFixed(2)} ms each`, `${work.toFixed(2)} ×`)
  })
}

const WARM_UP = 500
const ROUNDS = 3

/** How long so many posts took, from the first to the last, and how much work they were. */
interface Pace {
  readonly posts: number
  readonly lastedMs: number
  readonly processorMs: number
}

function sum(paces: readonly Pace[]): Pace {
  const all = (of: (pace: Pace) => number): number => paces.reduce((total, pace) => total + of(pace), 0)
  return { posts: all(({ posts }) => posts), lastedMs: all((p) => p.lastedMs), processorMs: all((p) => p.processorMs) }
}

function rateText({ posts, lastedMs }: Pace): string {
  return ((posts * 1000) / lastedMs).toFixed(0)
}

interface Measured extends Pick<Scene, 'peer' | 'fill'> {
  readonly worker: StormWorker
  readonly isDifferent: boolean
}

async function paceOfOurs({ worker, peer, fill, isDifferent }: Measured, count: number): Promise<Pace> {
  await worker.hasWorked()
  const [known, others] = [worker.ended(), (await peer.posts()).length]
  const before = worker.processorMs()
  if (isDifferent) await fill((store) => rememberDifferently(store, known, count))
  await fill((store) => subscribe(store, count, known))
  worker.tick()
  await worker.untilDone(known + count)
  const processorMs = worker.processorMs() - before
  return { posts: count, lastedMs: await lasted(peer, others), processorMs }
}

/** Each channel has seen something that no other has: nothing that is made for one of them is made for another. */
async function rememberDifferently(store: Store, known: number, count: number): Promise<void> {
  for (let number = known; number < known + count; number++) {
    const { target } = dueChannel(number, 0).subscription
    await store.memory.changeChannel(targetKey(target), (before) => ({ ...before, seen: [`none/${number}`] }))
  }
}

async function paceOfBare(peer: RunningPeer, message: Message, count: number): Promise<Pace> {
  const others = (await peer.posts()).length
  const before = process.cpuUsage()
  await postInLoop(peer, message, count)
  const { user, system } = process.cpuUsage(before)
  return { posts: count, lastedMs: await lasted(peer, others), processorMs: (user + system) / 1000 }
}

/** From the first to the last post that the peer accepted after so many others, in milliseconds. */
async function lasted(peer: RunningPeer, others: number): Promise<number> {
  const times = (await peer.posts()).slice(others).map(({ atMs }) => atMs)
  return (times.at(-1) ?? 0) - (times[0] ?? 0)
}

async function postInLoop(peer: RunningPeer, message: Message, count: number): Promise<void> {
  const client = new WebClient('xoxb-bench', { slackApiUrl: `${peer.url}/api/`, maxRequestConcurrency: AT_ONCE })
  const { text, blocks } = renderSlack(message)
  let posted = 0
  const loop = async (): Promise<void> => {
    while (posted < count) {
      const channel = `C${posted++}`
      await client.chat.postMessage({ channel, text, blocks: [...blocks] })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, loop))
}

/** A worker whose peer answers nothing: all that it is brought waits. */
async function measureMemory(kinds: readonly Kind[], waiting: number): Promise<void> {
  for (const kind of kinds) {
    await inScene(kind, { hangBefore: 1 }, async ({ fill, start }) => {
      await fill((store) => addWaiting(store, waiting))
      // the first tick comes by itself, and in use the next one a minute later
      const worker = start({ isTickedBySignal: true })
      await worker.hasWorked()
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
      say(`memory with ${waiting} waiting, ${kind}`, `${Math.round(worker.peakMemory() / 1e6)} MB`, '≤ 300 MB')
      await worker.kill()
    })
  }
}

async function addWaiting(store: Store, count: number): Promise<void> {
  const dueAtMs = Math.floor(Date.now() / MINUTE) * MINUTE
  for (let from = 0; from < count; from += PAGE) {
    const due = Array.from({ length: PAGE }, (_, index) => dueChannel(from + index, dueAtMs))
    await store.subscriptions.restore(due.map(({ subscription }) => ({ subscription, dueAtMs: undefined })))
    await store.ledger.add(
      due.map(({ subscription: { id, target } }) => deliveryOf({ subscription: id, target, dueAtMs })),
    )
  }
}

async function showStorms(deliveries: number): Promise<void> {
  const kills = Math.ceil(deliveries / 30)
  const calm = { deliveries, kills, lookUp: true, seed: 1, workers: 3, faults: {}, isStock: false } as const
  const storms: readonly (readonly [string, StormOptions])[] = [
    ['libraries as they come', { ...calm, store: 'redis', isStock: true }],
    ['ours, redis', { ...calm, store: 'redis' }],
    ['ours, embedded', { ...calm, store: 'embedded' }],
    ['ours, redis, no look-up', { ...calm, store: 'redis', lookUp: false }],
  ]
  for (const [name, options] of storms) {
    const { once, missed, duplicated, unknown, kills: killed, seconds } = await runStorm(options)
    const told = `${once} once, ${missed} missed, ${duplicated} twice, ${unknown} unknown`
    say(`storm, ${name}`, told, `${killed} kills, ${seconds.toFixed(0)} s`)
  }
}

function say(what: string, value: string, note = ''): void {
  process.stdout.write(`${what.padEnd(40)} ${value.padEnd(12)} ${note}\n`)
}
