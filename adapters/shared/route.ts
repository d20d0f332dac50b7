import type { LanguageTag } from '../../src/index.ts'

/** A request as a handler sees it: read whole, checked for size, host and origin. */
export interface RouteRequest {
  /** Values of the pattern's `:name` parts, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Header values by lower-case name; a repeated header is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The body's bytes; empty for GET. */
  readonly body: Uint8Array
  /** What the reader's browser asks for in `Accept-Language`; English when it asks for none of ours. */
  readonly language: LanguageTag
}

/** What a handler answers; the server adds the security headers. */
export interface RouteResponse {
  readonly status: number
  /** Names in lower case; `content-type` is always there. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** One line of the table of routes. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Segments after `/`; `:name` stands for one segment, and a last `*name` for all that follow. */
  readonly path: string
  /** Most bytes of a body; more is answered with 413 before the handler runs. 0 for a route that takes none. */
  readonly maxBodyBytes: number
  /** Whether the handler itself proves who asks, by a signature: then any host may be named and any origin may send. */
  readonly isSigned?: boolean
  /**
   * Looks at the head of a request before anything of its body is read.
   * @returns what it is answered when the head is enough to refuse it.
   */
  readonly refuse?: (headers: RouteRequest['headers']) => RouteResponse | undefined
  /**
   * Answers a request.
   * @throws FailureError for whatever the asker can put right; anything else is a bug, logged and answered with 500.
   */
  handle(request: RouteRequest): Promise<RouteResponse>
}

/** Makes a JSON answer that no cache keeps. */
export function jsonResponse(value: unknown, status = 200): RouteResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  }
}
