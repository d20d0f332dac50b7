import type { Queue } from '../../src/index.ts'
import type { Health } from '../shared/health.ts'
import { withinTime } from '../shared/within-time.ts'

/** What watching needs. */
export interface WatchParts {
  readonly queue: Pick<Queue, 'size' | 'deadLetters'>
  /** Milliseconds since 1970, as the system's clock has it. */
  readonly now: () => number
  /** Milliseconds since any moment, never set by anybody. */
  readonly elapsed: () => number
  /** Told when the clock was set, by how many milliseconds: forward above 0. */
  readonly onClockSet: (byMs: number) => void
}

/** Sees whether delivering goes on. */
export interface DeliveryWatch {
  /** A tick begins: the moment to look at the clock. @returns whether it was set back since the last one. */
  readonly begin: () => boolean
  /** A tick has ended. @param isWhole whether every step of it was done. */
  readonly end: (isWhole: boolean) => void
  /** A subscription cannot be read; told for as long as this comes again. */
  readonly unreadable: (id: string) => void
  /**
   * What there is to say; whether requests can be served is for others to say. Whoever reaches the server may read it:
   * it counts, and names nothing.
   */
  readonly health: () => Promise<Omit<Health, 'isReady'>>
}

/** Clocks are corrected by less all the time. */
const LEAST_SET_MS = 30_000
/** Operators look at their alarms within an hour. */
const TOLD_FOR_MS = 3_600_000
/** What cannot be read is seen again every ten minutes. */
const UNREADABLE_FOR_MS = 15 * 60_000
const MOST_UNREADABLE = 1_000
/** A tick comes every minute, and one that waits for room in the queue takes longer. */
const LATE_MS = 5 * 60_000
const MOST_DEAD_LETTERS = 100

/** Makes a watch. */
export function watchDelivery({ queue, now, elapsed, onClockSet }: WatchParts): DeliveryWatch {
  const started = { atMs: now(), elapsedMs: elapsed() }
  let clock = started
  let ended = { ...started, isWhole: true }
  let set: { readonly text: string; readonly elapsedMs: number } | undefined
  const unreadable = new Map<string, number>()
  return {
    unreadable(id) {
      unreadable.delete(id)
      if (unreadable.size < MOST_UNREADABLE) unreadable.set(id, elapsed())
    },
    begin() {
      const shown = { atMs: now(), elapsedMs: elapsed() }
      const byMs = Math.round(shown.atMs - clock.atMs - (shown.elapsedMs - clock.elapsedMs))
      clock = shown
      if (Math.abs(byMs) < LEAST_SET_MS) return false
      const direction = byMs > 0 ? 'forward' : 'back'
      const seconds = Math.round(Math.abs(byMs) / 1000)
      set = { text: `the clock was set ${direction} by ${seconds} s, seen ${stamp(shown.atMs)}`, elapsedMs: elapsed() }
      onClockSet(byMs)
      return byMs < 0
    },
    end(isWhole) {
      ended = { atMs: now(), elapsedMs: elapsed(), isWhole }
    },
    async health() {
      const sinceMs = elapsed() - ended.elapsedMs
      const asked = await withinTime(askQueue(queue), undefined)
      const problems = [
        ...(sinceMs > LATE_MS ? [`no tick has ended for ${Math.round(sinceMs / 1000)} s: deliveries may wait`] : []),
        ...(ended.isWhole ? [] : ['the last tick failed: the log says why, and the next one tries again']),
        ...(set !== undefined && elapsed() - set.elapsedMs < TOLD_FOR_MS ? [set.text] : []),
        ...unreadableText([...unreadable.values()].filter((atMs) => elapsed() - atMs < UNREADABLE_FOR_MS).length),
        ...(asked === undefined ? ['the queue does not answer'] : deadText(asked.dead)),
      ]
      const waiting = asked === undefined ? [] : [`jobs waiting or running: ${asked.size}`]
      return { problems, facts: [`last tick: ${stamp(ended.atMs)}`, ...waiting] }
    },
  }
}

async function askQueue(
  queue: WatchParts['queue'],
): Promise<{ readonly size: number; readonly dead: number } | undefined> {
  try {
    const [size, dead] = await Promise.all([queue.size(), queue.deadLetters(MOST_DEAD_LETTERS)])
    return { size, dead: dead.length }
  } catch {
    return undefined
  }
}

function deadText(count: number): readonly string[] {
  if (count === 0) return []
  const many = count >= MOST_DEAD_LETTERS ? `${count} or more` : String(count)
  return [`dead letters: ${many}; the log says which and why, and they are tried again within ten minutes`]
}

function unreadableText(count: number): readonly string[] {
  if (count === 0) return []
  return [`subscriptions whose record in the store is damaged: ${count}; they get no digests, and the log names them`]
}

function stamp(ms: number): string {
  return new Date(ms).toISOString()
}
