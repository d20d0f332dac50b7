import { type Dispatcher, request } from 'undici'

/** In bytes: many times any answer that the bot asks for, and little beside the memory that it has. */
export const MOST_BYTES = 8 * 1024 * 1024

/** An answer that came whole. */
export interface LeanAnswer {
  readonly status: number
  /** '' for one that goes on past `MOST_BYTES`: what nobody can read, as a page of a proxy is. */
  readonly text: string
  readonly header: (name: string) => string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** What is posted. */
export interface LeanPost {
  readonly body: string
  readonly headers: Record<string, string>
  readonly signal: AbortSignal | undefined
}

/**
 * Posts a text at a fifth of what `fetch` costs the processor. No redirect is followed: it is the answer.
 * @throws what the connection met, or the signal's reason.
 */
export async function leanPost(url: string, { body, headers, signal }: LeanPost): Promise<LeanAnswer> {
  const answer = await request(url, { method: 'POST', body, headers, signal: signal ?? null })
  return {
    status: answer.statusCode,
    text: await textOf(answer),
    headers: answer.headers,
    header: (name) => [answer.headers[name] ?? []].flat()[0],
  }
}

/** Takes no more into memory than `MOST_BYTES`, however long a peer goes on, and ends the connection then. */
async function textOf({ headers, body }: Dispatcher.ResponseData): Promise<string> {
  // Node holds a peer to the length that it told
  if (Number(headers['content-length']) <= MOST_BYTES) return await body.text()
  return await boundedText(body)
}

/** Reads a text of UTF-8. @returns '' for one that goes on past `MOST_BYTES`, whose connection is ended. */
async function boundedText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += part.length
    if (bytes > MOST_BYTES) return ''
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}

/** Reads the JSON of an answer of `fetch`. @throws SyntaxError for what is none, as is one past `MOST_BYTES`. */
export async function boundedJson({ body }: Response): Promise<unknown> {
  return JSON.parse(body === null ? '' : await boundedText(body))
}

/** Fetches as `fetch` does what is posted and has a text for its body, by `leanPost`. */
export const leanFetch: typeof fetch = async (input, init = {}) => {
  const { method = 'GET', body, headers, signal } = init
  const isText = typeof body === 'string' || body === undefined || body === null
  if (typeof input !== 'string' || !isText || method !== 'POST') return await fetch(input, init)
  const sent = { body: body ?? '', headers: Object.fromEntries(new Headers(headers)), signal: signal ?? undefined }
  const answer = await leanPost(input, sent)
  return new Response(answer.text, { status: answer.status, headers: headersOf(answer.headers) })
}

/** Several headers of one name are one, as `Headers` reads them. */
function headersOf(headers: LeanAnswer['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))
}
