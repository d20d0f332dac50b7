import { type ChannelMemory, EMPTY_CHANNEL, EMPTY_THREAD, type ThreadMemory } from '../../../src/index.ts'
import { readRecord } from './damaged.ts'

/** How one kind of memory is kept. */
export interface MemoryCodec<T> {
  /** What was never stored reads as this. */
  readonly empty: T
  /** The same memory gives the same text, so that texts can be compared in its place. */
  write(memory: T): string
  /** @throws FailureError `store-damaged`. */
  read(text: string): T
}

/** Channels: `[seen, language or null, edition or null]`. */
export const CHANNEL_CODEC: MemoryCodec<ChannelMemory> = {
  empty: EMPTY_CHANNEL,
  write: ({ seen, language, edition }) => JSON.stringify([seen, language ?? null, edition ?? null]),
  read(text) {
    type Stored = readonly [ChannelMemory['seen'], ChannelMemory['language'] | null, ChannelMemory['edition'] | null]
    const [seen, language, edition] = readRecord('channel', text) as Stored
    return { seen, language: language ?? undefined, edition: edition ?? undefined }
  },
}

/** Threads: `[posted, documents]`. */
export const THREAD_CODEC: MemoryCodec<ThreadMemory> = {
  empty: EMPTY_THREAD,
  write: ({ posted, documents }) => JSON.stringify([posted, documents]),
  read(text) {
    const [posted, documents] = readRecord('thread', text) as [ThreadMemory['posted'], ThreadMemory['documents']]
    return { posted, documents }
  },
}
