/** Works on a delivery; the answer says when to come back to it, or that it is done with. */
export type WorkOn = (delivery: string) => Promise<Again | undefined>

/** When to come back to a delivery. */
export interface Again {
  /** Milliseconds since 1970. */
  readonly atMs: number
  /** It had its turn, and nothing came of it: those of its workspace that wait have theirs before it has another. */
  readonly isLast: boolean
}

/** A delivery to be worked on. */
export interface Job {
  readonly delivery: string
  /** Milliseconds since 1970. */
  readonly actAtMs: number
  /** Whose work it is: one workspace's many jobs do not hold up another's few. */
  readonly workspace: string
}

/** Something that could not be worked on, time after time, because of a bug: kept to be seen and driven again. */
export interface DeadLetter {
  readonly delivery: string
  /** Facts, in English; never a secret or a message. */
  readonly reason: string
  readonly atMs: number
}

/**
 * Brings each delivery to a worker at its time. The ledger decides what happens with it: a job that comes twice does
 * no harm, and one that is lost is added again from the ledger.
 *
 * Workspaces take turns: however many jobs of one wait, another's first is taken within a round of workers.
 */
export interface Queue {
  /** Adds jobs; one whose delivery waits already is not added again. Waits while too many are waiting. */
  add(jobs: readonly Job[]): Promise<void>
  /** Starts working, `concurrency` at a time. Called once. */
  start(work: WorkOn, concurrency: number): Promise<void>
  /** How many jobs wait or run. */
  size(): Promise<number>
  deadLetters(limit: number): Promise<readonly DeadLetter[]>
  /** Takes out a dead letter, or a job that waits for its time; adding it again is the caller's. */
  forget(delivery: string): Promise<void>
  /** Takes no new work and resolves when what runs has ended. */
  close(): Promise<void>
}
