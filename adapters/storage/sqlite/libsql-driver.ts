import type Database from 'libsql'
import { type SqlDatabase, SqlError, type SqlRow, type SqlStatement, type SqlValue } from './sql-database.ts'

const CANNOT_OPEN = 14
/** The extended result codes keep the primary one in their last byte. */
const PRIMARY = 0xff

/** Makes a database of a file. */
export type LibsqlDriver = typeof Database

/** Finds libsql, which comes built for most systems; `undefined` where it does not. */
export function findLibsql(): LibsqlDriver | undefined {
  try {
    return require('libsql')
  } catch {
    return undefined
  }
}

/** Opens a database through libsql. */
export function openLibsql(Driver: LibsqlDriver, file: string): SqlDatabase<SqlValue> {
  const database = open(Driver, file)
  return {
    exec: (sql) => void translated(() => database.exec(sql)),
    prepare: (sql) => prepare(database, sql),
    isInTransaction: () => database.inTransaction,
    close: () => database.close(),
  }
}

function open(Driver: LibsqlDriver, file: string): Database.Database {
  try {
    return new Driver(file)
  } catch (error) {
    throw new SqlError(CANNOT_OPEN, error)
  }
}

function prepare(database: Database.Database, sql: string): SqlStatement<SqlValue> {
  const statement = translated(() => database.prepare(sql))
  return {
    // One list and not several values: a single Buffer would be taken for a list of parameters.
    run: (...values) => translated(() => statement.run(values).changes),
    get: (...values) => translated(() => statement.get(values) as SqlRow | undefined),
    all: (...values) => translated(() => statement.all(values) as readonly SqlRow[]),
  }
}

function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'rawCode' in error && typeof error.rawCode === 'number') {
      throw new SqlError(error.rawCode & PRIMARY, error)
    }
    throw error
  }
}
