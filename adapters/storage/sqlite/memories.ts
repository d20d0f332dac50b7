import type { MemoryStore, Remembered, StorePage, ThreadMemory } from '../../../src/index.ts'
import { createChannelCodec, createThreadCodec, type MemoryCodec } from '../records/memory-record.ts'
import { createPrivateBound, isPrivateThread, type PrivateThread, THREADS_AT_ONCE } from '../records/private-threads.ts'
import { readPage } from '../records/read-rows.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { numberIn, textIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { ChannelMemories } from './ledger.ts'
import type { SqlDatabase, SqlRow } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

/** Keeps what the bot remembers in SQLite. */
export function createMemories(
  database: SqlDatabase<unknown>,
  commit: GroupCommit,
): MemoryStore & { readonly within: ChannelMemories } {
  const channels = prepareTable(database, 'channel', createChannelCodec())
  const threads = prepareThreads(database)
  const forget = prepareForgetting(database, commit)
  return {
    channel: async (id) => refusing(() => readOf(channels, id)),
    thread: async (id) => refusing(() => readOf(threads, id)),
    changeChannel: (id, change) => changeOf(channels, commit, { id, change }),
    changeThread: (id, change) => changeOf(threads, commit, { id, change }),
    channels: async (after, limit) => refusing(() => channels.page(after, limit)),
    threads: async (after, limit) => refusing(() => threads.page(after, limit)),
    forgetPrivate: forget,
    forgetThreads: prepareForgettingShared(database, commit),
    within: {
      replace(id, { before, after }) {
        if (!channels.codec.isSame(channels.stored(id), before)) return false
        channels.keep(id, after)
        return true
      },
    },
  }
}

/** Memories of one kind; what was never stored is what an empty one is written as. */
interface Table<T extends object> {
  readonly codec: MemoryCodec<T>
  stored(id: string): string
  keep(id: string, memory: T): void
  page(after: string, limit: number): StorePage<Remembered<T>>
}

interface Change<T> {
  readonly id: string
  readonly change: (before: T) => T
}

/**
 * Finds the change out before the transaction: most commands change nothing, and are answered also when the disk takes
 * nothing any more; and composing a digest holds nobody up.
 */
async function changeOf<T extends object>(
  table: Table<T>,
  commit: GroupCommit,
  { id, change }: Change<T>,
): Promise<void> {
  const { read, write } = table.codec
  const before = refusing(() => table.stored(id))
  const after = change(read(before))
  if (write(after) === before) return
  await commit.write(() => {
    const now = table.stored(id)
    table.keep(id, now === before ? after : change(read(now)))
  })
}

function readOf<T extends object>({ codec, stored }: Table<T>, id: string): T {
  return codec.read(stored(id))
}

function prepareTable<T extends object>(
  database: SqlDatabase<unknown>,
  table: string,
  codec: MemoryCodec<T>,
): Table<T> {
  const find = database.prepare(`SELECT record FROM ${table} WHERE id = ?`)
  const replace = database.prepare(
    `INSERT INTO ${table} (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
  )
  const page = database.prepare(`SELECT id, record FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`)
  return {
    codec,
    stored(id) {
      const row = find.get(storedKey(id))
      return row === undefined ? codec.write(codec.empty) : textIn(row, 'record')
    },
    keep: (id, memory) => void replace.run(storedKey(id), codec.write(memory)),
    page: (after, limit) =>
      readPage(page.all(storedKey(after), limit), {
        idOf,
        read: (row) => ({ id: idOf(row), memory: codec.read(textIn(row, 'record')) }),
      }),
  }
}

function idOf(row: SqlRow): string {
  return idOfKey(textIn(row, 'id'))
}

/** Threads, with when they were last changed: those of one reader alone apart from those of a channel. */
function prepareThreads(database: SqlDatabase<unknown>): Table<ThreadMemory> {
  const table = prepareTable(database, 'thread', createThreadCodec())
  const replace = database.prepare(
    `INSERT INTO thread (id, record, private_at, shared_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
      SET record = excluded.record, private_at = excluded.private_at, shared_at = excluded.shared_at`,
  )
  return {
    ...table,
    keep(id, memory) {
      const times = isPrivateThread(memory) ? [Date.now(), null] : [null, Date.now()]
      replace.run(storedKey(id), table.codec.write(memory), ...times)
    },
  }
}

interface PrivateRow extends PrivateThread {
  readonly row: number
}

function prepareForgetting(database: SqlDatabase<unknown>, commit: GroupCommit): MemoryStore['forgetPrivate'] {
  const page = database.prepare(
    `SELECT row, id, private_at FROM thread WHERE private_at <= ? AND (private_at, row) < (?, ?)
      ORDER BY private_at DESC, row DESC LIMIT ${THREADS_AT_ONCE}`,
  )
  const forget = database.prepare('DELETE FROM thread WHERE row = ? AND private_at = ?')
  return async (beforeMs, mostOfWorkspace) => {
    const isOver = createPrivateBound(beforeMs, mostOfWorkspace)
    let forgotten = 0
    let last: Pick<PrivateRow, 'changedAtMs' | 'row'> | undefined = NEWEST
    while (last !== undefined) {
      const { changedAtMs, row }: Pick<PrivateRow, 'changedAtMs' | 'row'> = last
      const rows = refusing(() => page.all(changedAtMs, changedAtMs, row)).map(readPrivate)
      const over = rows.filter(isOver)
      // what was changed meanwhile is new again
      const drop = (): number => over.reduce((sum, one) => sum + forget.run(one.row, one.changedAtMs), 0)
      if (over.length > 0) forgotten += await commit.write(drop)
      last = rows.at(-1)
    }
    return forgotten
  }
}

/** So many at a time: the others of a group of writes wait for no more. */
const FORGOTTEN_AT_ONCE = 500

function prepareForgettingShared(database: SqlDatabase<unknown>, commit: GroupCommit): MemoryStore['forgetThreads'] {
  const forget = database.prepare(
    `DELETE FROM thread WHERE row IN
      (SELECT row FROM thread WHERE shared_at < ? ORDER BY shared_at LIMIT ${FORGOTTEN_AT_ONCE})`,
  )
  return async (beforeMs) => {
    let forgotten = 0
    for (;;) {
      const some = await commit.write(() => forget.run(beforeMs))
      forgotten += some
      if (some < FORGOTTEN_AT_ONCE) return forgotten
    }
  }
}

const NEWEST = { changedAtMs: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER }

function readPrivate(row: SqlRow): PrivateRow {
  return { row: numberIn(row, 'row'), id: idOfKey(textIn(row, 'id')), changedAtMs: numberIn(row, 'private_at') }
}
