import { type ChannelMemory, FailureError, type MemoryStore, type Remembered } from '../../../src/index.ts'
import { damaged } from '../records/damaged.ts'
import { createThreadCodec, type MemoryCodec } from '../records/memory-record.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { PAGE, READ, REPLACE } from './memory-scripts.ts'
import { createTurns } from './one-after-another.ts'
import type { Reply, Scripts } from './script.ts'

/** Others may change the same memory so many times in between; more means that something is wrong. */
const MOST_TRIES = 100

/** Keeps what the bot remembers in Redis. @param nextWriter makes a word that no other change is marked with. */
export function createMemories(
  scripts: Scripts,
  nextWriter: () => string,
  channelCodec: MemoryCodec<ChannelMemory>,
): MemoryStore {
  const channels = createTable(scripts, nextWriter, { kind: 'channel', codec: channelCodec })
  const threads = createTable(scripts, nextWriter, { kind: 'thread', codec: createThreadCodec() })
  return {
    channel: channels.read,
    thread: threads.read,
    changeChannel: channels.change,
    changeThread: threads.change,
    channels: channels.page,
    threads: threads.page,
  }
}

interface Table<T extends object> {
  read(id: string): Promise<T>
  change(id: string, change: (before: T) => T): Promise<void>
  page(after: string, limit: number): Promise<readonly Remembered<T>[]>
}

interface Kind<T extends object> {
  readonly kind: 'channel' | 'thread'
  readonly codec: MemoryCodec<T>
}

function createTable<T extends object>(scripts: Scripts, nextWriter: () => string, { kind, codec }: Kind<T>): Table<T> {
  const inTurn = createTurns()
  const kept = async (id: string) => textIn(kind, await scripts.run(READ, [kind, storedKey(id)]))
  return {
    read: async (id) => readKept(codec, await kept(id)),
    change: (id, change) =>
      inTurn(id, async () => {
        for (let tries = 0; tries < MOST_TRIES; tries++) {
          const before = await kept(id)
          const memory = readKept(codec, before)
          const record = codec.write(change(memory))
          if (record === codec.write(memory)) return
          if ((await scripts.run(REPLACE, [kind, storedKey(id), before, nextWriter(), record])) === 1) return
        }
        throw new FailureError({
          code: 'store-unavailable',
          detail: `too many change the memory of one ${kind} at once`,
        })
      }),
    async page(after, limit) {
      const rows = await scripts.list(PAGE, [kind, storedKey(after), limit])
      return rows.map((row) => {
        const [id, value]: readonly Reply[] = Array.isArray(row) ? row : []
        return { id: idOfKey(textIn(kind, id)), memory: readKept(codec, textIn(kind, value)) }
      })
    },
  }
}

/** What is kept is the mark of its writer, a space and the record. @returns the record; '' where nothing is kept. */
export function keptText(reply: Reply): string {
  const kept = textIn('memory', reply)
  return kept.slice(kept.indexOf(' ') + 1)
}

function readKept<T extends object>(codec: MemoryCodec<T>, kept: string): T {
  return kept === '' ? codec.empty : codec.read(keptText(kept))
}

function textIn(what: string, value: Reply | undefined): string {
  if (typeof value === 'string') return value
  throw damaged(what)
}
