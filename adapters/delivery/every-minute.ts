import cron, { type Logger } from 'node-cron'
import type { Ticker } from './run-delivery.ts'

/** Where the clock tells of itself: facts, then a fixed sentence. */
export type TickLog = Readonly<Record<'debug' | 'info' | 'error', (facts: object, message: string) => void>>

/**
 * Ticks every minute, as the clock shows it. Only a heartbeat: when something is due the store knows, so a tick that
 * is missed, or comes twice, does no harm.
 */
export function everyMinute(log: TickLog): Ticker {
  return (run) => {
    const task = cron.schedule('* * * * *', run, { noOverlap: true, logger: tickLog(log) })
    return { stop: () => void task.stop() }
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
