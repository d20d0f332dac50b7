/** What SQLite keeps in a cell. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** A row by the names of its columns. */
export type SqlRow = Readonly<Record<string, unknown>>

/** One prepared statement; `V` is what its parameters may be. */
export interface SqlStatement<V> {
  /** @returns how many rows it changed. */
  run(...values: readonly V[]): number
  get(...values: readonly V[]): SqlRow | undefined
  all(...values: readonly V[]): readonly SqlRow[]
}

/**
 * All that the store asks of a driver, so that another one can take its place: Node's own has the same shape.
 * Whatever SQLite refuses is thrown as a `SqlError`.
 */
export interface SqlDatabase<V> {
  exec(sql: string): void
  prepare(sql: string): SqlStatement<V>
  isInTransaction(): boolean
  close(): void
}

/** What SQLite refused. */
export class SqlError extends Error {
  /** Its primary result code. @see https://www.sqlite.org/rescode.html */
  readonly code: number

  constructor(code: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'SqlError'
    this.code = code
  }
}
