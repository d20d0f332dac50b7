import type { PostOutcome } from './outcome.ts'

/** How many posts to one workspace may be under way at a time in this process. */
export interface Lanes {
  /** Takes a lane. @returns `false` when there is none: the workspace does not answer, and one post waits for it already. */
  enter(workspace: string): boolean
  /** Gives it back, with what came of the post; `undefined` when there was none. */
  leave(workspace: string, outcome: PostOutcome | undefined): void
}

/** Connecting and logging in may take as long as an answer that never comes. */
const SILENT: ReadonlySet<string> = new Set(['no-answer', 'unreachable'])

interface Lane {
  readonly running: number
  readonly isSilent: boolean
}

/**
 * Makes lanes. A workspace that does not answer keeps one post waiting, and not every worker: the others go on with
 * those that do. The first answer opens all of them again.
 */
export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>()
  return {
    enter(workspace) {
      const { running, isSilent } = lanes.get(workspace) ?? { running: 0, isSilent: false }
      if (isSilent && running > 0) return false
      lanes.set(workspace, { running: running + 1, isSilent })
      return true
    },
    leave(workspace, outcome) {
      const { running: before, isSilent: wasSilent } = lanes.get(workspace) ?? { running: 1, isSilent: false }
      const running = before - 1
      const isSilent = outcome === undefined ? wasSilent : 'reason' in outcome && SILENT.has(outcome.reason)
      if (running > 0 || isSilent) lanes.set(workspace, { running, isSilent })
      else lanes.delete(workspace)
    },
  }
}
