/** Tells the time to the use cases; the rest of the engine is given it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}
