/** An array that can be written as bytes. */
export type BytePart = Uint8Array | Uint16Array | Uint32Array | Float32Array

/** Reads parts in the order they were written; the arrays look into the bytes, nothing is copied. */
export interface ByteReader {
  readonly bytes: () => Uint8Array
  readonly units: () => Uint16Array
  readonly words: () => Uint32Array
  readonly floats: () => Float32Array
}

/** `BRIEF` in front of every file of ours, as a number. */
const MARK = 0x42524945
/** Every part starts at a multiple, as typed arrays want it. */
const ALIGNED = 8
/** Mark, version, count of parts, and how many bytes there are in all. */
const HEAD = 4

/** Writes arrays one behind the other, with what is needed to find them again. In the byte order of the machine. */
export function joinParts(version: number, parts: readonly BytePart[]): Uint8Array {
  const sizes = parts.map(({ byteLength }) => byteLength)
  const first = aligned((HEAD + parts.length) * 4)
  const total = sizes.reduce((sum, size) => sum + aligned(size), first)
  const bytes = new Uint8Array(total)
  new Uint32Array(bytes.buffer, 0, HEAD + parts.length).set([MARK, version, parts.length, total, ...sizes])
  let at = first
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += aligned(part.byteLength)
  }
  return bytes
}

/** Starts reading; `undefined` when the bytes are not ours, of another version, or not all there. */
export function createByteReader(version: number, given: Uint8Array): ByteReader | undefined {
  const isAligned = given.byteOffset % ALIGNED === 0
  const bytes = isAligned ? given : given.slice()
  if (bytes.byteLength < HEAD * 4) return undefined
  const [mark, writtenVersion, count = 0, total] = new Uint32Array(bytes.buffer, bytes.byteOffset, HEAD)
  if (mark !== MARK || writtenVersion !== version || total !== bytes.byteLength) return undefined
  const sizes = new Uint32Array(bytes.buffer, bytes.byteOffset + HEAD * 4, count)
  let part = 0
  let at = aligned((HEAD + count) * 4)
  const next = (): readonly [offset: number, size: number] => {
    const size = sizes[part++] ?? 0
    const offset = bytes.byteOffset + at
    at += aligned(size)
    return [offset, size]
  }
  const read =
    <T>(make: (offset: number, size: number) => T) =>
    () =>
      make(...next())
  return {
    bytes: read((offset, size) => new Uint8Array(bytes.buffer, offset, size)),
    units: read((offset, size) => new Uint16Array(bytes.buffer, offset, size / 2)),
    words: read((offset, size) => new Uint32Array(bytes.buffer, offset, size / 4)),
    floats: read((offset, size) => new Float32Array(bytes.buffer, offset, size / 4)),
  }
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNED) * ALIGNED
}
