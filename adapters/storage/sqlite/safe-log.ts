import { type FileHandle, open } from 'node:fs/promises'
import { FailureError } from '../../../src/index.ts'
import { keepInSight, type SightOfFile } from './sight-of-file.ts'

/** Makes what was committed to a database safe. */
export interface SafeLog {
  /**
   * Resolves when all that was committed before is safe on the disk.
   * @throws FailureError `store-unavailable` when the disk fails; what was committed is then in doubt.
   * @throws FailureError `store-emptied` when the database is not where it was; what was committed is then lost.
   */
  makeSafe(): Promise<void>
  close(): Promise<void>
}

/** A database in memory is as safe as it gets. */
export const NO_LOG: SafeLog = { async makeSafe() {}, async close() {} }

/**
 * Waits for the disk in place of SQLite, which would hold the event loop for as long: with `synchronous = NORMAL` a
 * commit ends when it is in the log, and the log is synced here, by a thread of Node's.
 *
 * SQLite locks no part of its log, so that a second handle of it lets go of no lock when it is closed; and while a
 * connection is open the log stays the same file.
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous and https://www.sqlite.org/wal.html#the_wal_file
 */
export function createSafeLog(file: string): SafeLog {
  const database = keepInSight(file)
  let log: Promise<OpenLog> | undefined
  return {
    async makeSafe() {
      try {
        // Windows syncs only what may be written to
        log ??= openLog(`${file}-wal`)
        const { handle, sight } = await log
        await handle.datasync()
        database.check()
        sight.check()
      } catch (error) {
        if (error instanceof FailureError) throw error
        log = undefined
        database.check()
        const detail = 'the disk of the store failed: look at the system’s log'
        throw new FailureError({ code: 'store-unavailable', detail }, error)
      }
    },
    async close() {
      await (await log?.catch(() => undefined))?.handle.close()
    },
  }
}

interface OpenLog {
  readonly handle: FileHandle
  readonly sight: SightOfFile
}

async function openLog(file: string): Promise<OpenLog> {
  const handle = await open(file, 'r+')
  return { handle, sight: keepInSight(file) }
}
