import type { MemoryStore, Remembered } from '../../../src/index.ts'
import { createChannelCodec, createThreadCodec, type MemoryCodec } from '../records/memory-record.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { textIn } from './cells.ts'
import type { GroupCommit } from './group-commit.ts'
import type { ChannelMemories } from './ledger.ts'
import type { SqlDatabase } from './sql-database.ts'
import { refusing } from './sqlite-failure.ts'

/** Keeps what the bot remembers in SQLite. */
export function createMemories(
  database: SqlDatabase<unknown>,
  commit: GroupCommit,
): MemoryStore & { readonly within: ChannelMemories } {
  const channels = prepareTable(database, 'channel', createChannelCodec())
  const threads = prepareTable(database, 'thread', createThreadCodec())
  return {
    channel: async (id) => refusing(() => readOf(channels, id)),
    thread: async (id) => refusing(() => readOf(threads, id)),
    changeChannel: (id, change) => changeOf(channels, commit, { id, change }),
    changeThread: (id, change) => changeOf(threads, commit, { id, change }),
    channels: async (after, limit) => refusing(() => channels.page(after, limit)),
    threads: async (after, limit) => refusing(() => threads.page(after, limit)),
    within: {
      replace(id, { before, after }) {
        if (!channels.codec.isSame(channels.stored(id), before)) return false
        channels.keep(id, channels.codec.write(after))
        return true
      },
    },
  }
}

/** Memories of one kind; what was never stored is what an empty one is written as. */
interface Table<T extends object> {
  readonly codec: MemoryCodec<T>
  stored(id: string): string
  keep(id: string, record: string): void
  page(after: string, limit: number): readonly Remembered<T>[]
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
  const after = write(change(read(before)))
  if (after === before) return
  await commit.write(() => {
    const now = table.stored(id)
    table.keep(id, now === before ? after : write(change(read(now))))
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
    keep: (id, record) => void replace.run(storedKey(id), record),
    page: (after, limit) =>
      page.all(storedKey(after), limit).map((row) => ({
        id: idOfKey(textIn(row, 'id')),
        memory: codec.read(textIn(row, 'record')),
      })),
  }
}
