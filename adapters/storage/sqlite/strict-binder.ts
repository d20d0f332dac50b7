import type { SqlDatabase, SqlStatement, SqlValue } from './sql-database.ts'

const LOWEST = -(2n ** 63n)
const HIGHEST = 2n ** 63n - 1n

/**
 * Lets nothing reach a driver that it cannot bind: a wrong type ends libsql's whole process, a missing parameter is
 * silently NULL, and a text is silently cut at a NUL.
 *
 * `undefined` becomes NULL, a boolean 0 or 1, bytes a Buffer; anything else that is no cell is a bug and throws a
 * TypeError before anything is bound.
 */
export function bindStrictly(database: SqlDatabase<SqlValue>): SqlDatabase<unknown> {
  return {
    exec: database.exec,
    isInTransaction: database.isInTransaction,
    close: database.close,
    prepare: (sql) => prepareStrictly(database.prepare(sql), parametersIn(sql)),
  }
}

function prepareStrictly(statement: SqlStatement<SqlValue>, parameters: number): SqlStatement<unknown> {
  const bound = (values: readonly unknown[]): readonly SqlValue[] => {
    if (values.length === parameters) return values.map(bindable)
    throw new TypeError(`a statement of ${parameters} parameters was given ${values.length}`)
  }
  return {
    run: (...values) => statement.run(...bound(values)),
    get: (...values) => statement.get(...bound(values)),
    all: (...values) => statement.all(...bound(values)),
  }
}

/** Ours are all written `?`, and no text in our statements holds one. */
function parametersIn(sql: string): number {
  return sql.split('?').length - 1
}

/** @throws TypeError for what is no cell of a table. */
function bindable(value: unknown): SqlValue {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return exactText(value)
  if (typeof value === 'number') return exactNumber(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (typeof value === 'bigint' && value >= LOWEST && value <= HIGHEST) return value
  throw new TypeError(`a value of the kind ${kindOf(value)} cannot be bound`)
}

function exactText(text: string): string {
  if (!text.includes('\0') && text.isWellFormed()) return text
  throw new TypeError('a text with a NUL or half a surrogate pair cannot be bound')
}

function exactNumber(number: number): number {
  if (Number.isSafeInteger(number) || (Number.isFinite(number) && !Number.isInteger(number))) return number
  throw new TypeError('a number that is not finite or not exact cannot be bound')
}

function kindOf(value: unknown): string {
  return typeof value === 'object' ? (value?.constructor?.name ?? 'object') : typeof value
}
