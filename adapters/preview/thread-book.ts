import type { WireEntry, WireMessage, WirePassage, WireThread } from './wire.ts'

/**
 * What was said in each channel of the page, kept in memory so that a reload finds it again.
 *
 * It is a convenience of the local page: what the bot itself must remember is in its store.
 */
export interface ThreadBook {
  /** By when they began, oldest first; empty for a channel nothing was said in. */
  threads(channel: string): readonly WireThread[]
  /** An id for a thread to come; it is there once something is said in it. */
  nextThread(): string
  /** Adds to a thread, as said now or at another time; what is said in one that has been forgotten starts it anew, under its id. */
  add(place: ThreadPlace, said: Said, at?: Date): void
  /** Puts something in the place of what was said there, counted from 0; adds it where nothing was, or all was forgotten. */
  replace(place: ThreadPlace, index: number, said: Said): void
  has(place: ThreadPlace): boolean
  /** Remembers which document was briefed in a thread. */
  attach(place: ThreadPlace, document: string): void
  /** One thread, or an empty one that has been forgotten. */
  thread(place: ThreadPlace): WireThread
}

/** A thread of a channel. */
export interface ThreadPlace {
  readonly channel: string
  readonly thread: string
}

/** What a reader wrote or the bot answered. */
export type Said =
  | { readonly from: 'reader'; readonly text: string }
  | { readonly from: 'bot'; readonly message: WireMessage; readonly opens?: WirePassage }

interface KeptThread {
  readonly id: string
  readonly entries: WireEntry[]
  document: string | undefined
}

/** Channels and threads beyond these are forgotten, oldest first; a local page has a handful. */
const MOST_CHANNELS = 100
const MOST_THREADS = 200
const MOST_ENTRIES = 400

/**
 * Makes an empty book.
 * @param clock gives the time that stands beside each entry.
 */
export function createThreadBook(clock: () => Date): ThreadBook {
  const channels = new Map<string, Map<string, KeptThread>>()
  let count = 0
  const keep = ({ channel, thread }: ThreadPlace): KeptThread => {
    const threads = takeOrMake(channels, channel, MOST_CHANNELS, () => new Map<string, KeptThread>())
    return takeOrMake(threads, thread, MOST_THREADS, () => ({ id: thread, entries: [], document: undefined }))
  }
  const nextId = (): string => {
    count += 1
    return `${clock().getTime().toString(36)}-${count}`
  }
  return {
    threads: (channel) => [...(channels.get(channel)?.values() ?? [])].sort(byBeginning).map(wireThread),
    has: ({ channel, thread }) => channels.get(channel)?.has(thread) === true,
    thread: (place) => wireThread(keep(place)),
    nextThread: nextId,
    add(place, said, at = clock()) {
      const { entries } = keep(place)
      entries.push({ id: nextId(), at: at.toISOString(), ...said })
      if (entries.length > MOST_ENTRIES) entries.splice(1, entries.length - MOST_ENTRIES)
    },
    replace(place, index, said) {
      const { entries } = keep(place)
      const { id = nextId(), at = clock().toISOString() } = entries[index] ?? {}
      entries.splice(index, 1, { id, at, ...said })
    },
    attach(place, document) {
      keep(place).document = document
    },
  }
}

function byBeginning(a: KeptThread, b: KeptThread): number {
  const [first = '', second = ''] = [a.entries[0]?.at, b.entries[0]?.at]
  return first < second ? -1 : Number(first > second)
}

function wireThread({ id, entries, document }: KeptThread): WireThread {
  return { id, entries: [...entries], ...(document === undefined ? {} : { document }) }
}

function takeOrMake<V>(map: Map<string, V>, key: string, most: number, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
  return made
}
