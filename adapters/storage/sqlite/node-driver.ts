import { type SqlDatabase, SqlError, type SqlRow, type SqlStatement, type SqlValue } from './sql-database.ts'

/** What is used of Node's own driver, which comes with Node 22.16 and later. @see https://nodejs.org/api/sqlite.html */
interface NodeDatabase {
  readonly isTransaction: boolean
  exec(sql: string): void
  prepare(sql: string): NodeStatement
  close(): void
}

interface NodeStatement {
  run(...values: readonly SqlValue[]): { readonly changes: number | bigint }
  get(...values: readonly SqlValue[]): SqlRow | undefined
  all(...values: readonly SqlValue[]): readonly SqlRow[]
}

/** Makes a database of a file. */
export type NodeDriver = new (file: string) => NodeDatabase

/** The extended result codes keep the primary one in their last byte. */
const PRIMARY = 0xff

/** Finds Node's own driver; `undefined` where this Node has none. */
export function findNodeDriver(): NodeDriver | undefined {
  const found: object = process.getBuiltinModule?.('node:sqlite') ?? {}
  return 'DatabaseSync' in found ? (found.DatabaseSync as NodeDriver) : undefined
}

/** Opens a database through Node's own driver. */
export function openNodeSqlite(Driver: NodeDriver, file: string): SqlDatabase<SqlValue> {
  const database = translated(() => new Driver(file))
  return {
    exec: (sql) => translated(() => database.exec(sql)),
    prepare: (sql) => prepare(database, sql),
    isInTransaction: () => database.isTransaction,
    close: () => database.close(),
  }
}

function prepare(database: NodeDatabase, sql: string): SqlStatement<SqlValue> {
  const statement = translated(() => database.prepare(sql))
  return {
    run: (...values) => translated(() => Number(statement.run(...values).changes)),
    get: (...values) => translated(() => statement.get(...values)),
    all: (...values) => translated(() => statement.all(...values)),
  }
}

function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
      throw new SqlError(error.errcode & PRIMARY, error)
    }
    throw error
  }
}
