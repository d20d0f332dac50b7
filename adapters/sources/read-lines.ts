import { Buffer } from 'node:buffer'

/** One line of a stream, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** `undefined` when the line is longer than may be kept. */
  readonly bytes: Buffer | undefined
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const BYTE_ORDER_MARK = Buffer.from('\ufeff')

/**
 * Cuts a stream into lines and hands over those that each chunk completes, so that an answer is never held back
 * until the next line comes, and no more than one line is kept.
 *
 * Ends of lines are LF or CR LF; a byte order mark at the start is left out; the last line needs no end.
 * @param mostBytes a longer line is counted and passed over, not kept.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<readonly Line[], void, undefined> {
  const kept = createLineKeeper(mostBytes)
  for await (const chunk of chunks) {
    const lines = cutChunk(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), kept)
    if (lines.length > 0) yield lines
  }
  if (kept.isOpen()) yield [kept.close()]
}

function cutChunk(chunk: Buffer, kept: LineKeeper): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
    kept.add(chunk.subarray(start, end))
    lines.push(kept.close())
    start = end + 1
  }
  if (start < chunk.length) kept.add(chunk.subarray(start))
  return lines
}

/** The line that is being read. */
interface LineKeeper {
  add(part: Buffer): void
  isOpen(): boolean
  close(): Line
}

function createLineKeeper(mostBytes: number): LineKeeper {
  let parts: Buffer[] = []
  let [length, number] = [0, 0]
  return {
    add(part) {
      length += part.length
      if (length <= mostBytes) parts.push(part)
      else parts = []
    },
    isOpen: () => length > 0,
    close() {
      number++
      const bytes =
        length > mostBytes ? undefined : trimLine(parts.length === 1 ? parts[0] : Buffer.concat(parts), number)
      parts = []
      length = 0
      return { number, bytes }
    },
  }
}

function trimLine(bytes: Buffer = Buffer.alloc(0), number: number): Buffer {
  const isMarked = number === 1 && bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length
  return bytes.subarray(isMarked ? BYTE_ORDER_MARK.length : 0, end)
}
