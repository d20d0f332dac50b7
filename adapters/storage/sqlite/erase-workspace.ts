import type { Store } from '../../../src/index.ts'
import { workspacePrefix } from '../records/workspace-prefix.ts'
import { numberIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

/** Rows erased in one transaction: others write in between. */
const ERASED_AT_ONCE = 500
/** Each table with the column that begins with the workspace. */
const TABLES = [
  ['subscription', 'target'],
  ['delivery', 'target'],
  ['channel', 'id'],
  ['thread', 'id'],
  ['source', 'place'],
] as const

/** Makes what erases a workspace, also from the free space of the file. */
export function prepareErasing(database: SqlDatabase<unknown>, commit: GroupCommit): Store['eraseWorkspace'] {
  const erasers = TABLES.map(([table, column]) => prepareEraser(database, table, column))
  return async (place) => {
    const { first, end } = workspacePrefix(place)
    for (const erase of erasers) {
      while ((await commit.write(() => overwriting(database, () => erase(first, end)))) === ERASED_AT_ONCE);
    }
    // The log still holds the pages as they were.
    refusing(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }
}

function prepareEraser(
  database: SqlDatabase<unknown>,
  table: string,
  column: string,
): (first: string, end: string) => number {
  const find = database.prepare(
    `SELECT row FROM ${table} WHERE ${column} >= ? AND ${column} < ? LIMIT ${ERASED_AT_ONCE}`,
  )
  const forget = database.prepare(`DELETE FROM ${table} WHERE row = ?`)
  const forgetContent = database.prepare('DELETE FROM content WHERE delivery = ?')
  return (first, end) => {
    const rows = find.all(first, end).map((row) => numberIn(row, 'row'))
    for (const row of rows) {
      if (table === 'delivery') forgetContent.run(row)
      forget.run(row)
    }
    return rows.length
  }
}

/** What is deleted otherwise stays in the file until something else is written there. */
function overwriting<T>(database: SqlDatabase<unknown>, work: () => T): T {
  database.exec('PRAGMA secure_delete = ON')
  try {
    return work()
  } finally {
    database.exec('PRAGMA secure_delete = OFF')
  }
}
