import type { SqlDatabase } from './sql-database.ts'
import { sqliteFailure } from './sqlite-failure.ts'

/** Writes what was asked for at about the same time in one transaction, so that they share one wait for the disk. */
export interface GroupCommit {
  /**
   * Does a piece of work in a transaction.
   * @param work changes the database, or throws and has changed nothing; it may not wait.
   * @returns what it returned, once that is safe on the disk.
   */
  write<T>(work: () => T): Promise<T>
}

interface Job {
  readonly run: () => void
  readonly keep: () => void
  readonly refuse: (error: unknown) => void
}

/** The event loop is not held longer than about this by one group, in milliseconds. */
const LONGEST_GROUP_MS = 25

/** Makes the only writer of a database. */
export function createGroupCommit(database: SqlDatabase<unknown>): GroupCommit {
  let waiting: Job[] = []
  let isPlanned = false

  function plan(): void {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      waiting = commitSome(database, waiting)
      if (waiting.length > 0) plan()
    })
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(jobOf(work, resolve, reject))
        plan()
      }),
  }
}

function jobOf<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Job {
  let keep = (): void => undefined
  return {
    run() {
      const value = work()
      keep = () => resolve(value)
    },
    keep: () => keep(),
    refuse: (error) => reject(sqliteFailure(error)),
  }
}

/** Commits the first of the jobs. @returns those that have to wait for the next group. */
function commitSome(database: SqlDatabase<unknown>, jobs: readonly Job[]): Job[] {
  const rest = [...jobs]
  const kept: Job[] = []
  try {
    begin(database, rest)
    const until = performance.now() + LONGEST_GROUP_MS
    for (let job = rest.shift(); job !== undefined; job = performance.now() < until ? rest.shift() : undefined) {
      if (runJob(database, job)) kept.push(job)
    }
    database.exec('COMMIT')
    for (const job of kept) job.keep()
  } catch (error) {
    if (database.isInTransaction()) database.exec('ROLLBACK')
    for (const job of kept) job.refuse(error)
  }
  return rest
}

/** Without a transaction none of the jobs can be done. */
function begin(database: SqlDatabase<unknown>, jobs: Job[]): void {
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    for (const job of jobs.splice(0)) job.refuse(error)
    throw error
  }
}

/**
 * Runs one job so that its failing leaves the others' changes.
 * @returns whether it did what it should.
 * @throws the job's own error when SQLite has given up the whole transaction, as it does when the disk is full.
 */
function runJob(database: SqlDatabase<unknown>, job: Job): boolean {
  database.exec('SAVEPOINT job')
  try {
    job.run()
    database.exec('RELEASE job')
    return true
  } catch (error) {
    job.refuse(error)
    if (!database.isInTransaction()) throw error
    database.exec('ROLLBACK TO job; RELEASE job')
    return false
  }
}
