import type { InstallationStore } from '../../../src/index.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { textIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

/** Keeps installations in SQLite. */
export function createInstallations(database: SqlDatabase<unknown>, commit: GroupCommit): InstallationStore {
  const select = database.prepare('SELECT sealed FROM installation WHERE id = ?')
  const put = database.prepare(
    'INSERT INTO installation VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed',
  )
  const remove = database.prepare('DELETE FROM installation WHERE id = ?')
  const page = database.prepare('SELECT id, sealed FROM installation WHERE id > ? ORDER BY id LIMIT ?')
  const find = (id: string): string | undefined => {
    const row = select.get(storedKey(id))
    return row && textIn(row, 'sealed')
  }
  return {
    find: async (id) => refusing(() => find(id)),
    replace: (id, before, after) =>
      commit.write(() => {
        const now = find(id)
        if (now !== before) return now === after
        if (after === undefined) remove.run(storedKey(id))
        else put.run(storedKey(id), after)
        return true
      }),
    page: async (after, limit) =>
      refusing(() => page.all(storedKey(after), limit)).map((row) => ({
        id: idOfKey(textIn(row, 'id')),
        sealed: textIn(row, 'sealed'),
      })),
  }
}
