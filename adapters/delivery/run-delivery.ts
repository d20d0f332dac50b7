import cron from 'node-cron'
import {
  type Delivery,
  type DeliveryParts,
  jobOf,
  planCorrections,
  planDue,
  recoverJobs,
  workOnDelivery,
} from '../../src/index.ts'

/** Calls something again and again until it is stopped. */
export type Ticker = (run: () => Promise<void>) => { readonly stop: () => void }

/** How deliveries are run. */
export interface DeliveryRun {
  readonly parts: DeliveryParts
  /** How many deliveries are worked on at a time, at least 1. */
  readonly concurrency: number
  readonly ticker: Ticker
  /** Ended deliveries are forgotten after so long, in milliseconds. */
  readonly keepMs: number
  /** Told when a tick failed; the next one tries again. */
  readonly onError: (error: unknown) => void
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
 * Ticks every minute, as the clock shows it. Only a heartbeat: when something is due the store knows, so a tick that
 * is missed, or comes twice, does no harm.
 */
export const everyMinute: Ticker = (run) => {
  const task = cron.schedule('* * * * *', run, { noOverlap: true })
  return { stop: () => void task.stop() }
}

/**
 * Starts planning and working. A first tick begins at once: what was missed while nothing ran is not left waiting. It
 * is not waited for: where more is due than the queue holds, it ends when most of that is done.
 */
export async function runDelivery({
  parts,
  concurrency,
  ticker,
  keepMs,
  onError,
}: DeliveryRun): Promise<RunningDelivery> {
  let running = Promise.resolve()
  let isClosing = false
  // what cannot be planned keeps nothing else from being delivered
  const attempt = async (step: () => Promise<unknown>): Promise<void> => {
    try {
      await step()
    } catch (error) {
      if (!isClosing) onError(error)
    }
  }
  const beat = async (): Promise<void> => {
    await attempt(() => planDue(parts))
    await attempt(() => planCorrections(parts))
    await attempt(() => recoverJobs(parts))
    await attempt(() => parts.store.ledger.prune(parts.clock.now() - keepMs))
  }
  const tick = (): Promise<void> => {
    running = running.then(beat)
    return running
  }
  await parts.queue.start((delivery) => workOnDelivery(parts, delivery), concurrency)
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
      await Promise.all([parts.queue.close(), running])
    },
  }
}
