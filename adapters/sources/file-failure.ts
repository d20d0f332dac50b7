import type { Stats } from 'node:fs'
import { FailureError } from '../../src/index.ts'

/**
 * Waits for the file system.
 * @param file for the failure: where it was looked for.
 * @throws FailureError `source-not-found` or `source-unreadable` for what it refuses.
 */
export async function askFileSystem<T>(file: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof FailureError ? error : translate(file, error)
  }
}

/**
 * Refuses a name that stands for something other than a file that ends: opening a pipe or a device could wait for ever.
 * @throws FailureError `source-unreadable`.
 */
export function checkIsFile(stats: Stats): void {
  const obstacle = obstacleIn(stats)
  if (obstacle !== undefined) throw new FailureError({ code: 'source-unreadable', detail: obstacle })
}

function obstacleIn(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined
  if (stats.isDirectory()) return 'it is a folder: name the files in it'
  if (stats.isFIFO() || stats.isSocket()) return 'it is a pipe: save what it gives to a file first'
  return 'it is a device'
}

function translate(file: string, error: unknown): FailureError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new FailureError({ code: 'source-not-found', detail: `looked for ${file}` }, error)
    case 'EACCES':
    case 'EPERM':
      return new FailureError({ code: 'source-unreadable', detail: 'this user may not read it' }, error)
    default:
      return new FailureError({ code: 'source-unreadable', detail: `the system says ${String(code)}` }, error)
  }
}
