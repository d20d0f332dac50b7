import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

/** So much of each body is not counted: a command is heard while files wait for room. */
const FREE_BYTES = 1_000_000

/** What bodies may take of the memory together. */
export interface BodyRoom {
  /** @throws HttpProblem `too-many-bodies` when so many bytes more are too many. */
  take(bytes: number): void
  give(bytes: number): void
}

/** @param mostBytes of all bodies that are being read or worked on. */
export function createBodyRoom(mostBytes: number): BodyRoom {
  let taken = 0
  return {
    take(bytes) {
      if (taken + bytes > mostBytes) throw new HttpProblem('too-many-bodies', { 'retry-after': '5' })
      taken += bytes
    },
    give(bytes) {
      taken -= bytes
    },
  }
}

/**
 * Reads a body whole and hands it on, counting while it comes: a length that is announced too large is refused unread,
 * and one that grows past the limit is refused there. Its room is given back when `use` has ended.
 * @throws HttpProblem `body-too-large`, `too-many-bodies`, `bad-request` when the sender goes away before the end.
 */
export async function withBody<Value>(
  request: IncomingMessage,
  { maxBytes, room }: { readonly maxBytes: number; readonly room: BodyRoom },
  use: (body: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > maxBytes) throw new HttpProblem('body-too-large')
  let taken = 0
  const takeFor = (length: number): void => {
    const bytes = length - FREE_BYTES
    if (bytes <= taken) return
    room.take(bytes - taken)
    taken = bytes
  }
  try {
    return await use(await readWhole(request, maxBytes, takeFor))
  } finally {
    room.give(taken)
  }
}

async function readWhole(
  request: IncomingMessage,
  maxBytes: number,
  takeFor: (length: number) => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > maxBytes) throw new HttpProblem('body-too-large')
      takeFor(length)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof HttpProblem ? error : new HttpProblem('bad-request')
  }
  return Buffer.concat(chunks, length)
}
