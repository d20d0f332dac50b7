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
  /** Of `performance.now`. */
  readonly sinceMs: number
  readonly isLoose: boolean
  readonly run: () => void
  readonly keep: () => void
  readonly refuse: (error: unknown) => void
}

/** The event loop is not held longer than about this by one group, in milliseconds. */
const LONGEST_GROUP_MS = 10
/** How long a write that need not be safe waits for others, in milliseconds. */
const GATHER_MS = 2
/** A write that another process keeps from being done is refused after so long, and tried so often, in milliseconds. */
const LONGEST_WAIT_MS = 5_000
const TRY_AGAIN_MS = 150
/** SQLite's result codes for a database that another connection writes, and for a table of it. */
const BUSY: ReadonlySet<number> = new Set([5, 6])

/**
 * Makes the only writer of a database whose commits do not wait for the disk themselves.
 * @param makeSafe resolves when all that was committed before it was called is safe on the disk; the event loop goes on
 * meanwhile, which is why it is not left to SQLite.
 */
export function createGroupCommit(database: SqlDatabase<unknown>, makeSafe: () => Promise<void>): GroupCommit {
  let waiting: Job[] = []
  let isPlanned = false
  let nextTry: NodeJS.Timeout | undefined
  const safely = createSafety(makeSafe)

  function commit(): void {
    isPlanned = false
    clearTimeout(nextTry)
    if (waiting.length === 0) return
    waiting = begin(database, waiting)
    if (!database.isInTransaction()) return void tryAgain()
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

  /** SQLite would wait for another process without letting go of the event loop. */
  function tryAgain(): void {
    if (waiting.length === 0) return
    isPlanned = true
    nextTry = setTimeout(commit, TRY_AGAIN_MS)
  }

  /** What no disk is waited for may wait a moment for company: to begin and end a transaction is most of its work. */
  function planLoosely(): void {
    if (!isPlanned && waiting.length === 1) setTimeout(commit, GATHER_MS)
  }

  const add = <T>(work: () => T, isLoose: boolean): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ isLoose, sinceMs: performance.now(), ...jobOf(work, resolve, reject) })
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

type Work = Pick<Job, 'run' | 'keep' | 'refuse'>

function jobOf<T>(work: () => T, resolve: (value: T) => void, reject: (error: unknown) => void): Work {
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

/**
 * Begins a transaction, unless another process has one.
 * @returns the jobs that have not been refused: all once it has begun, and otherwise those that can wait on.
 */
function begin(database: SqlDatabase<unknown>, jobs: Job[]): Job[] {
  try {
    database.exec('BEGIN IMMEDIATE')
    return jobs
  } catch (error) {
    const isBusy = error instanceof SqlError && BUSY.has(error.code)
    const before = isBusy ? performance.now() - LONGEST_WAIT_MS : Number.POSITIVE_INFINITY
    for (const job of jobs) if (job.sinceMs < before) job.refuse(error)
    return jobs.filter(({ sinceMs }) => sinceMs >= before)
  }
}

/** What one group came to. */
interface Committed {
  /** Written, and not answered yet. */
  readonly done: readonly Job[]
  /** To wait for the next group. */
  readonly left: Job[]
}

/** Does the first of the jobs in the transaction that has begun, and commits them; those that fail are refused. */
function commitSome(database: SqlDatabase<unknown>, jobs: readonly Job[]): Committed {
  const done: Job[] = []
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
