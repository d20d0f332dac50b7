import { damaged } from '../records/damaged.ts'
import type { SqlRow } from './sql-database.ts'

/** Reads a text. @throws FailureError `store-damaged`. */
export function textIn(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value === 'string') return value
  throw damaged(column)
}

/** Reads a number. @throws FailureError `store-damaged`. */
export function numberIn(row: SqlRow, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw damaged(column)
}

/** Reads a number that may be missing. @throws FailureError `store-damaged`. */
export function numberOrNone(row: SqlRow, column: string): number | undefined {
  return row[column] === null ? undefined : numberIn(row, column)
}
