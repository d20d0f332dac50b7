import type { ChannelMemory, MemoryStore, Remembered } from '../../../src/index.ts'
import { CHANNEL_CODEC, type MemoryCodec, THREAD_CODEC } from '../records/memory-record.ts'
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
  const channels = prepareTable(database, 'channel', CHANNEL_CODEC)
  const threads = prepareTable(database, 'thread', THREAD_CODEC)
  return {
    channel: async (id) => refusing(() => channels.read(id)),
    thread: async (id) => refusing(() => threads.read(id)),
    changeChannel: (id, change) => commit.write(() => channels.change(id, change)),
    changeThread: (id, change) => commit.write(() => threads.change(id, change)),
    channels: async (after, limit) => refusing(() => channels.page(after, limit)),
    threads: async (after, limit) => refusing(() => threads.page(after, limit)),
    within: {
      replace(id, { before, after }) {
        if (!isSame(channels.read(id), before)) return false
        channels.change(id, () => after)
        return true
      },
    },
  }
}

interface Table<T> {
  read(id: string): T
  change(id: string, change: (before: T) => T): void
  page(after: string, limit: number): readonly Remembered<T>[]
}

function prepareTable<T>(database: SqlDatabase<unknown>, table: string, codec: MemoryCodec<T>): Table<T> {
  const find = database.prepare(`SELECT record FROM ${table} WHERE id = ?`)
  const replace = database.prepare(
    `INSERT INTO ${table} (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record`,
  )
  const page = database.prepare(`SELECT id, record FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`)
  const stored = (id: string): string => {
    const row = find.get(storedKey(id))
    return row === undefined ? codec.write(codec.empty) : textIn(row, 'record')
  }
  return {
    read: (id) => codec.read(stored(id)),
    change(id, change) {
      const before = stored(id)
      const after = codec.write(change(codec.read(before)))
      // Most commands change nothing, and then nothing has to wait for the disk.
      if (after !== before) replace.run(storedKey(id), after)
    },
    page: (after, limit) =>
      page.all(storedKey(after), limit).map((row) => ({
        id: idOfKey(textIn(row, 'id')),
        memory: codec.read(textIn(row, 'record')),
      })),
  }
}

function isSame(stored: ChannelMemory, read: ChannelMemory): boolean {
  return CHANNEL_CODEC.write(stored) === CHANNEL_CODEC.write(read)
}
