import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { damaged, readRecord } from './damaged.ts'

/** How one kind of thing is written as a text, and read again. */
export interface TextCodec<T extends object> {
  write(value: T): string
  /** @throws FailureError `store-damaged`. */
  read(text: string): T
  /** Tells whether a text says what a value says, however it was packed. */
  isSame(text: string, value: T): boolean
}

/** How a thing becomes a list that JSON can write. */
export interface ListForm<T> {
  toList(value: T): readonly unknown[]
  fromList(list: readonly unknown[]): T
}

/** Shorter texts are not worth packing. */
const SHORT = 1_000
/** What a packed text begins with; others are lists, and begin with a bracket. */
const PACKED = 'z'
/** The fastest packs an edition to a fifth already. */
const FASTEST = { level: 1 }
/** What fits this window, in bytes, packs as well within it, and the smaller window is made sooner. */
const SMALL_WINDOW = 16_384
const FASTEST_SMALL = { level: 1, windowBits: 14, memLevel: 6 }
/** Different texts that are known again; some tens of kilobytes each when they are long. */
const MOST_READ = 64

/**
 * Makes a codec that packs what is long. What was read or written once is not packed again while it is at hand: a
 * value that comes back unchanged gives the text it was read from, and the same text gives the same value. Many channels
 * have seen the same; what is made for one of them is made for all.
 * @param mostRead so many texts are at hand, at least 1.
 */
export function createTextCodec<T extends object>(
  what: string,
  { toList, fromList }: ListForm<T>,
  mostRead = MOST_READ,
): TextCodec<T> {
  const known = new WeakMap<T, string>()
  const read = new Map<string, T>()
  const jsonOf = (value: T): string => JSON.stringify(toList(value))
  return {
    write(value) {
      const text = known.get(value) ?? pack(jsonOf(value))
      known.set(value, text)
      return text
    },
    read(text) {
      const value = read.get(text) ?? fromList(readRecord(what, unpack(what, text)))
      read.delete(text)
      read.set(text, value)
      const [oldest] = read.keys()
      if (read.size > mostRead && oldest !== undefined) read.delete(oldest)
      known.set(value, text)
      return value
    },
    isSame: (text, value) => known.get(value) === text || unpack(what, text) === jsonOf(value),
  }
}

function pack(json: string): string {
  if (json.length < SHORT) return json
  const bytes = Buffer.from(json)
  const way = bytes.length <= SMALL_WINDOW ? FASTEST_SMALL : FASTEST
  return PACKED + deflateRawSync(bytes, way).toString('base64')
}

function unpack(what: string, text: string): string {
  if (!text.startsWith(PACKED)) return text
  try {
    return inflateRawSync(Buffer.from(text.slice(PACKED.length), 'base64')).toString('utf8')
  } catch (error) {
    throw damaged(what, error)
  }
}
