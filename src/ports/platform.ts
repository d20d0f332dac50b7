import type { LookUpOutcome, PostOutcome, UpdateOutcome, Whole } from '../delivery/outcome.ts'
import type { Message } from '../message/message.ts'
import type { Target } from '../subscription/target.ts'
import type { Rate } from './rate-limiter.ts'

/** One message to post. */
export interface Post {
  readonly target: Target
  readonly message: Message
  /** `thread`: a short parent with the items in its thread. */
  readonly layout: 'thread' | 'flat'
  /** The post in whose thread it goes; `undefined` for one of its own. */
  readonly thread: string | undefined
  /** Opaque; sent along where the platform keeps such a thing, and looked up by. Never holds content. */
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
  post(post: Post): Promise<PostOutcome>
  /** @param sinceMs nothing was posted before. */
  lookUp(post: Pick<Post, 'target' | 'key' | 'thread'>, sinceMs: number): Promise<LookUpOutcome>
  /**
   * Posts what should follow a post that was found, as far as it is not there.
   * @returns `undefined` where nobody can tell what is there: then nothing is posted.
   */
  complete(post: Post, found: string): Promise<Whole | undefined>
  /**
   * Makes a post say something else, what follows it included: what is left over is deleted, what has no place yet is
   * posted, and the outcome tells where. Done again with that, it makes no difference.
   */
  update(post: Omit<Post, 'thread'>, posted: PostedAs): Promise<UpdateOutcome>
  /**
   * Tells one person something about a target, to them alone. Tried once.
   * @returns `false` when they cannot be reached.
   */
  tell(user: string, about: Target, message: Message): Promise<boolean>
}

/** Where something was posted. */
export interface PostedAs {
  /** As the platform names it. */
  readonly post: string
  /** What follows it in its thread, in order. */
  readonly following: readonly string[]
}
