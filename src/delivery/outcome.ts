/**
 * What came of posting one page.
 * `not-posted` proves that nothing arrived, and trying again may help. `refused` proves it too, and trying again is no
 * use: `target` says that nothing can be posted there any more. `unsure` proves nothing.
 */
export type PostOutcome =
  | {
      readonly kind: 'posted'
      readonly post: string
      /** The thread in which it is answered; the post's own when not given. */
      readonly thread?: string
    }
  | {
      readonly kind: 'not-posted'
      readonly reason: 'rate-limited' | 'unreachable' | 'platform-busy'
      /** How long the platform asked to wait; `undefined` when it did not say. */
      readonly retryAfterMs: number | undefined
      /** Key of the rate that the platform's wish is about; `undefined` when it is about this post alone. */
      readonly rate: string | undefined
    }
  | {
      readonly kind: 'refused'
      readonly scope: 'post' | 'target'
      readonly detail: string
      /** Nobody knows that reason: it may pass, so that a few more tries are made. */
      readonly mayPass?: true
    }
  | { readonly kind: 'unsure'; readonly reason: 'connection-broke' | 'no-answer' | 'platform-unsure' }

/**
 * What came of changing a post. `gone` proves that it cannot be changed any more; `not-updated` proves nothing, and
 * trying again does no harm.
 */
export type UpdateOutcome =
  | {
      readonly kind: 'updated'
      /** Ids of what follows the post now, in order, '' for what may be there or not; as it was when not given. */
      readonly following?: readonly string[]
      /** Numbers of the pages that are not there, from 1: to be posted, one after another. */
      readonly missing: readonly number[]
      /** Why pages that may be there or not could not be looked for: they are not among the missing. */
      readonly unseen?: LookUpUnavailable
    }
  | { readonly kind: 'gone'; readonly detail: string }
  | { readonly kind: 'not-updated'; readonly retryAfterMs: number | undefined }

/** What a look-up is told by that would have to read more than it may. */
export const TOO_MANY_SINCE = 'too many messages since'

/** What came of a look-up. `absent` is a clean answer; `unavailable` is none. */
export type LookUpOutcome =
  | { readonly kind: 'found'; readonly post: string }
  | { readonly kind: 'absent' }
  | LookUpUnavailable

/** A look-up that did not look: it says nothing of the post. */
export interface LookUpUnavailable {
  readonly kind: 'unavailable'
  readonly detail: string
  /** How long the platform asked to wait; `undefined` when it did not say. */
  readonly retryAfterMs: number | undefined
  /** Nothing can be looked up there, or the bot may not: looking again is no use before somebody changes that. */
  readonly lasts?: true
}
