import { type ChannelMemory, EMPTY_CHANNEL, EMPTY_THREAD, type ThreadMemory } from '../../../src/index.ts'
import { createTextCodec, type TextCodec } from './text-codec.ts'

/** How one kind of memory is kept. */
export interface MemoryCodec<T extends object> extends TextCodec<T> {
  /** What was never stored reads as this. */
  readonly empty: T
}

/** Channels: `[seen, language or null, edition or null]`. */
export function createChannelCodec(): MemoryCodec<ChannelMemory> {
  type Stored = readonly [ChannelMemory['seen'], ChannelMemory['language'] | null, ChannelMemory['edition'] | null]
  const codec = createTextCodec<ChannelMemory>('channel', {
    toList: ({ seen, language, edition }) => [seen, language ?? null, edition ?? null],
    fromList(list) {
      const [seen, language, edition] = list as Stored
      return { seen, language: language ?? undefined, edition: edition ?? undefined }
    },
  })
  return { ...codec, empty: EMPTY_CHANNEL }
}

/** Threads: `[posted, documents, asked]`; those kept before questions were remembered have no third. */
export function createThreadCodec(): MemoryCodec<ThreadMemory> {
  const codec = createTextCodec<ThreadMemory>('thread', {
    toList: ({ posted, documents, asked }) => [posted, documents, asked],
    fromList(list) {
      type Stored = readonly [ThreadMemory['posted'], ThreadMemory['documents'], ThreadMemory['asked']?]
      const [posted, documents, asked = []] = list as Stored
      return { posted, documents, asked }
    },
  })
  return { ...codec, empty: EMPTY_THREAD }
}
