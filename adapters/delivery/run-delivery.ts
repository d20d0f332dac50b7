import {
  type Delivery,
  type DeliveryParts,
  heedSetBack,
  jobOf,
  planCorrections,
  planDue,
  recoverJobs,
} from '../../src/index.ts'
import type { GiveWay } from '../shared/turns.ts'
import { answeringInTime } from './answer-in-time.ts'
import { lendWorkers } from './lend-workers.ts'
import { KEEP } from './retention.ts'
import type { DeliveryWatch } from './watch-delivery.ts'

/** Recovering jobs costs what is left, so it waits while the queue has plenty; but not for longer than so many ticks. */
const TICKS_BETWEEN = 10
const PLENTY = 1_000

/** Deliveries that wait for silent platforms beside those that are worked on: each costs a connection, and no work. */
const MOST_LENT = 64

/** Threads are forgotten at a first tick and about once an hour: those of one reader alone are looked through whole. */
const TICKS_BETWEEN_FORGETTING = 60

/** Calls something again and again until it is stopped. */
export type Ticker = (run: () => Promise<void>) => { readonly stop: () => void }

/** How deliveries are run. */
export interface DeliveryRun {
  readonly parts: DeliveryParts
  /** How many deliveries are worked on at a time, at least 1. */
  readonly concurrency: number
  /** Waited for before each piece of work: people come first. */
  readonly giveWay: GiveWay
  readonly ticker: Ticker
  /** Ended deliveries are forgotten after so long, in milliseconds. */
  readonly keepMs: number
  readonly watch: DeliveryWatch
  /** Told when a tick failed, and the next one tries again; or work on a delivery, and the queue brings it again. */
  readonly onError: (error: unknown, delivery?: string) => void
}

/** Deliveries under way. */
export interface RunningDelivery {
  /** Does what a tick does, now; for an operator's "run now" and for tests. */
  readonly tick: () => Promise<void>
  /** Puts deliveries in the ledger and brings them to the queue. */
  readonly deliver: (deliveries: readonly Delivery[]) => Promise<void>
  /** How many deliveries wait or are worked on. */
  readonly waiting: () => Promise<number>
  /** Takes no new work, waits for what runs, and resolves. */
  readonly close: () => Promise<void>
}

/**
 * Starts planning and working. A first tick begins at once: what was missed while nothing ran is not left waiting. It
 * is not waited for: where more is due than the queue holds, it ends when most of that is done.
 */
export async function runDelivery({
  parts,
  concurrency,
  giveWay,
  ticker,
  keepMs,
  watch,
  onError,
}: DeliveryRun): Promise<RunningDelivery> {
  let running = Promise.resolve()
  let isClosing = false
  // what cannot be planned keeps nothing else from being delivered
  const attempt = async (step: () => Promise<unknown>): Promise<boolean> => {
    try {
      await step()
      return true
    } catch (error) {
      if (!isClosing) onError(error)
      return false
    }
  }
  const recover = recovery(parts)
  const forget = forgetting(parts)
  const beat = async (): Promise<void> => {
    const isSetBack = watch.begin()
    const isPlanned = await attempt(() => planDue(parts))
    const isCorrected = await attempt(() => planCorrections(parts))
    const isRecovered = await attempt(() => recover(isSetBack))
    const isPruned = await attempt(() => parts.store.ledger.prune(parts.clock.now() - keepMs))
    const isForgotten = await attempt(forget)
    watch.end(isPlanned && isCorrected && isRecovered && isPruned && isForgotten)
  }
  const tick = (): Promise<void> => {
    running = running.then(beat)
    return running
  }
  const timed = { ...parts, platformOf: answeringInTime(parts.platformOf) }
  const lending = lendWorkers({ parts: timed, most: MOST_LENT, onError })
  await parts.queue.start(async (id) => {
    await giveWay()
    return await lending.work(id)
  }, concurrency)
  const ticking = ticker(tick)
  void tick()
  return {
    tick,
    async deliver(deliveries) {
      await parts.store.ledger.add(deliveries)
      await parts.queue.add(deliveries.map(jobOf))
    },
    waiting: () => parts.queue.size(),
    async close() {
      isClosing = true
      ticking.stop()
      // a tick that waits for room in the queue goes on when the queue is closed
      await Promise.all([parts.queue.close(), running, lending.close()])
    },
  }
}

/** What is lost is brought again at the first tick, and later when there is nothing else to do or it is time. */
function recovery(parts: DeliveryParts): (isSetBack: boolean) => Promise<void> {
  let left = 0
  let isFirst = true
  let wasSetBack = false
  return async (isSetBack) => {
    // where it cannot be heeded now, it is at the next tick
    wasSetBack ||= isSetBack
    const isBusy = left > 0 && (await parts.queue.size()) >= PLENTY
    left = isBusy ? left - 1 : TICKS_BETWEEN
    if (!isBusy) await recoverJobs(parts)
    if (isFirst || wasSetBack) await heedSetBack(parts, wasSetBack)
    isFirst = false
    wasSetBack = false
  }
}

function forgetting({ store, clock }: DeliveryParts): () => Promise<void> {
  let left = 0
  return async () => {
    left--
    if (left >= 0) return
    const nowMs = clock.now()
    await store.memory.forgetPrivate(nowMs - KEEP.privateThreadsMs, KEEP.privateThreadsOfWorkspace)
    await store.memory.forgetThreads(nowMs - KEEP.threadsMs)
    left = TICKS_BETWEEN_FORGETTING - 1
  }
}
