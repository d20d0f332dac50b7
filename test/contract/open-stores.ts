import type { Store } from '../../src/index.ts'

/** Opens so many stores on one new, empty place, as so many processes would; whoever gives this closes them. */
export type OpenStores = (count: number) => Promise<readonly [Store, ...Store[]]>

/** The same, whose records can be broken from outside, as a bad disk or a careless hand would. */
export type BreakableStores = OpenStores & {
  /** @param record what stands instead of each; of the stores that were opened last. */
  readonly breakRecords: (kind: BreakableKind, ids: readonly string[], record: string) => Promise<void>
}

/** What a record may be of; `content` is that of a delivery. */
export type BreakableKind = 'subscription' | 'delivery' | 'content' | 'channel' | 'thread'
