import {
  type ChannelMemory,
  FailureError,
  type MemoryStore,
  type Remembered,
  type StorePage,
} from '../../../src/index.ts'
import { damaged } from '../records/damaged.ts'
import { createThreadCodec, type MemoryCodec } from '../records/memory-record.ts'
import { createPrivateBound, isPrivateThread, type PrivateThread, THREADS_AT_ONCE } from '../records/private-threads.ts'
import { readPage } from '../records/read-rows.ts'
import { idOfKey, storedKey } from '../records/stored-key.ts'
import { FORGET_PRIVATE, FORGET_SHARED, PAGE, PRIVATE, READ, REPLACE, TIME_SHARED, UNTIMED } from './memory-scripts.ts'
import { createOneAfterAnother } from './one-after-another.ts'
import type { Reply, Scripts } from './script.ts'

/** Others may change the same memory so many times in between; more means that something is wrong. */
const MOST_TRIES = 100

/** Keeps what the bot remembers in Redis. @param nextWriter makes a word that no other change is marked with. */
export function createMemories(
  scripts: Scripts,
  nextWriter: () => string,
  channelCodec: MemoryCodec<ChannelMemory>,
): MemoryStore {
  const channels = createTable(scripts, nextWriter, {
    kind: 'channel',
    codec: channelCodec,
    listOf: () => '',
    isMostlyNew: false,
  })
  const threads = createTable(scripts, nextWriter, {
    kind: 'thread',
    codec: createThreadCodec(),
    listOf: (thread) => (isPrivateThread(thread) ? 'private' : 'shared'),
    isMostlyNew: true,
  })
  return {
    channel: channels.read,
    thread: threads.read,
    changeChannel: channels.change,
    changeThread: threads.change,
    channels: channels.page,
    threads: threads.page,
    forgetPrivate: (beforeMs, most) => forgetPrivate(scripts, createPrivateBound(beforeMs, most)),
    forgetThreads: (beforeMs) => forgetShared(scripts, beforeMs),
  }
}

interface Table<T extends object> {
  read(id: string): Promise<T>
  change(id: string, change: (before: T) => T): Promise<void>
  page(after: string, limit: number): Promise<StorePage<Remembered<T>>>
}

interface Kind<T extends object> {
  readonly kind: 'channel' | 'thread'
  readonly codec: MemoryCodec<T>
  /** In which list a thread stands by when it was last changed; '' for what is no thread. */
  readonly listOf: (memory: T) => 'private' | 'shared' | ''
  /** Whether what is changed was mostly not kept before: then it is not read first. */
  readonly isMostlyNew: boolean
}

function createTable<T extends object>(
  scripts: Scripts,
  nextWriter: () => string,
  { kind, codec, listOf, isMostlyNew }: Kind<T>,
): Table<T> {
  const oneAfterAnother = createOneAfterAnother()
  const kept = async (id: string) => textIn(kind, await scripts.run(READ, [kind, storedKey(id)]))
  /** @returns what is kept where that is something else; nothing is changed then. */
  const replace = async (id: string, before: string, change: (before: T) => T): Promise<string | undefined> => {
    const memory = readKept(codec, before)
    const after = change(memory)
    const record = codec.write(after)
    if (record === codec.write(memory)) {
      const now = isMostlyNew ? await kept(id) : before
      return now === before ? undefined : now
    }
    const written = [kind, storedKey(id), before, nextWriter(), record, listOf(after), Date.now()]
    const answer = await scripts.run(REPLACE, written)
    return answer === 1 ? undefined : textIn(kind, answer)
  }
  return {
    read: async (id) => readKept(codec, await kept(id)),
    change: (id, change) =>
      oneAfterAnother(id, async () => {
        let before = isMostlyNew ? '' : await kept(id)
        for (let tries = 0; tries < MOST_TRIES; tries++) {
          const other = await replace(id, before, change)
          if (other === undefined) return
          before = other
        }
        throw new FailureError({
          code: 'store-unavailable',
          detail: `too many change the memory of one ${kind} at once`,
        })
      }),
    async page(after, limit) {
      const rows = await scripts.list(PAGE, [kind, storedKey(after), limit])
      const pairs = rows.map((row): readonly Reply[] => (Array.isArray(row) ? row : []))
      const idOf = ([id]: readonly Reply[]): string => idOfKey(textIn(kind, id))
      return readPage(pairs, {
        idOf,
        read: (pair) => ({ id: idOf(pair), memory: readKept(codec, textIn(kind, pair[1])) }),
      })
    },
  }
}

/** Pages begin behind what stays, since what is forgotten is in no page any more. */
async function forgetPrivate(scripts: Scripts, isOver: (thread: PrivateThread) => boolean): Promise<number> {
  let forgotten = 0
  for (let stay = 0; ; ) {
    const threads = pairsIn(await scripts.list(PRIVATE, [stay, THREADS_AT_ONCE]))
    const over = threads.filter(isOver)
    stay += threads.length - over.length
    const written = over.flatMap(({ id, changedAtMs }) => [storedKey(id), changedAtMs])
    if (over.length > 0) forgotten += Number(await scripts.run(FORGET_PRIVATE, written))
    if (threads.length < THREADS_AT_ONCE) return forgotten
  }
}

async function forgetShared(scripts: Scripts, beforeMs: number): Promise<number> {
  if (Number(await scripts.run(UNTIMED, [])) > 0) await timeShared(scripts)
  let forgotten = 0
  for (;;) {
    const some = Number(await scripts.run(FORGET_SHARED, [beforeMs, THREADS_AT_ONCE]))
    forgotten += some
    if (some < THREADS_AT_ONCE) return forgotten
  }
}

/** Threads of which an older version kept no time are as new as this moment. */
async function timeShared(scripts: Scripts): Promise<void> {
  for (let last = ''; ; ) {
    last = textIn('thread', await scripts.run(TIME_SHARED, [last, THREADS_AT_ONCE, Date.now()]))
    if (last === '') return
  }
}

function pairsIn(reply: readonly Reply[]): readonly PrivateThread[] {
  return Array.from({ length: reply.length / 2 }, (_, index) => ({
    id: idOfKey(textIn('thread', reply[index * 2])),
    changedAtMs: Number(reply[index * 2 + 1]),
  }))
}

/** What is kept is the mark of its writer, a space and the record. @returns the record; '' where nothing is kept. */
export function keptText(reply: Reply): string {
  const kept = textIn('memory', reply)
  return kept.slice(kept.indexOf(' ') + 1)
}

/** Reads what is kept of a memory; '' where nothing is. @throws FailureError `store-damaged`. */
export function readKept<T extends object>(codec: MemoryCodec<T>, kept: string): T {
  return kept === '' ? codec.empty : codec.read(keptText(kept))
}

function textIn(what: string, value: Reply | undefined): string {
  if (typeof value === 'string') return value
  throw damaged(what)
}
