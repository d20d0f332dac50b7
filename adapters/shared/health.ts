/** How a running bot is, for operators; everything in English, without a secret. */
export interface Health {
  /** Whether requests can be served. */
  readonly isReady: boolean
  /** What stands in the way, or will; empty when all is well. */
  readonly problems: readonly string[]
  /** What there is to know when all is well, too. */
  readonly facts: readonly string[]
}
