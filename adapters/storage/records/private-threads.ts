import type { ThreadMemory } from '../../../src/index.ts'

/** A thread of one reader alone, with when it was last changed. */
export interface PrivateThread {
  readonly id: string
  readonly changedAtMs: number
}

/** How many threads are looked at in one go. */
export const THREADS_AT_ONCE = 1_000

/** Tells whether a thread is one reader's own. */
export function isPrivateThread({ answers }: ThreadMemory): boolean {
  return answers.length > 0
}

/** Makes what says of each private thread whether it is to be forgotten; it is asked about the newest first. */
export function createPrivateBound(beforeMs: number, mostOfWorkspace: number): (thread: PrivateThread) => boolean {
  const kept = new Map<string, number>()
  return ({ id, changedAtMs }) => {
    const workspace = workspaceOf(id)
    const before = kept.get(workspace) ?? 0
    if (changedAtMs < beforeMs || before >= mostOfWorkspace) return true
    kept.set(workspace, before + 1)
    return false
  }
}

/** Keys of targets begin with the platform and the workspace. */
function workspaceOf(id: string): string {
  return id.split('/', 2).join('/')
}
