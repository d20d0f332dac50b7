import type { DeadLetter, Job, Queue, WorkOn } from '../../src/index.ts'

/** How the queue behaves; every value in milliseconds or jobs, at least 1. */
export interface InProcessQueueOptions {
  /**
   * `add` waits while this many jobs wait for a worker: the rest is safe in the ledger, and memory is not the place for
   * it. Jobs whose time is to come do not count, so that a workspace that has to wait stops nobody from adding.
   */
  readonly mostWaiting: number
  /** After so many failures in a row a job is a dead letter. */
  readonly mostTries: number
  /** How long a job waits after it failed. */
  readonly failureWaitMs: number
  readonly now: () => number
}

/** What is known of a waiting or running job. */
interface Entry {
  readonly job: Job
  readonly timer: NodeJS.Timeout | undefined
  failures: number
}

/** Node's timers take no longer wait. */
const LONGEST_TIMER_MS = 2_147_483_647
/** A timer that wakes so much too early has not: the clock was set back. */
const LEAST_SET_BACK_MS = 1_000
const MOST_DEAD_LETTERS = 1000
/** A dead letter that is brought again is tried again after this, and stays one until it works. */
const DEAD_MS = 600_000

/**
 * A queue within one process, for the embedded store. The ledger holds the truth: what this queue forgets when the
 * process ends is brought again from there.
 *
 * Workspaces take turns, so that one with thousands of jobs holds up nobody.
 */
export function createInProcessQueue(options: InProcessQueueOptions): Queue {
  return new InProcessQueue(options)
}

class InProcessQueue implements Queue {
  readonly #options: InProcessQueueOptions
  readonly #entries = new Map<string, Entry>()
  /** By workspace: jobs whose time has come, in the order it came. */
  readonly #ready = new Map<string, string[]>()
  readonly #dead = new Map<string, DeadLetter>()
  #readyCount = 0
  #work: WorkOn | undefined
  #concurrency = 0
  readonly #running = new Set<Promise<void>>()
  #room: (() => void)[] = []
  #isClosed = false

  constructor(options: InProcessQueueOptions) {
    this.#options = options
  }

  async add(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) {
      this.#heedSetForward(job.delivery)
      if (this.#entries.has(job.delivery) || this.#isDead(job.delivery)) continue
      while (this.#readyCount >= this.#options.mostWaiting && this.#work !== undefined && !this.#isClosed) {
        this.#pump()
        await new Promise<void>((resolve) => this.#room.push(resolve))
      }
      if (this.#isClosed) return
      if (!this.#entries.has(job.delivery)) this.#wait(job, 0)
    }
    this.#pump()
  }

  /** A job that is brought again and waits although its time has come waits for a clock that was set on since. */
  #heedSetForward(delivery: string): void {
    const entry = this.#entries.get(delivery)
    if (entry?.timer === undefined || entry.job.actAtMs > this.#options.now()) return
    clearTimeout(entry.timer)
    this.#wait(entry.job, entry.failures)
  }

  #isDead(delivery: string): boolean {
    const dead = this.#dead.get(delivery)
    return dead !== undefined && this.#options.now() - dead.atMs < DEAD_MS
  }

  async start(work: WorkOn, concurrency: number): Promise<void> {
    this.#work = work
    this.#concurrency = concurrency
    this.#pump()
  }

  async size(): Promise<number> {
    return this.#entries.size
  }

  async deadLetters(limit: number): Promise<readonly DeadLetter[]> {
    return [...this.#dead.values()].slice(0, limit)
  }

  async forget(delivery: string): Promise<void> {
    this.#dead.delete(delivery)
    const timer = this.#entries.get(delivery)?.timer
    if (timer === undefined) return
    clearTimeout(timer)
    this.#entries.delete(delivery)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const { timer } of this.#entries.values()) clearTimeout(timer)
    this.#freeRoom()
    while (this.#running.size > 0) await Promise.all(this.#running)
    this.#entries.clear()
    this.#ready.clear()
    this.#readyCount = 0
  }

  /**
   * Keeps a job until its time; one that is due is ready at once. So is one that has waited as long as it was to: where
   * its time is still far then, the clock was set back.
   * @param waitedMs how long it has waited for its time.
   */
  #wait(job: Job, failures: number, waitedMs = 0): void {
    const leftMs = job.actAtMs - this.#options.now()
    const waitMs = Math.min(LONGEST_TIMER_MS, leftMs)
    const isSetBack = waitedMs > 0 && waitedMs < LONGEST_TIMER_MS && leftMs > LEAST_SET_BACK_MS
    if (waitMs <= 0 || isSetBack) {
      this.#entries.set(job.delivery, { job, timer: undefined, failures })
      this.#makeReady(job)
      return
    }
    // a timer may wake a millisecond early, or after the longest wait: whatever is too early waits again
    const timer = setTimeout(() => {
      this.#wait(job, failures, waitMs)
      this.#pump()
    }, waitMs)
    this.#entries.set(job.delivery, { job, timer, failures })
  }

  #makeReady({ workspace, delivery }: Job): void {
    this.#readyCount++
    const others = this.#ready.get(workspace)
    if (others === undefined) this.#ready.set(workspace, [delivery])
    else others.push(delivery)
  }

  #pump(): void {
    if (this.#work === undefined || this.#isClosed) return
    while (this.#running.size < this.#concurrency) {
      const entry = this.#next()
      if (entry === undefined) return
      const run = this.#run(entry, this.#work).finally(() => {
        this.#running.delete(run)
        this.#freeRoom()
        this.#pump()
      })
      this.#running.add(run)
    }
  }

  /** Takes the first job of the workspace whose turn it is, and sends that workspace to the end of the row. */
  #next(): Entry | undefined {
    for (const [workspace, jobs] of this.#ready) {
      this.#ready.delete(workspace)
      const delivery = jobs.shift()
      if (delivery !== undefined) this.#readyCount--
      if (jobs.length > 0) this.#ready.set(workspace, jobs)
      const entry = delivery === undefined ? undefined : this.#entries.get(delivery)
      if (entry !== undefined) return entry
    }
    return undefined
  }

  async #run({ job, failures }: Entry, work: WorkOn): Promise<void> {
    try {
      // whatever comes back does so behind the others of its workspace
      const again = await work(job.delivery)
      this.#dead.delete(job.delivery)
      this.#entries.delete(job.delivery)
      if (again !== undefined && !this.#isClosed) this.#wait({ ...job, actAtMs: again.atMs }, 0)
    } catch (error) {
      this.#entries.delete(job.delivery)
      this.#fail(job, failures + 1, error)
    }
  }

  #fail(job: Job, failures: number, error: unknown): void {
    const atMs = this.#options.now()
    if (this.#isClosed) return
    if (failures < this.#options.mostTries) {
      this.#wait({ ...job, actAtMs: atMs + this.#options.failureWaitMs }, failures)
      return
    }
    if (this.#dead.size >= MOST_DEAD_LETTERS) this.#dead.delete([...this.#dead.keys()][0] ?? '')
    const reason = error instanceof Error ? error.name : 'unknown'
    this.#dead.set(job.delivery, { delivery: job.delivery, reason, atMs })
  }

  #freeRoom(): void {
    const waiting = this.#room
    this.#room = []
    for (const resume of waiting) resume()
  }
}
