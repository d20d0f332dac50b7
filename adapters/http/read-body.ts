import type { IncomingMessage } from 'node:http'
import { HttpProblem, tooManyBodies } from './http-problem.ts'
import type { LargeBodies } from './large-bodies.ts'

/** What bodies may take of the memory together. */
export interface BodyRoom {
  /**
   * Counts one more body.
   * @param drop ends its reading, when it has to make room for others.
   */
  enter(drop: (problem: HttpProblem) => void): BodyPlace
}

/** What one body takes. */
export interface BodyPlace {
  /** @throws HttpProblem `too-many-bodies` when so many bytes more are too many. */
  take(bytes: number): void
  /** Read whole, it makes room for no other. */
  keep(): void
  /** Gives everything back. */
  leave(): void
}

/** What becomes of bodies that find no room. */
export interface BodyRoomRules {
  /** Of all bodies that are being read or worked on. */
  readonly mostBytes: number
  /** Whether the body that has been read for the longest time makes room; otherwise the newcomer is refused. */
  readonly isOldestDropped: boolean
}

interface Place {
  bytes: number
  readonly drop: (problem: HttpProblem) => void
}

/** Counts what is held of all bodies from their first byte on, so that many small ones cannot take all the memory. */
export function createBodyRoom({ mostBytes, isOldestDropped }: BodyRoomRules): BodyRoom {
  let taken = 0
  const reading = new Set<Place>()
  const empty = (place: Place): void => {
    taken -= place.bytes
    place.bytes = 0
    reading.delete(place)
  }
  const makeRoom = (bytes: number, newcomer: Place): void => {
    while (taken + bytes > mostBytes) {
      const [oldest] = isOldestDropped ? reading : []
      if (oldest === undefined || oldest === newcomer) throw tooManyBodies()
      empty(oldest)
      oldest.drop(tooManyBodies())
    }
  }
  return {
    enter(drop) {
      const place: Place = { bytes: 0, drop }
      return {
        take(bytes) {
          makeRoom(bytes, place)
          taken += bytes
          place.bytes += bytes
          reading.add(place)
        },
        keep: () => void reading.delete(place),
        leave: () => empty(place),
      }
    },
  }
}

/** What a chunk takes beside its bytes: a body may come byte by byte. */
const CHUNK_BYTES = 200

/** How a body is read. */
export interface BodyLimits {
  readonly maxBytes: number
  readonly room: BodyRoom
  /** Whose turn it has to wait for; `undefined` for none. */
  readonly turns: LargeBodies | undefined
}

/**
 * Reads a body whole and hands it on, counting while it comes: a length that is announced too large is refused unread,
 * and one that grows past the limit is refused there. Its room is given back when `use` has ended.
 * @throws HttpProblem `body-too-large`, `too-many-bodies`, `bad-request` when the sender goes away before the end.
 */
export async function withBody<Value>(
  request: IncomingMessage,
  { maxBytes, room, turns }: BodyLimits,
  use: (body: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > maxBytes) throw new HttpProblem('body-too-large')
  let drop = (_: HttpProblem): void => undefined
  const endTurn = await turns?.begin(request, (problem) => drop(problem))
  const place = room.enter((problem) => drop(problem))
  const body = new Promise<Uint8Array>((resolve, reject) => {
    drop = readWhole(request, { maxBytes, place }, { resolve, reject })
  })
  try {
    const whole = await body.finally(endTurn)
    place.keep()
    return await use(whole)
  } finally {
    place.leave()
  }
}

interface Reading {
  readonly maxBytes: number
  readonly place: BodyPlace
}

interface Settling {
  readonly resolve: (body: Uint8Array) => void
  readonly reject: (problem: HttpProblem) => void
}

/** @returns what ends the reading before the body does; its sender can still be answered. */
function readWhole(
  request: IncomingMessage,
  { maxBytes, place }: Reading,
  { resolve, reject }: Settling,
): (problem: HttpProblem) => void {
  const chunks: Uint8Array[] = []
  let length = 0
  const stop = (problem: HttpProblem): void => {
    request.off('data', take).pause()
    chunks.length = 0
    reject(problem)
  }
  const take = (chunk: Uint8Array): void => {
    length += chunk.length
    try {
      if (length > maxBytes) throw new HttpProblem('body-too-large')
      place.take(chunk.length + CHUNK_BYTES)
      chunks.push(chunk)
    } catch (error) {
      stop(error instanceof HttpProblem ? error : new HttpProblem('bad-request'))
    }
  }
  const goneAway = (): void => {
    if (!request.readableEnded) stop(new HttpProblem('bad-request'))
  }
  request.on('data', take).on('end', () => resolve(Buffer.concat(chunks, length)))
  request.on('error', goneAway).on('close', goneAway)
  return stop
}
