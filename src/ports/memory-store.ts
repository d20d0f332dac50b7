import type { ChannelMemory, ThreadMemory } from '../briefing/memory.ts'
import type { StorePage } from './store-page.ts'

/** What is kept under one id. */
export interface Remembered<T> {
  readonly id: string
  readonly memory: T
}

/**
 * Keeps what the bot remembers of channels and threads.
 *
 * Ids are opaque, already prefixed by workspace, and may hold any character.
 * What was never stored reads as `EMPTY_CHANNEL` or `EMPTY_THREAD`.
 */
export interface MemoryStore {
  channel(id: string): Promise<ChannelMemory>
  thread(id: string): Promise<ThreadMemory>
  /**
   * Replaces a channel's memory by what `change` makes of it; changes of one channel happen one after another.
   * `change` may be called again when another change came first: its last answer counts.
   */
  changeChannel(id: string, change: (before: ChannelMemory) => ChannelMemory): Promise<void>
  /** The same for a thread. */
  changeThread(id: string, change: (before: ThreadMemory) => ThreadMemory): Promise<void>
  /**
   * Every channel that something is kept of, in pages and always in the same order, for an export.
   * @param after the last id of the page before; '' at first.
   */
  channels(after: string, limit: number): Promise<StorePage<Remembered<ChannelMemory>>>
  /** The same of threads. */
  threads(after: string, limit: number): Promise<StorePage<Remembered<ThreadMemory>>>
  /**
   * Forgets threads of one reader alone, which are those with `answers`: what was last changed before a time, in
   * milliseconds since 1970, and the oldest of each workspace above so many.
   * @returns how many.
   */
  forgetPrivate(beforeMs: number, mostOfWorkspace: number): Promise<number>
  /**
   * Forgets all other threads that were last changed before a time, in milliseconds since 1970. Those of which an older
   * version kept no time count as changed when that is found out.
   * @returns how many.
   */
  forgetThreads(beforeMs: number): Promise<number>
}
