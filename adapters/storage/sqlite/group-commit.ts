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
const LONGEST_GROUP_MS = 10
/** How long a write that need not be safe waits for others, in milliseconds. */
const GATHER_MS = 2

/**
 * Makes the only writer of a database whose commits do not wait for the disk themselves.
 * @param makeSafe resolves when all that was committed before it was called is safe on the disk; the event loop goes on
 * meanwhile, which is why it is not left to SQLite.
 */
export function createGroupCommit(database: SqlDatabase<unknown>, makeSafe: () => Promise<void>): GroupCommit {
  let waiting: Job[] = []
  let isPlanned = false
  const safely = createSafety(makeSafe)

  function commit(): void {
    isPlanned = false
    if (waiting.length === 0) return
    const { done, left } = commitSome(database, waiting)
    waiting = left
    for (const job of done) if (job.isLoose) job.keep()
    safely(done.filter(({ isLoose }) => !isLoose))
    if (waiting.length > 0) plan()
  }

  function plan(): void {
    if (isPlanned) return
    isPlanned = true
    setImmediate(commit)
  }

  /** What no disk is waited for may wait a moment for company: to begin and end a transaction is most of its work. */
  function planLoosely(): void {
    if (!isPlanned && waiting.length === 1) setTimeout(commit, GATHER_MS)
  }

  const add = <T>(work: () => T, isLoose: boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ isLoose, ...jobOf(work, resolve, reject) })
      if (isLoose) planLoosely()
      else plan()
    })
  return {
    write: (work) => add(work, false),
    writeLoosely: (work) => add(work, true),
  }
}

/** Answers jobs when what they wrote is safe; those that come while the disk is waited for share the next wait. */
function createSafety(makeSafe: () => Promise<void>): (jobs: readonly Job[]) => void {
  let unsafe: Job[] = []
  let isRunning = false

  async function run(): Promise<void> {
    isRunning = true
    while (unsafe.length > 0) {
      const jobs = unsafe
      unsafe = []
      try {
        await makeSafe()
        for (const job of jobs) job.keep()
      } catch (error) {
        for (const job of jobs) job.refuse(error)
      }
    }
    isRunning = false
  }

  return (jobs) => {
    unsafe.push(...jobs)
    if (!isRunning) void run()
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

/** What one group came to. */
interface Committed {
  /** Written, and not answered yet. */
  readonly done: readonly Job[]
  /** To wait for the next group. */
  readonly left: Job[]
}

/** Commits the first of the jobs; those that fail are refused. */
function commitSome(database: SqlDatabase<unknown>, jobs: readonly Job[]): Committed {
  const done: Job[] = []
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    for (const job of jobs) job.refuse(error)
    return { done: [], left: [] }
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
    return { done: [], left: refuseSome(jobs, done, error) }
  }
  return { done, left: jobs.slice(done.length) }
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
