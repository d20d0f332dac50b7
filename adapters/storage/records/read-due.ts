import type { DueSubscriptions, Subscription } from '../../../src/index.ts'

/** How a row of a store is read. */
export interface DueReading<Row> {
  readonly headOf: (row: Row) => DueSubscriptions['unreadable'][number]
  /** Throws where the record is damaged, in whatever way. */
  readonly read: (row: Row) => Subscription
}

/** Reads what is due, one by one: a damaged record must not stop what is due beside it. */
export function readDue<Row>(rows: readonly Row[], { headOf, read }: DueReading<Row>): DueSubscriptions {
  const readable: DueSubscriptions['readable'][number][] = []
  const unreadable: DueSubscriptions['unreadable'][number][] = []
  for (const row of rows) {
    const { id, dueAtMs } = headOf(row)
    try {
      readable.push({ subscription: read(row), dueAtMs })
    } catch {
      unreadable.push({ id, dueAtMs })
    }
  }
  return { readable, unreadable }
}
