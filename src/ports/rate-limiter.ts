import type { Rate } from '../delivery/rate.ts'

/** Shares the platforms' limits between everything that posts, on whichever replica. */
export interface RateLimiter {
  /**
   * Takes one from each bucket, or from none. A clock that was set back by more than half a minute makes nobody wait
   * for as long as that.
   * @returns 0 when it was taken; otherwise how many milliseconds to wait before asking again.
   */
  take(rates: readonly Rate[], nowMs: number): Promise<number>
  /** Closes a bucket until a time, as a platform asked, but for an hour at most; a later time already set stays. */
  close(key: string, untilMs: number): Promise<void>
}
