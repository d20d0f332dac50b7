import { type ChannelMemory, EMPTY_CHANNEL, EMPTY_THREAD, type Opinion, type ThreadMemory } from '../../../src/index.ts'
import { createTextCodec, type TextCodec } from './text-codec.ts'

/** How one kind of memory is kept. */
export interface MemoryCodec<T extends object> extends TextCodec<T> {
  /** What was never stored reads as this. */
  readonly empty: T
}

/** Channels: `[seen, language or null, edition or null, opinions, zone or null]`; what is empty at the end is left out. */
export function createChannelCodec(): MemoryCodec<ChannelMemory> {
  type Stored = readonly [
    ChannelMemory['seen'],
    ChannelMemory['language'] | null,
    ChannelMemory['edition'] | null,
    ChannelMemory['opinions']?,
    (ChannelMemory['zone'] | null)?,
  ]
  const codec = createTextCodec<ChannelMemory>('channel', {
    toList: ({ seen, language, edition, opinions, zone }) =>
      withoutEmptyEnd([seen, language ?? null, edition ?? null, opinions, zone ?? null], 3),
    fromList(list) {
      const [seen, language, edition, opinions = [], zone] = list as Stored
      const chosen = { language: language ?? undefined, zone: zone ?? undefined }
      return { seen, ...chosen, edition: edition ?? undefined, opinions: opinions.map(asOpinion) }
    },
  })
  return { ...codec, empty: EMPTY_CHANNEL }
}

/** What JSON leaves out was `undefined`. */
function asOpinion({ topic, speaker, ...opinion }: Opinion): Opinion {
  return { ...opinion, topic, speaker }
}

/** A thread's memory is its own, and another after each answer: what is kept longer only fills the process. */
const THREADS_READ = 8

/** Threads: `[posted, documents, asked, answers, exchanges, last or null]`; what is empty at the end is left out, `asked` never. */
export function createThreadCodec(): MemoryCodec<ThreadMemory> {
  const codec = createTextCodec<ThreadMemory>(
    'thread',
    {
      toList: ({ posted, documents, asked, answers, exchanges, last }) =>
        withoutEmptyEnd([posted, documents, asked, answers, exchanges, last ?? null], 3),
      fromList(list) {
        type Stored = readonly [
          ThreadMemory['posted'],
          ThreadMemory['documents'],
          ThreadMemory['asked']?,
          ThreadMemory['answers']?,
          ThreadMemory['exchanges']?,
          (ThreadMemory['last'] | null)?,
        ]
        const [posted, documents, asked = [], answers = [], exchanges = [], last] = list as Stored
        const thread = { posted, documents, asked, answers, exchanges }
        return last === null || last === undefined ? thread : { ...thread, last }
      },
    },
    THREADS_READ,
  )
  return { ...codec, empty: EMPTY_THREAD }
}

/** Most channels and threads have none of what was added later: what is kept of them stays as short as it was. */
function withoutEmptyEnd(list: readonly unknown[], least: number): readonly unknown[] {
  const last = list.findLastIndex((part) => part !== null && !(Array.isArray(part) && part.length === 0))
  return list.slice(0, Math.max(least, last + 1))
}
