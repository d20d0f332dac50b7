import {
  type ChannelMemory,
  EMPTY_CHANNEL,
  EMPTY_THREAD,
  type MemoryStore,
  type Remembered,
  type ThreadMemory,
} from '../../src/index.ts'

/** A store that lives as long as its process: for the local page and the command line. */
export function createInProcessMemoryStore(): MemoryStore {
  const channels = new Map<string, ChannelMemory>()
  const threads = new Map<string, ThreadMemory>()
  const channel = (id: string): ChannelMemory => channels.get(id) ?? EMPTY_CHANNEL
  const thread = (id: string): ThreadMemory => threads.get(id) ?? EMPTY_THREAD
  return {
    channel: async (id) => channel(id),
    thread: async (id) => thread(id),
    changeChannel: async (id, change) => {
      channels.set(id, change(channel(id)))
    },
    changeThread: async (id, change) => {
      threads.set(id, change(thread(id)))
    },
    channels: async (after, limit) => pageOf(channels, after, limit),
    threads: async (after, limit) => pageOf(threads, after, limit),
  }
}

function pageOf<T>(kept: ReadonlyMap<string, T>, after: string, limit: number): readonly Remembered<T>[] {
  const following = [...kept].filter(([id]) => id > after).sort(([a], [b]) => (a < b ? -1 : 1))
  return following.slice(0, limit).map(([id, memory]) => ({ id, memory }))
}
