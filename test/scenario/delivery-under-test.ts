import { composeEngine, type Engine } from '../../adapters/compose.ts'
import { type RunningDelivery, runDelivery } from '../../adapters/delivery/run-delivery.ts'
import { type DeliveryWatch, watchDelivery } from '../../adapters/delivery/watch-delivery.ts'
import { createInProcessQueue } from '../../adapters/queue/in-process-queue.ts'
import { createTurns } from '../../adapters/shared/turns.ts'
import { createSlackPlatform } from '../../adapters/slack/client.ts'
import { openTemporaryStore } from '../../adapters/storage/open-store.ts'
import {
  correctionsOf,
  createComposer,
  createLanes,
  createPace,
  createReaders,
  createScheduler,
  type Delivery,
  type DeliveryEvent,
  type DeliveryParts,
  type Platform,
  type Queue,
  type RetryPolicy,
  type Store,
} from '../../src/index.ts'
import { createChance } from '../peer/chance.ts'
import { type RunningPeer, startPeer } from '../peer/start-peer.ts'
import { type TeamsAtPeer, teamsAtPeer } from './teams-at-peer.ts'

/** Delivery as the product runs it, to the peer over HTTP, at a time that the test tells. */
export interface DeliveryUnderTest {
  readonly store: Store
  readonly peer: RunningPeer
  readonly events: readonly DeliveryEvent[]
  /** By how many milliseconds the clock was found set, each time. */
  readonly clockSet: readonly number[]
  /** What an operator is told. */
  readonly health: DeliveryWatch['health']
  /** Moves the clock on; never back. */
  moveTo(nowMs: number): void
  /** Sets the clock, on or back, as somebody does who thinks it wrong. */
  setClock(nowMs: number): void
  /** One tick, and all that follows from it until every delivery has come to an end. */
  tick(): Promise<void>
  /** One tick, and what follows from it until the peer has so many posts. */
  tickUntilPosted(posts: number): Promise<void>
  /** Every delivery of the ledger, in order of id. */
  deliveries(): Promise<readonly Delivery[]>
  /** Ends the process's part, as a restart does; store and peer go on. */
  stopDelivering(): Promise<void>
  close(): Promise<void>
}

/** A platform that asks for more is asked again after this. */
export const LONGEST_ASKED_WAIT_MS = 60_000
/** Waits that a test has time for; everything else as in use. */
const RETRY: RetryPolicy = {
  firstWaitMs: 10,
  longestWaitMs: 100,
  postWithinMs: 3_600_000,
  lookUpWithinMs: 3_600_000,
  longestAskedWaitMs: LONGEST_ASKED_WAIT_MS,
}
const ANSWER_MS = 400

let engine: Promise<Engine> | undefined

/** Starts delivering from an empty store. @param nowMs what the clock shows at first. @param before what a restart finds there. */
export async function deliverToPeer(
  nowMs: number,
  store: Store = openTemporaryStore(),
  before: Partial<Pick<DeliveryUnderTest, 'peer'>> & { readonly engine?: Engine; readonly teams?: TeamsAtPeer } = {},
): Promise<DeliveryUnderTest> {
  engine ??= composeEngine()
  const [made, peer] = await Promise.all([before.engine ?? engine, before.peer ?? startPeer()])
  const events: DeliveryEvent[] = []
  const set: number[] = []
  const startedMs = Date.now()
  let offsetMs = nowMs - startedMs
  const now = (): number => Date.now() + offsetMs
  const queue = createInProcessQueue({ mostWaiting: 10_000, mostTries: 3, failureWaitMs: 1, now })
  const report = (event: DeliveryEvent): void => {
    events.push(event)
    if (event.kind === 'unreadable') watch.unreadable(event.id)
  }
  const setup = { store, queue, now, peerUrl: peer.url, report }
  const teams = before.teams && teamsAtPeer(before.teams, { store, peerUrl: peer.url, timeoutMs: ANSWER_MS })
  const parts = partsOf(made, { ...setup, others: teams === undefined ? [] : [teams] })
  const elapsed = (): number => Date.now() - startedMs
  const watch = watchDelivery({ queue, now, elapsed, onClockSet: (byMs) => void set.push(byMs) })
  const running = await runDelivery({
    watch,
    parts,
    concurrency: 8,
    giveWay: createTurns().giveWay,
    ticker: () => ({ stop: () => undefined }),
    keepMs: 90 * 86_400_000,
    onError: (error) => {
      throw error
    },
  })
  return {
    store,
    peer,
    events,
    health: watch.health,
    clockSet: set,
    setClock: (to) => {
      offsetMs = to - Date.now()
    },
    moveTo: (to) => {
      offsetMs = Math.max(offsetMs, to - Date.now())
    },
    tick: () => tickToEnd(running, queue),
    async tickUntilPosted(posts) {
      await running.tick()
      while ((await peer.keys()).length < posts) await briefly()
    },
    deliveries: async () => (await store.ledger.page('', 10_000)).readable,
    stopDelivering: () => running.close(),
    async close() {
      await running.close()
      await store.close()
      await peer.stop()
    },
  }
}

interface Setup extends Pick<DeliveryParts, 'store' | 'queue' | 'report'> {
  readonly now: () => number
  readonly peerUrl: string
  /** Platforms beside Slack. */
  readonly others?: readonly Platform[]
}

/** What delivering is made of, with waits that a test has time for. */
export function partsOf(made: Engine, { store, queue, now, peerUrl, report, others = [] }: Setup): DeliveryParts {
  const knowledge = made.knowledgeOf([])
  const slack = createSlackPlatform({
    apiUrl: `${peerUrl}/api/`,
    tokenOf: async () => 'xoxb-test',
    timeoutMs: ANSWER_MS,
    patiently: (call) => call(),
    settleMs: ANSWER_MS,
  })
  return {
    store,
    queue,
    clock: { now },
    scheduler: createScheduler(),
    retry: RETRY,
    platformOf: (id) => [slack, ...others].find((platform) => platform.id === id),
    knowledgeOf: () => knowledge,
    corrections: correctionsOf(knowledge.corpus.packs),
    readerOf: createReaders({ knowledge, voices: made.voices, toTraditional: made.toTraditional }),
    compose: createComposer(),
    lanes: createLanes(),
    pace: createPace(),
    defaultLanguage: 'en',
    chance: createChance(7),
    report,
  }
}

async function tickToEnd(running: RunningDelivery, queue: Queue): Promise<void> {
  await running.tick()
  while ((await queue.size()) > 0) await briefly()
}

/** Between two questions whether something has come about. */
export function briefly(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}
