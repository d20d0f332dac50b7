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
  FailureError,
  type Knowledge,
  type LanguageTag,
  type Platform,
  type Queue,
  type RetryPolicy,
  restTarget,
  type Store,
  shownNow,
  type Target,
} from '../src/index.ts'
import type { Engine } from './compose.ts'
import { KEEP } from './delivery/retention.ts'
import { type RunningDelivery, runDelivery, type Ticker } from './delivery/run-delivery.ts'
import { type DeliveryWatch, watchDelivery } from './delivery/watch-delivery.ts'
import type { Log } from './log/create-log.ts'
import { failureFacts, tellStoreFailures } from './log/tell-store-failures.ts'
import { tellTrouble } from './log/tell-trouble.ts'
import { createBullMqQueue } from './queue/bullmq-queue.ts'
import { createInProcessQueue } from './queue/in-process-queue.ts'
import { connectRedis } from './shared/redis-client.ts'
import type { RedisPlace } from './shared/redis-place.ts'
import type { GiveWay } from './shared/turns.ts'
import { redisFailure } from './storage/redis/redis-failure.ts'

/** What delivering is put together from. */
export interface DeliverySetup {
  readonly engine: Engine
  readonly knowledge: Knowledge
  readonly store: Store
  /** `undefined`: this process is the only one. */
  readonly redis: RedisPlace | undefined
  readonly platforms: readonly Platform[]
  readonly language: LanguageTag
  readonly retry: RetryPolicy
  readonly ticker: Ticker
  /** At least 1. */
  readonly concurrency: number
  /** A job whose worker is gone is brought to another after this, in milliseconds. */
  readonly lockMs: number
  /** Waited for before each piece of work. */
  readonly giveWay: GiveWay
  readonly log: Log
  /** Hears of each change of a delivery, for metrics. */
  readonly onChange: (delivery: Delivery) => void
}

/** Deliveries under way, and how they do. */
export interface StartedDelivery extends RunningDelivery, Pick<DeliveryWatch, 'health'> {
  readonly shown: ShowPost
  readonly rest: RestTarget
}

/** What a post of a target shows as it stands now, see `shownNow`. */
export type ShowPost = (target: Target, key: string) => ReturnType<typeof shownNow>

/** Lets a target rest where nothing can be posted any more, see `restTarget`. */
export type RestTarget = (target: Target) => Promise<void>

const MOST_WAITING = 20_000
const MOST_TRIES = 8
const FAILURE_WAIT_MS = 1000

/** Puts delivery together and starts it. */
export async function startDelivery(setup: DeliverySetup): Promise<StartedDelivery> {
  const { engine, knowledge, store, platforms, retry, log, ticker, concurrency, giveWay } = setup
  const queue = createQueue(setup)
  const byId = new Map(platforms.map((platform) => [platform.id, platform]))
  const { voices, toTraditional } = engine
  const parts: DeliveryParts = {
    store,
    queue,
    clock: { now: () => Date.now() },
    scheduler: createScheduler(),
    retry,
    platformOf: (id) => byId.get(id),
    knowledgeOf: () => knowledge,
    corrections: correctionsOf(knowledge.corpus.packs),
    readerOf: createReaders({ knowledge, voices, toTraditional }),
    compose: createComposer(),
    lanes: createLanes(),
    pace: createPace(),
    defaultLanguage: setup.language,
    chance: () => Math.random(),
    report: (event) => {
      if (event.kind === 'changed') setup.onChange(event.delivery)
      if (event.kind === 'unreadable') watch.unreadable(event.id)
      logEvent(log, event)
    },
  }
  const onError = createErrorLog(log)
  const onClockSet = (byMs: number): void => log.warn({ byMs }, 'the clock was set')
  const watch = watchDelivery({ queue, now: () => Date.now(), elapsed: () => performance.now(), onClockSet })
  const running = await runDelivery({ parts, concurrency, giveWay, ticker, keepMs: KEEP.ledgerMs, watch, onError })
  const shown: ShowPost = (target, key) => shownNow(parts, target, key)
  return { ...running, health: watch.health, shown, rest: (target) => restTarget(parts, target) }
}

function createQueue({ redis, lockMs, log }: DeliverySetup): Queue {
  if (redis === undefined) {
    const now = (): number => Date.now()
    return createInProcessQueue({
      mostWaiting: MOST_WAITING,
      mostTries: MOST_TRIES,
      failureWaitMs: FAILURE_WAIT_MS,
      now,
    })
  }
  const tell = tellTrouble(log, 'the queue has trouble', () => performance.now())
  const onError = (error: Error): void => {
    const failure = redisFailure(error)
    tell(failure instanceof Error ? failure : error)
  }
  const options = { attemptsPerCommand: null, commandMs: undefined, isPipelined: true }
  const connection = connectRedis(redis, options, onError)
  return createBullMqQueue({
    connection,
    prefix: '{briefing-queue}',
    lockMs,
    keepS: KEEP.jobsS,
    mostTries: MOST_TRIES,
    onError,
  })
}

/**
 * A store that is away fails every step of every delivery: told by its code, not with a stack each time, and once a
 * minute. A damaged record is one of many, and its delivery is named.
 */
function createErrorLog(log: Log): (error: unknown, delivery?: string) => void {
  const kindOf = (said: string) => ({ said, tell: tellStoreFailures(log, said, () => performance.now()) })
  const [ofTick, ofWork] = [kindOf('a tick failed'), kindOf('a delivery could not be worked on')]
  return (error, delivery) => {
    const kind = delivery === undefined ? ofTick : ofWork
    const isNamed = delivery !== undefined && isDamaged(error)
    if (!isNamed && kind.tell(error)) return
    if (error instanceof FailureError) log.warn({ delivery, ...failureFacts(error) }, kind.said)
    else log.error({ delivery, err: error }, kind.said)
  }
}

function isDamaged(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'store-damaged'
}

/** Facts only: never what a digest says. */
function logEvent(log: Log, event: DeliveryEvent): void {
  if (event.kind === 'unreadable') {
    log.error({ subscription: event.id }, 'a subscription cannot be read, and nothing is posted for it')
    return
  }
  if (event.kind === 'unplannable') {
    const { id, schedule, target } = event.subscription
    log.error({ subscription: id, ...schedule, workspace: target.workspace, detail: event.detail }, 'no time is found')
    return
  }
  const { id, state, attempts, target, history } = event.delivery
  const facts = { delivery: id, state, attempts, platform: target.platform, workspace: target.workspace }
  if (event.kind === 'changed') log.debug({ ...facts, reason: history.at(-1)?.reason }, 'a delivery changed')
  else if (event.kind === 'posted-late') log.warn(facts, 'a post came after it was doubted')
  else log.warn({ ...facts, detail: event.detail }, `delivery ${event.kind}`)
}
