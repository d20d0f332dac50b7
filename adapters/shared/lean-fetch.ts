import { request } from 'undici'

/** An answer that came whole. */
export interface LeanAnswer {
  readonly status: number
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
    text: await answer.body.text(),
    headers: answer.headers,
    header: (name) => [answer.headers[name] ?? []].flat()[0],
  }
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
