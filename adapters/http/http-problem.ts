/**
 * What can be wrong with a request before a handler sees it, in one table: its status, and the text a user reads.
 * Failures of the engine have codes of their own, in `FAILURES`.
 */
export const HTTP_PROBLEMS = {
  'bad-request': { status: 400, say: 'http.bad-request' },
  'not-found': { status: 404, say: 'http.not-found' },
  'method-not-allowed': { status: 405, say: 'http.method-not-allowed' },
  'body-too-large': { status: 413, say: 'http.body-too-large' },
  'too-many-bodies': { status: 503, say: 'http.too-many-bodies' },
  'host-not-allowed': { status: 403, say: 'http.host-not-allowed' },
  forwarded: { status: 403, say: 'http.forwarded' },
  'origin-not-allowed': { status: 403, say: 'http.origin-not-allowed' },
} as const

/** One of the codes of `HTTP_PROBLEMS`. */
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS

/** Carries a problem from where it is seen to where it is answered; never leaves this folder. */
export class HttpProblem extends Error {
  readonly code: HttpProblemCode
  /** What the answer's head says of it. */
  readonly headers: Readonly<Record<string, string>>

  constructor(code: HttpProblemCode, headers: Readonly<Record<string, string>> = {}) {
    super(code)
    this.name = 'HttpProblem'
    this.code = code
    this.headers = headers
  }
}

/** Tells a sender for whose body there is no room to come again. */
export function tooManyBodies(): HttpProblem {
  return new HttpProblem('too-many-bodies', { 'retry-after': '5' })
}
