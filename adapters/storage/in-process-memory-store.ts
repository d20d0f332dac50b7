import {
  type ChannelMemory,
  EMPTY_CHANNEL,
  EMPTY_THREAD,
  type MemoryStore,
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
  }
}
