import type { PostOutcome } from './outcome.ts'

/** How many posts to one workspace may be under way at a time in this process. */
export interface Lanes {
  /** Takes a lane. @returns `false` when there is none: the workspace does not answer, and others wait for it already. */
  enter(workspace: string): boolean
  /** Tells that a post under way has waited longer for its answer than answers take. */
  wait(workspace: string): void
  /** Tells that the answer came that one has waited for so long, or was given up. */
  hear(workspace: string): void
  /** Gives it back, with what came of the post; `undefined` when there was none. */
  leave(workspace: string, outcome: PostOutcome | undefined): void
}

/** Connecting and logging in may take as long as an answer that never comes. */
const SILENT: ReadonlySet<string> = new Set(['no-answer', 'unreachable'])
/** A platform that is merely slow is posted to by so many at a time, and one that is silent has no more of them. */
const MOST_WAITING = 8

interface Lane {
  readonly running: number
  /** Of those that run: whose answer takes long. */
  readonly waiting: number
  /** The last one to end had no answer. */
  readonly isSilent: boolean
}

const FREE: Lane = { running: 0, waiting: 0, isSilent: false }

/**
 * Makes lanes. A workspace that does not answer keeps one post waiting, and not every worker: the others go on with
 * those that do. The first answer opens all of them again. Until the first of them is given up, no more posts go to it
 * than that many whose answers take long.
 */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>()
  const change = (workspace: string, changed: Partial<Lane>): void => {
    const lane = { ...(lanes.get(workspace) ?? FREE), ...changed }
    if (lane.running > 0 || lane.waiting > 0 || lane.isSilent) lanes.set(workspace, lane)
    else lanes.delete(workspace)
  }
  const laneOf = (workspace: string): Lane => lanes.get(workspace) ?? FREE
  return {
    enter(workspace) {
      const lane = laneOf(workspace)
      if (!hasRoom(lane)) return false
      change(workspace, { running: lane.running + 1 })
      return true
    },
    wait: (workspace) => change(workspace, { waiting: laneOf(workspace).waiting + 1 }),
    hear: (workspace) => change(workspace, { waiting: Math.max(0, laneOf(workspace).waiting - 1) }),
    leave(workspace, outcome) {
      const { running, isSilent: wasSilent } = laneOf(workspace)
      const isSilent = outcome === undefined ? wasSilent : 'reason' in outcome && SILENT.has(outcome.reason)
      change(workspace, { running: Math.max(0, running - 1), isSilent })
    },
  }
}

function hasRoom({ running, waiting, isSilent }: Lane): boolean {
  return isSilent ? running === 0 : waiting < MOST_WAITING
}
