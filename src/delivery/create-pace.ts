import { workspaceKey } from '../subscription/target.ts'
import type { Delivery } from './delivery.ts'
import type { Rate } from './rate.ts'

/**
 * Keeps deliveries of one workspace waiting in order, as fast as its platform takes them: those that wait together come
 * back one after another, and a digest that has begun is finished before others begin.
 *
 * In this process: what may be posted is for the limiter to say, which all replicas share.
 */
export interface Pace {
  /** How long a delivery waits before the limiter is asked for it, in milliseconds; 0: it is asked now. */
  ask(waiting: Waiting): number
  /** How long a delivery waits that the limiter has refused, in milliseconds. @param waitMs what the limiter said. */
  refuse(waiting: Waiting, waitMs: number): number
  /** An attempt at a page was made, and others are to follow, or not. */
  attempt(waiting: Waiting, hasMore: boolean): void
}

/** A delivery that wants to post. */
export interface Waiting {
  readonly delivery: Pick<Delivery, 'id' | 'post' | 'target'>
  readonly rates: readonly Rate[]
  /** Milliseconds since 1970. */
  readonly nowMs: number
}

/** A line that is longer begins anew at its front, so that one in which nobody stands any more keeps nobody for long. */
const LONGEST_LINE_MS = 30_000
/** One that is neither back nor heard of by then waits for something else, or elsewhere. */
const HEARD_OF_MS = 10_000
/** Beside those that a workspace's rate takes while each waits for its own channel: the time on the way. */
const SPARE = 3
/** Lines of which so many are kept, those that have ended among them. */
const MOST_LINES = 10_000

/** By key of a rate: when whoever comes next in its line is back, where nothing else keeps them. */
type Lines = Map<string, number>
/** By workspace: digests of which a page is there and others are not, and when they are back. */
type Begun = Map<string, Map<string, number>>

/** Makes a pace. */
export function createPace(): Pace {
  const lines: Lines = new Map()
  const linesOfBegun: Lines = new Map()
  const begun: Begun = new Map()
  return {
    ask(waiting) {
      const { delivery, rates } = waiting
      if (delivery.post !== undefined || rates.length === 0) return 0
      if (begunOf(begun, waiting).size < mostBegun(rates)) return 0
      return soonestMs(rates) + standInLine(lines, waiting, LONGEST_LINE_MS)
    },
    refuse(waiting, waitMs) {
      const { delivery, rates, nowMs } = waiting
      if (delivery.post === undefined) return waitMs + standInLine(lines, waiting, LONGEST_LINE_MS)
      // mostly for its own channel, while others of them are served
      const longestMs = mostBegun(rates) * soonestMs(rates)
      const begunMs = Math.max(waitMs, standInLine(linesOfBegun, waiting, longestMs))
      begunOf(begun, waiting).set(delivery.id, nowMs + begunMs)
      return begunMs
    },
    attempt(waiting, hasMore) {
      const { delivery, nowMs } = waiting
      if (hasMore) begunOf(begun, waiting).set(delivery.id, nowMs)
      else begunOf(begun, waiting).delete(delivery.id)
    },
  }
}

/** Those that are to be back soon. */
function begunOf(begun: Begun, { delivery: { target }, nowMs }: Waiting): Map<string, number> {
  const workspace = workspaceKey(target)
  const known = begun.get(workspace) ?? new Map<string, number>()
  for (const [id, backMs] of known) if (Math.abs(nowMs - backMs) > HEARD_OF_MS) known.delete(id)
  begun.set(workspace, known)
  return known
}

/** Takes the next place of each line, of which none is longer than that. @returns how much later than the first in it, in milliseconds. */
function standInLine(lines: Lines, { rates, nowMs }: Waiting, longestMs: number): number {
  if (lines.size > MOST_LINES) for (const [key, endMs] of lines) if (endMs <= nowMs) lines.delete(key)
  const behindMs = rates.map(({ key, perSecond }) => {
    const endMs = Math.max(nowMs, lines.get(key) ?? 0)
    const ownMs = endMs - nowMs > longestMs ? nowMs : endMs
    lines.set(key, ownMs + 1000 / perSecond)
    return ownMs - nowMs
  })
  return Math.ceil(Math.max(0, ...behindMs))
}

/** So many use up the widest rate, each going as fast as the narrowest lets it. */
function mostBegun(rates: readonly Rate[]): number {
  const widest = Math.max(...rates.map(({ perSecond }) => perSecond))
  const narrowest = Math.min(...rates.map(({ perSecond, burst }) => perSecond * burst))
  return Math.ceil(widest / narrowest) + SPARE
}

function soonestMs(rates: readonly Rate[]): number {
  return Math.ceil(1000 / Math.max(...rates.map(({ perSecond }) => perSecond)))
}
