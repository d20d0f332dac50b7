/**
 * Where the columns of a text are taken from: number arrays that are full of zeros, as those of `new` are.
 *
 * A text needs some twenty of them for less than a millisecond. Each costs a call to the system's allocator, and memory
 * that no cache has seen; an arena that is used again for every text costs neither.
 */
export interface Arena {
  readonly integers: (length: number) => Int32Array
  readonly units: (length: number) => Uint16Array
  readonly bytes: (length: number) => Uint8Array
  readonly numbers: (length: number) => Float64Array
}

/** An arena whose owner says when it begins anew. */
export interface ReusedArena extends Arena {
  /** Gives all that was taken free to be taken again: whoever still holds an array of before must not look at it. */
  readonly reuse: () => void
}

/** What arrays of every kind may begin at, in bytes. */
const ALIGNMENT = 8
/** Room for the columns of an article of some pages. */
const FIRST_BYTES = 256 * 1024
/** What a text needs beyond this is taken from the heap: one book must not hold its memory for good. */
const MOST_BYTES = 4 * 1024 * 1024

/** Takes every array from the heap, for those who keep what they take. */
export const HEAP: Arena = {
  integers: (length) => new Int32Array(length),
  units: (length) => new Uint16Array(length),
  bytes: (length) => new Uint8Array(length),
  numbers: (length) => new Float64Array(length),
}

/** Makes an arena that is used again and again; it grows to what the longest text so far needed, within bounds. */
export function createArena(): ReusedArena {
  let buffer = new ArrayBuffer(FIRST_BYTES)
  let wanted = 0
  /** Where so many bytes are free; `undefined` when they are not. */
  const take = (bytes: number): number | undefined => {
    const start = wanted
    wanted += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
    return wanted <= buffer.byteLength ? start : undefined
  }
  return {
    integers(length) {
      const start = take(length * Int32Array.BYTES_PER_ELEMENT)
      return start === undefined ? HEAP.integers(length) : new Int32Array(buffer, start, length).fill(0)
    },
    units(length) {
      const start = take(length * Uint16Array.BYTES_PER_ELEMENT)
      return start === undefined ? HEAP.units(length) : new Uint16Array(buffer, start, length).fill(0)
    },
    bytes(length) {
      const start = take(length)
      return start === undefined ? HEAP.bytes(length) : new Uint8Array(buffer, start, length).fill(0)
    },
    numbers(length) {
      const start = take(length * Float64Array.BYTES_PER_ELEMENT)
      return start === undefined ? HEAP.numbers(length) : new Float64Array(buffer, start, length).fill(0)
    },
    reuse() {
      if (wanted > buffer.byteLength && wanted <= MOST_BYTES) buffer = new ArrayBuffer(wanted * 2)
      wanted = 0
    },
  }
}

/** A column with room for twice as many numbers, which begins with those of another; the rest are zeros. */
export function widened(column: Int32Array): Int32Array {
  const wide = new Int32Array(column.length * 2)
  wide.set(column)
  return wide
}
