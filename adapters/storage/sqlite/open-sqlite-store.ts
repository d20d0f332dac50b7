import { FailureError, type Store } from '../../../src/index.ts'
import { closableStore } from '../closable-store.ts'
import { prepareErasing } from './erase-workspace.ts'
import { createFileHealth, memoryHealth } from './file-health.ts'
import { createFindWork } from './find-work.ts'
import { createGroupCommit } from './group-commit.ts'
import { createImportMark } from './import-mark.ts'
import { createInstallations } from './installations.ts'
import { createLedger } from './ledger.ts'
import { createLimits } from './limits.ts'
import { createMemories } from './memories.ts'
import { migrate } from './migrations.ts'
import { type OpenDriver, openDriver } from './open-driver.ts'
import { createSafeLog, NO_LOG } from './safe-log.ts'
import { createSources } from './sources.ts'
import type { SqlDatabase } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'
import { bindStrictly } from './strict-binder.ts'
import { createSubscriptions } from './subscriptions.ts'

/** The name under which SQLite keeps a database in memory only. */
export const IN_MEMORY = ':memory:'

/**
 * How the file is kept. The log is written ahead, and synced by `SafeLog` before anything is acknowledged: it survives a
 * power cut. Another process that writes is waited for, because two may work with one file while one of them ends: by
 * SQLite while it is opened and closed, and otherwise by `GroupCommit`, for SQLite holds the event loop meanwhile.
 */
const WAIT_LONG = 'PRAGMA busy_timeout = 5000'
const WAIT_BRIEFLY = 'PRAGMA busy_timeout = 50'
const SETTINGS = `
${WAIT_LONG};
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -32000;
`

/**
 * Opens the embedded store, and makes it where there is none.
 * @param file in a folder that exists, or `IN_MEMORY`.
 * @param driver the one that this system has when not given.
 * @throws FailureError `store-read-only`, `store-full`, `store-newer` or `store-damaged`.
 */
export function openSqliteStore(file: string, driver: OpenDriver = openDriver): Store {
  const database = open(file, driver)
  const log = file === IN_MEMORY ? NO_LOG : createSafeLog(file)
  const commit = createGroupCommit(database, log.makeSafe)
  const { within, ...memory } = createMemories(database, commit)
  const { addWithin, ...ledger } = createLedger(database, commit, within)
  const subscriptions = createSubscriptions(database, commit, addWithin)
  const probe = database.prepare('UPDATE probe SET written = written + 1')
  const parts = {
    memory,
    ledger,
    subscriptions,
    limits: createLimits(database, commit),
    installations: createInstallations(database, commit),
    sources: createSources(database, commit),
    imports: createImportMark(database, commit),
    findWork: createFindWork({ memory, ledger, subscriptions }),
    eraseWorkspace: prepareErasing(database, commit),
    health: file === IN_MEMORY ? memoryHealth : createFileHealth(file, commit, () => void probe.run()),
  }
  return closableStore(parts, async () => {
    await log.close()
    // The driver lets go of the file only when its statements are collected: the log is written back before.
    try {
      refusing(() => database.exec(`${WAIT_LONG}; PRAGMA wal_checkpoint(TRUNCATE)`))
    } catch (error) {
      // on a full disk the log stays as it is: what was acknowledged is safe in it, and the next opening reads it
      if (!(error instanceof FailureError && error.failure.code === 'store-full')) throw error
    } finally {
      database.close()
    }
  })
}

function open(file: string, driver: OpenDriver): SqlDatabase<unknown> {
  return refusing(() => {
    const database = bindStrictly(driver(file))
    try {
      database.exec(SETTINGS)
      migrate(database)
      database.exec(WAIT_BRIEFLY)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}
