import type { Target } from '../delivery/target.ts'
import type { Message } from '../message/message.ts'
import type { Rate } from './rate-limiter.ts'

/** One message to post. */
export interface Post {
  readonly target: Target
  readonly message: Message
  /** `thread`: a short parent with the items in its thread. */
  readonly layout: 'thread' | 'flat'
  /** Opaque; sent along where the platform keeps such a thing, and looked up by. Never holds content. */
  readonly key: string
}

/**
 * What came of a post.
 * `not-posted` proves that nothing arrived, and trying again may help. `refused` proves it too, and trying again is no
 * use: `target` says that nothing can be posted there any more. `unsure` proves nothing.
 */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly post: string }
  | {
      readonly kind: 'not-posted'
      readonly reason: 'rate-limited' | 'unreachable' | 'platform-busy'
      /** How long the platform asked to wait; `undefined` when it did not say. */
      readonly retryAfterMs: number | undefined
      /** Key of the rate that the platform's wish is about; `undefined` when it is about this post alone. */
      readonly rate: string | undefined
    }
  | { readonly kind: 'refused'; readonly scope: 'post' | 'target'; readonly detail: string }
  | { readonly kind: 'unsure'; readonly reason: 'connection-broke' | 'no-answer' | 'platform-unsure' }

/** What came of a look-up. `absent` is a clean answer; `unavailable` is none. */
export type LookUpOutcome =
  | { readonly kind: 'found'; readonly post: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unavailable'; readonly detail: string; readonly retryAfterMs: number | undefined }

/**
 * A chat platform, as far as delivery goes. An implementation never tries a request again by itself, and never rejects
 * for what a platform or a network did: that is an outcome.
 */
export interface Platform {
  /** As targets name it. */
  readonly id: string
  /** Whether a post can be looked up by its key. */
  readonly canLookUp: boolean
  /** An attempt has an answer, or is given up, within this time. */
  readonly answerWithinMs: number
  /** After an attempt without an answer, a look-up tells the truth only after this time. */
  readonly settleMs: number
  /** The limits a post to a target falls under: channel, workspace, app. */
  ratesOf(target: Target): readonly Rate[]
  post(post: Post): Promise<PostOutcome>
  /** @param sinceMs nothing was posted before. */
  lookUp(post: Pick<Post, 'target' | 'key'>, sinceMs: number): Promise<LookUpOutcome>
}
