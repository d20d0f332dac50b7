import { FailureError } from '../../../src/index.ts'
import { findLibsql, openLibsql } from './libsql-driver.ts'
import { findNodeDriver, openNodeSqlite } from './node-driver.ts'
import type { SqlDatabase, SqlValue } from './sql-database.ts'

/** Opens a file through one driver. */
export type OpenDriver = (file: string) => SqlDatabase<SqlValue>

/**
 * Opens a file through the driver that this system has: libsql, which is built for most; otherwise Node's own.
 * @throws FailureError `store-unavailable` where there is neither.
 */
export const openDriver: OpenDriver = (file) => {
  const libsql = findLibsql()
  if (libsql !== undefined) return openLibsql(libsql, file)
  const node = findNodeDriver()
  if (node !== undefined) return openNodeSqlite(node, file)
  const detail = 'there is no SQLite for this system: install Node 24 or later, or use Redis with REDIS_URL'
  throw new FailureError({ code: 'store-unavailable', detail })
}
