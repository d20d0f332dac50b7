import type { Rate, RateLimiter } from '../../../src/index.ts'
import { type Bucket, heedClock, takeFrom, waitFor } from '../records/bucket.ts'
import { storedKey } from '../records/stored-key.ts'
import { numberIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase } from './sql-database.ts'

/** Buckets that have been full for so long are forgotten, once in so many takings. */
const FORGOTTEN_AFTER_MS = 600_000
const TAKINGS_BETWEEN = 1_000

/** Keeps the platforms' limits in SQLite, so that a restart does not forget a platform's wish to wait. */
export function createLimits(database: SqlDatabase<unknown>, commit: GroupCommit): RateLimiter {
  const buckets = prepareBuckets(database)
  let takings = 0
  return {
    // the buckets of a second ago are full again when a machine without power is back
    take: (rates, nowMs) =>
      commit.writeLoosely(() => {
        takings++
        if (takings % TAKINGS_BETWEEN === 0) buckets.forget(nowMs - FORGOTTEN_AFTER_MS)
        return takeAll(buckets, rates, nowMs)
      }),
    close: (key, untilMs) =>
      commit.write(() => {
        const bucket = buckets.read(key)
        if (bucket.closedUntilMs < untilMs) buckets.keep(key, { ...bucket, closedUntilMs: untilMs })
      }),
  }
}

function takeAll(buckets: Buckets, rates: readonly Rate[], nowMs: number): number {
  const found = rates.map((rate) => {
    const kept = buckets.read(rate.key)
    const bucket = heedClock(kept, rate, nowMs)
    if (bucket !== kept) buckets.keep(rate.key, bucket)
    return { rate, bucket }
  })
  const wait = Math.max(0, ...found.map(({ rate, bucket }) => waitFor(bucket, rate, nowMs)))
  if (wait > 0) return wait
  for (const { rate, bucket } of found) buckets.keep(rate.key, takeFrom(bucket, rate, nowMs))
  return 0
}

interface Buckets {
  read(key: string): Bucket
  keep(key: string, bucket: Bucket): void
  forget(beforeMs: number): void
}

function prepareBuckets(database: SqlDatabase<unknown>): Buckets {
  const find = database.prepare('SELECT full_at, closed_until FROM rate WHERE key = ?')
  const replace = database.prepare(
    `INSERT INTO rate VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET full_at = excluded.full_at, closed_until = excluded.closed_until`,
  )
  const forget = database.prepare('DELETE FROM rate WHERE full_at < ? AND closed_until < ?')
  return {
    read(key) {
      const row = find.get(storedKey(key))
      if (row === undefined) return { fullAtMs: 0, closedUntilMs: 0 }
      return { fullAtMs: numberIn(row, 'full_at'), closedUntilMs: numberIn(row, 'closed_until') }
    },
    keep: (key, { fullAtMs, closedUntilMs }) => void replace.run(storedKey(key), fullAtMs, closedUntilMs),
    forget: (beforeMs) => void forget.run(beforeMs, beforeMs),
  }
}
