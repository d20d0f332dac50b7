import type { SourceHead, SourceKey, SourceLimits, SourceStore, WorkspacePlace } from '../../../src/index.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { workspaceIn, workspacePrefix } from '../records/workspace-prefix.ts'
import { numberIn, textIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { SqlDatabase, SqlRow } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

const HEAD = 'place, id, title, added_at'
const ORDER = 'added_at, id'

/** Keeps what readers brought in SQLite. */
export function createSources(database: SqlDatabase<unknown>, commit: GroupCommit): SourceStore {
  const put = database.prepare(
    `INSERT INTO source (${HEAD}, bytes, record) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place, id) DO UPDATE SET ` +
      'title = excluded.title, added_at = excluded.added_at, bytes = excluded.bytes, record = excluded.record',
  )
  const find = database.prepare(`SELECT ${HEAD}, record FROM source WHERE place = ? AND id = ?`)
  const has = database.prepare('SELECT 1 FROM source WHERE place = ? AND id = ?')
  const list = database.prepare(`SELECT ${HEAD} FROM source WHERE place = ? ORDER BY ${ORDER}`)
  const page = database.prepare(
    `SELECT ${HEAD}, record FROM source WHERE (place, id) > (?, ?) ORDER BY place, id LIMIT ?`,
  )
  const forgetOldest = prepareForgetOldest(database)
  return {
    add: ({ id, title, addedAtMs, record, ...place }, limits) =>
      commit.write(() => {
        const { first } = workspacePrefix(place)
        put.run(first, storedKey(id), storedKey(title), addedAtMs, record.length, record)
        forgetOldest({ place: first, added: storedKey(id), bytes: record.length }, limits)
      }),
    find: async (place, id) => {
      const row = refusing(() => find.get(...keyOf({ ...place, id })))
      return row && { ...headIn(row), ...place, record: textIn(row, 'record') }
    },
    has: async (place, id) => refusing(() => has.get(...keyOf({ ...place, id }))) !== undefined,
    list: async (place) => refusing(() => list.all(workspacePrefix(place).first)).map(headIn),
    page: async (after, limit) =>
      refusing(() => page.all(...(after === undefined ? ['', ''] : keyOf(after)), limit)).map((row) => ({
        ...headIn(row),
        ...placeIn(row),
        record: textIn(row, 'record'),
      })),
  }
}

interface Added {
  readonly place: string
  readonly added: string
  readonly bytes: number
}

function prepareForgetOldest(database: SqlDatabase<unknown>): (one: Added, limits: SourceLimits) => void {
  const select = database.prepare(`SELECT row, bytes FROM source WHERE place = ? AND id <> ? ORDER BY ${ORDER}`)
  const forget = database.prepare('DELETE FROM source WHERE row = ?')
  return ({ place, added, bytes: own }, limits) => {
    const others = select.all(place, added)
    let count = others.length + 1
    let bytes = others.reduce((sum, row) => sum + numberIn(row, 'bytes'), own)
    for (const oldest of others) {
      if (count <= limits.sources && bytes <= limits.bytes) return
      forget.run(numberIn(oldest, 'row'))
      count--
      bytes -= numberIn(oldest, 'bytes')
    }
  }
}

function keyOf({ id, ...place }: SourceKey): [string, string] {
  return [workspacePrefix(place).first, storedKey(id)]
}

function headIn(row: SqlRow): SourceHead {
  return {
    id: idOfKey(textIn(row, 'id')),
    title: idOfKey(textIn(row, 'title')),
    addedAtMs: numberIn(row, 'added_at'),
  }
}

function placeIn(row: SqlRow): WorkspacePlace {
  return workspaceIn(textIn(row, 'place'))
}
