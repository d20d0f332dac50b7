/**
 * Every way the bot can fail that is not a bug, in one table.
 *
 * `retry`: the same call may succeed later.
 * `say`: key of the sentence that a user sees, in `content/lang/<tag>/strings/`.
 */
export const FAILURES = {
  'source-empty': { retry: false, say: 'failure.source-empty' },
  'source-too-large': { retry: false, say: 'failure.source-too-large' },
  'source-binary': { retry: false, say: 'failure.source-binary' },
  'source-encoding': { retry: false, say: 'failure.source-encoding' },
  'source-not-found': { retry: false, say: 'failure.source-not-found' },
  'source-unreadable': { retry: false, say: 'failure.source-unreadable' },
  'study-memory': { retry: false, say: 'failure.study-memory' },
  'study-slow': { retry: false, say: 'failure.study-slow' },
  'study-busy': { retry: true, say: 'failure.study-busy' },
  'content-invalid': { retry: false, say: 'failure.content-invalid' },
  'pack-invalid': { retry: false, say: 'failure.pack-invalid' },
  'setting-invalid': { retry: false, say: 'failure.setting-invalid' },
  'item-not-found': { retry: false, say: 'failure.item-not-found' },
  'text-too-long': { retry: false, say: 'failure.text-too-long' },
  'asked-too-much': { retry: true, say: 'failure.asked-too-much' },
  'request-invalid': { retry: false, say: 'failure.request-invalid' },
  'store-unavailable': { retry: true, say: 'failure.store-unavailable' },
  'store-full': { retry: true, say: 'failure.store-full' },
  'store-read-only': { retry: true, say: 'failure.store-read-only' },
  'store-newer': { retry: false, say: 'failure.store-newer' },
  'store-damaged': { retry: false, say: 'failure.store-damaged' },
  'store-unsafe': { retry: false, say: 'failure.store-unsafe' },
  'store-half-imported': { retry: false, say: 'failure.store-half-imported' },
  'store-emptied': { retry: false, say: 'failure.store-emptied' },
  'store-in-use': { retry: false, say: 'failure.store-in-use' },
  'store-locked': { retry: false, say: 'failure.store-locked' },
  'export-invalid': { retry: false, say: 'failure.export-invalid' },
  internal: { retry: false, say: 'failure.internal' },
} as const

/** One of the codes of `FAILURES`; decisions are made by it, never by words. */
export type FailureCode = keyof typeof FAILURES

/** An expected failure, as data. */
export interface Failure {
  readonly code: FailureCode
  /** For logs and operators: English, one line, never holding a secret or a user's text. */
  readonly detail: string
  /** Of `content-invalid`: what `detail` tells, by place. */
  readonly mistakes?: readonly RuleMistake[]
}

/** One thing that is wrong in the rules of a language, for the person who edits them. */
export interface RuleMistake {
  /** Language and area, as `en/quote`: the rules stand in `content/lang/en/quote.json`. */
  readonly file: string
  /** Keys and indices that lead from the file's root to the value; empty for the root. */
  readonly path: readonly PropertyKey[]
  /** English; reads on from the field. */
  readonly problem: string
}

/** Carries a `Failure` out of an adapter; the only error an adapter throws on purpose. */
export class FailureError extends Error {
  readonly failure: Failure

  /** @param cause the vendor's own error, kept for the log. */
  constructor(failure: Failure, cause?: unknown) {
    super(`${failure.code}: ${failure.detail}`, { cause })
    this.name = 'FailureError'
    this.failure = failure
  }
}
