import {
  type DueSubscriptions,
  type FoundSubscriptions,
  type ScheduledSubscription,
  type StorePage,
  type Subscription,
  type Target,
  targetOf,
} from '../../../src/index.ts'

/** How a row of a store is read. */
export interface DueReading<Row> {
  readonly headOf: (row: Row) => DueSubscriptions['unreadable'][number]
  /** Throws where the record is damaged, in whatever way. */
  readonly read: (row: Row) => Subscription
}

/** Reads what is due, one by one: a damaged record must not stop what is due beside it. */
export function readDue<Row>(rows: readonly Row[], { headOf, read }: DueReading<Row>): DueSubscriptions {
  const { readable, damaged } = readEach(rows, (row) => ({ subscription: read(row), dueAtMs: headOf(row).dueAtMs }))
  return { readable, unreadable: damaged.map(headOf) }
}

/** How a row of a list is read. */
export interface ListReading<Row> {
  readonly idOf: (row: Row) => string
  /** The key of its target, as far as the row tells it beside its record; throws where it does not. */
  readonly targetKeyIn: (row: Row) => string
  /** Throws where the record is damaged, in whatever way. */
  readonly read: (row: Row) => ScheduledSubscription
}

/** Reads a list, one by one: a damaged record must not hide what stands beside it. */
export function readList<Row>(rows: readonly Row[], { idOf, targetKeyIn, read }: ListReading<Row>): FoundSubscriptions {
  const { readable, damaged } = readEach(rows, read)
  return { readable, unreadable: damaged.map((row) => ({ id: idOf(row), target: targetOrNone(row, targetKeyIn) })) }
}

/** Reads a page, one by one: a damaged record must not hide what stands beside it. @param read throws where it is. */
export function readPage<Row, T>(
  rows: readonly Row[],
  { idOf, read }: { readonly idOf: (row: Row) => string; readonly read: (row: Row) => T },
): StorePage<T> {
  const { readable, damaged } = readEach(rows, read)
  const last = rows.at(-1)
  return { readable, unreadable: damaged.map(idOf), last: last && idOf(last) }
}

/** Reads what can be read of a list in which the damaged are named elsewhere. @param read throws where a record is. */
export function readWhole<Row, T>(rows: readonly Row[], read: (row: Row) => T): readonly T[] {
  return readEach(rows, read).readable
}

function readEach<Row, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
): { readonly readable: readonly T[]; readonly damaged: readonly Row[] } {
  const readable: T[] = []
  const damaged: Row[] = []
  for (const row of rows) {
    try {
      readable.push(read(row))
    } catch {
      damaged.push(row)
    }
  }
  return { readable, damaged }
}

function targetOrNone<Row>(row: Row, targetKeyIn: (row: Row) => string): Target | undefined {
  try {
    return targetOf(targetKeyIn(row))
  } catch {
    return undefined
  }
}
