/** How fast something may go: a bucket that holds `burst` and fills by `perSecond`. */
export interface Rate {
  /** What is limited together: a channel, a workspace, the app; opaque, at most 500 code units. */
  readonly key: string
  /** Above 0. */
  readonly perSecond: number
  /** At least 1. */
  readonly burst: number
}
