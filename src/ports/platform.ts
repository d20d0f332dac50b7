import type { LookUpOutcome, PostOutcome, UpdateOutcome } from '../delivery/outcome.ts'
import type { Rate } from '../delivery/rate.ts'
import type { Message } from '../message/message.ts'
import type { Target } from '../subscription/target.ts'

/** One page of a message to post: what did not fit the first one follows in its thread. */
export interface Post {
  readonly target: Target
  /** The whole of it. */
  readonly message: Message
  /** `thread`: a short parent with the items in its thread. */
  readonly layout: 'thread' | 'flat'
  /** From 0, below what `pageCount` says. */
  readonly page: number
  /** The post in whose thread it goes; `undefined` for one of its own. */
  readonly thread: string | undefined
  /** Of this page. Opaque; sent along where the platform keeps such a thing, and looked up by. Never holds content. */
  readonly key: string
}

/** A message that was posted, whole. */
export interface Posted extends Pick<Post, 'target' | 'message' | 'layout'> {
  /** Id of its delivery: `pageKey` makes of it what each page is looked up by. */
  readonly key: string
}

/**
 * A chat platform, as far as delivery goes. An implementation never tries a request again by itself, and never rejects
 * for what a platform or a network did: that is an outcome.
 */
export interface Platform {
  /** As targets name it. */
  readonly id: string
  /** Whether a post to a target can be looked up by its key. */
  canLookUp(target: Target): Promise<boolean>
  /** An attempt has an answer, or is given up, within this time. */
  readonly answerWithinMs: number
  /** After an attempt without an answer, a look-up tells the truth only after this time. */
  readonly settleMs: number
  /** The limits a post to a target falls under: channel, workspace, app. */
  ratesOf(target: Target): readonly Rate[]
  /** How many posts a message takes, each of them one `post`; at least 1. The same message takes as many each time. */
  pageCount(said: Pick<Post, 'message' | 'layout'>): number
  /** Posts one page, with one request. */
  post(post: Post): Promise<PostOutcome>
  lookUp(post: Pick<Post, 'target' | 'key' | 'thread'>, range: LookUpRange): Promise<LookUpOutcome>
  /**
   * Makes a post say something else, what follows it included: what is left over is deleted, and what has no place yet
   * is named in the outcome, for nothing is posted but by `post`. Done again with that, it makes no difference.
   */
  update(post: Posted, posted: PostedAs): Promise<UpdateOutcome>
  /**
   * Tells one person something about a target, to them alone. Tried once.
   * @returns `false` when they cannot be reached.
   */
  tell(user: string, about: Target, message: Message): Promise<boolean>
}

/** When a post may have arrived that is looked for; in milliseconds since 1970, both included. */
export interface LookUpRange {
  readonly sinceMs: number
  readonly untilMs: number
}

/** Where something was posted. */
export interface PostedAs {
  /** As the platform names it. */
  readonly post: string
  /** What follows it in its thread, in order; '' for what may be there or not. */
  readonly following: readonly string[]
}
