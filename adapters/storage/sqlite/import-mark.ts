import type { ImportMark } from '../../../src/index.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

/** Keeps in SQLite whether an import is under way. */
export function createImportMark(database: SqlDatabase<unknown>, commit: GroupCommit): ImportMark {
  const find = database.prepare('SELECT one FROM importing')
  const put = database.prepare('INSERT OR IGNORE INTO importing VALUES (1)')
  const remove = database.prepare('DELETE FROM importing')
  return {
    isUnderWay: async () => refusing(() => find.get()) !== undefined,
    set: (isUnderWay) => commit.write(() => void (isUnderWay ? put : remove).run()),
  }
}
