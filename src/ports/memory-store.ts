import type { ChannelMemory, ThreadMemory } from '../briefing/memory.ts'

/**
 * Keeps what the bot remembers of channels and threads.
 *
 * Ids are opaque, already prefixed by workspace, and may hold any character.
 * What was never stored reads as `EMPTY_CHANNEL` or `EMPTY_THREAD`.
 */
export interface MemoryStore {
  channel(id: string): Promise<ChannelMemory>
  thread(id: string): Promise<ThreadMemory>
  /** Replaces a channel's memory by what `change` makes of it; changes of one channel happen one after another. */
  changeChannel(id: string, change: (before: ChannelMemory) => ChannelMemory): Promise<void>
  /** The same for a thread. */
  changeThread(id: string, change: (before: ThreadMemory) => ThreadMemory): Promise<void>
}
