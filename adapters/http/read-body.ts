import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

/**
 * Reads a body whole, counting while it comes: a length that is announced too large is refused unread, and one that
 * grows past the limit is refused there.
 * @throws HttpProblem `body-too-large`, `bad-request` when the sender goes away before the end.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > maxBytes) throw new HttpProblem('body-too-large')
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > maxBytes) throw new HttpProblem('body-too-large')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof HttpProblem ? error : new HttpProblem('bad-request')
  }
  return Buffer.concat(chunks, length)
}
