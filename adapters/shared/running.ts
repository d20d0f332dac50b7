/** What of a connection to a platform goes on by itself. */
export interface Running {
  /** Begins to take requests. @throws FailureError `setting-invalid` when the platform refuses a token. */
  start(): Promise<void>
  /** Facts for operators; empty when all is well. */
  problems(): readonly string[]
  /** Takes no more requests, and resolves when what was acknowledged has been done. */
  close(): Promise<void>
}
