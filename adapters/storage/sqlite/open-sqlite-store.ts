import { FailureError, type Store } from '../../../src/index.ts'
import { closableStore } from '../closable-store.ts'
import { createGroupCommit, type GroupCommit } from './group-commit.ts'
import { createIntegrityCheck } from './integrity.ts'
import { createLedger } from './ledger.ts'
import { openLibsql } from './libsql-driver.ts'
import { createLimits } from './limits.ts'
import { createMemories } from './memories.ts'
import { migrate } from './migrations.ts'
import type { SqlDatabase } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'
import { bindStrictly } from './strict-binder.ts'
import { createSubscriptions } from './subscriptions.ts'

/** The name under which SQLite keeps a database in memory only. */
export const IN_MEMORY = ':memory:'

/**
 * How the file is kept. The log is written ahead and synced with every commit: what was acknowledged survives a power
 * cut. Another process that writes is waited for, because two may work with one file while one of them ends.
 */
const SETTINGS = `
PRAGMA busy_timeout = 5000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -32000;
`

/**
 * Opens the embedded store, and makes it where there is none.
 * @param file in a folder that exists, or `IN_MEMORY`.
 * @throws FailureError `store-read-only`, `store-full`, `store-newer` or `store-damaged`.
 */
export function openSqliteStore(file: string): Store {
  const database = open(file)
  const commit = createGroupCommit(database)
  const { within, ...memory } = createMemories(database, commit)
  const { addWithin, ...ledger } = createLedger(database, commit, within)
  const parts = {
    memory,
    ledger,
    subscriptions: createSubscriptions(database, commit, addWithin),
    limits: createLimits(database, commit),
    health: createHealth(file, database, commit),
  }
  return closableStore(parts, () => database.close())
}

function open(file: string): SqlDatabase<unknown> {
  return refusing(() => {
    const database = bindStrictly(openLibsql(file))
    try {
      database.exec(SETTINGS)
      migrate(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function createHealth(file: string, database: SqlDatabase<unknown>, commit: GroupCommit): Store['health'] {
  const probe = database.prepare('UPDATE probe SET written = written + 1')
  const findDamage = file === IN_MEMORY ? async () => undefined : createIntegrityCheck(file)
  return async () => {
    const findings = await Promise.all([writeProblem(commit, () => void probe.run()), findDamage()])
    const problems = findings.filter((finding) => finding !== undefined)
    return { isReady: problems.length === 0, problems }
  }
}

/** A disk tells that it is full or read-only when it is written to, not before. */
async function writeProblem(commit: GroupCommit, write: () => void): Promise<string | undefined> {
  try {
    await commit.write(write)
    return undefined
  } catch (error) {
    if (error instanceof FailureError) return error.failure.detail
    throw error
  }
}
