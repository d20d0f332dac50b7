import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { FailureError, type StoreHealth } from '../../../src/index.ts'
import { withinTime } from '../../shared/within-time.ts'
import type { GroupCommit } from './group-commit.ts'
import { createIntegrityCheck } from './integrity.ts'

/** Operators hear of it while there is time to make room; the last of it, one large write may need. */
const LITTLE_BYTES = 64 * 1024 * 1024
const TOO_LITTLE_BYTES = 1024 * 1024

/**
 * Makes the health of a store in a file: whether it can be written to, whether it is whole, and how much room there is.
 * @param write changes something; a disk tells that it is full or read-only when it is written to, not before.
 */
export function createFileHealth(file: string, commit: GroupCommit, write: () => void): () => Promise<StoreHealth> {
  const findDamage = createIntegrityCheck(file)
  return async () => {
    const freeBytes = await readFreeBytes(file)
    const isFull = freeBytes < TOO_LITTLE_BYTES
    // a file that is gone is not looked through: whoever opens it makes an empty one
    const unwritten = await findWriteProblem(commit, write)
    const obstacle = unwritten ?? (await withinTime(findDamage(), undefined))
    const obstacles = obstacle === undefined ? [] : [obstacle]
    // that nothing can be written is said once: a full disk is why
    const isLittle = unwritten === undefined && freeBytes < LITTLE_BYTES
    const little = isLittle ? ['there is little room left on the disk of the store: make more'] : []
    return { isReady: obstacles.length === 0 && !isFull, problems: [...obstacles, ...little] }
  }
}

/** The health of a store in memory, which lives as long as its process. */
export async function memoryHealth(): Promise<StoreHealth> {
  return { isReady: true, problems: [] }
}

async function findWriteProblem(commit: GroupCommit, write: () => void): Promise<string | undefined> {
  try {
    await commit.write(write)
    return undefined
  } catch (error) {
    if (error instanceof FailureError) return error.failure.detail
    throw error
  }
}

/** Where the folder is gone, writing says so. */
async function readFreeBytes(file: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path.dirname(file))
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
