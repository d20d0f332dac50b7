import cron, { type Logger } from 'node-cron'
import type { Ticker } from './run-delivery.ts'

/** Where the clock tells of itself: facts, then a fixed sentence. */
export type TickLog = Readonly<Record<'debug' | 'info' | 'error', (facts: object, message: string) => void>>

/** So long without a tick is too long, by the clock that nobody sets. */
const LONGEST_WAIT_MS = 61_000
const LOOK_MS = 10_000

/**
 * Ticks every minute, as the clock shows it. Only a heartbeat: when something is due the store knows, so a tick that
 * is missed, or comes twice, does no harm.
 *
 * The library waits for the next minute as it was when the last began: set back by two hours, the clock would have it
 * wait for two hours more. Where a minute has passed without a tick, there is one, and the library begins anew.
 */
export function everyMinute(log: TickLog): Ticker {
  return (run) => {
    let beganMs = performance.now()
    let isRunning = false
    const tick = async (): Promise<void> => {
      if (isRunning) return
      isRunning = true
      beganMs = performance.now()
      try {
        await run()
      } finally {
        isRunning = false
      }
    }
    const begin = () => cron.schedule('* * * * *', tick, { logger: tickLog(log) })
    let task = begin()
    const look = setInterval(() => {
      if (isRunning || performance.now() - beganMs < LONGEST_WAIT_MS) return
      log.info({}, 'the clock was set, and its ticks begin anew')
      void task.stop()
      task = begin()
      void task.execute()
    }, LOOK_MS)
    return {
      stop() {
        clearInterval(look)
        void task.stop()
      },
    }
  }
}

/** What the library says by itself, in colours and on standard output, said in our log: a late tick is no warning. */
export function tickLog(log: TickLog): Logger {
  const said = (detail: string | Error) => (detail instanceof Error ? { err: detail } : { detail })
  return {
    debug: (detail) => log.debug(said(detail), 'the clock of ticks says'),
    info: (detail) => log.debug(said(detail), 'the clock of ticks says'),
    warn: (detail) => log.info(said(detail), 'a tick came late or not at all'),
    error: (detail) => log.error(said(detail), 'a tick failed'),
  }
}
