const DAY_MS = 86_400_000

/**
 * How long is kept what would otherwise grow for ever; `adapters/storage/README.md` says so of everything that is kept,
 * with the reasons.
 */
export const KEEP = {
  /** Deliveries that have ended: many times the longest catch-up, in milliseconds. */
  ledgerMs: 90 * DAY_MS,
  /** Threads of channels after the last line in them: as long as the ledger knows what was posted, in milliseconds. */
  threadsMs: 90 * DAY_MS,
  /** What a reader saw alone: nobody shares an answer of last month, in milliseconds. */
  privateThreadsMs: 30 * DAY_MS,
  /** The last answers of that many readers in a channel each: some ten megabytes of a workspace. */
  privateThreadsOfWorkspace: 2_000,
  /** Records of jobs that have ended or failed for good, in seconds. */
  jobsS: (7 * DAY_MS) / 1000,
} as const
