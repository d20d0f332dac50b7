import { type SqlDatabase, SqlError } from './sql-database.ts'
import { sqliteFailure } from './sqlite-failure.ts'

/** Writes what was asked for at about the same time in one transaction, so that they share one wait for the disk. */
export interface GroupCommit {
  /**
   * Does a piece of work in a transaction.
   * @param work changes the database and may not wait; done again from the start when another work of its group fails.
   * @returns what it returned, once that is safe on the disk.
   */
  write<T>(work: () => T): Promise<T>
  /**
   * The same for what a power cut may undo: others see it at once, and it is safe with the next `write`.
   */
  writeLoosely<T>(work: () => T): Promise<T>
}

interface Job {
  readonly isLoose: boolean
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
  const setSync = createSync(database)

  function plan(): void {
    if (isPlanned) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      setSync(waiting.every(({ isLoose }) => isLoose) ? 'NORMAL' : 'FULL')
      waiting = commitSome(database, waiting)
      if (waiting.length > 0) plan()
    })
  }

  const add = <T>(work: () => T, isLoose: boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ isLoose, ...jobOf(work, resolve, reject) })
      plan()
    })
  return {
    write: (work) => add(work, false),
    writeLoosely: (work) => add(work, true),
  }
}

/** In a log that is written ahead, `NORMAL` does not wait for the disk. @see https://www.sqlite.org/pragma.html#pragma_synchronous */
function createSync(database: SqlDatabase<unknown>): (sync: 'NORMAL' | 'FULL') => void {
  let now = 'FULL'
  return (sync) => {
    if (sync !== now) database.exec(`PRAGMA synchronous = ${sync}`)
    now = sync
  }
}

function jobOf<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Omit<Job, 'isLoose'> {
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
  const done: Job[] = []
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    for (const job of jobs) job.refuse(error)
    return []
  }
  try {
    const until = performance.now() + LONGEST_GROUP_MS
    for (const job of jobs) {
      if (done.length > 0 && performance.now() >= until) break
      done.push(job)
      job.run()
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.isInTransaction()) database.exec('ROLLBACK')
    return refuseSome(jobs, done, error)
  }
  for (const job of done) job.keep()
  return jobs.slice(done.length)
}

/**
 * What SQLite refuses, it refuses the whole group. A job that fails by itself is refused alone, and the others are done
 * again without it: cheaper than a savepoint for each of all the jobs that do not fail.
 */
function refuseSome(jobs: readonly Job[], done: readonly Job[], error: unknown): Job[] {
  const isOfStore = error instanceof SqlError
  for (const job of isOfStore ? done : done.slice(-1)) job.refuse(error)
  return isOfStore ? jobs.slice(done.length) : jobs.toSpliced(done.length - 1, 1)
}
