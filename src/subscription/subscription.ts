import type { Schedule } from '../schedule/schedule.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Target } from './target.ts'

/** What happens with occurrences that were missed while the bot was down. */
export const CATCH_UPS = ['skip', 'latest', 'merge'] as const

/** What a digest does when the channel has seen everything. */
export const NOTHING_NEW = ['say', 'silent', 'revisit'] as const

/** What happens with a post of which nobody can tell whether it arrived, where it cannot be looked up. */
export const WHEN_UNSURE = ['at-most-once', 'at-least-once'] as const

/** Whether a digest is one message, or a short parent with the items in its thread. */
export const LAYOUTS = ['flat', 'thread'] as const

/** Most items that a digest may be asked to have. */
export const MOST_ITEMS = 10

/** So late at most a missed digest may still come: 30 days, in milliseconds. */
export const LONGEST_AGE_MS = 30 * 86_400_000

/** What a channel wants of its digests. */
export interface SubscriptionOptions {
  /** Topic ids; empty means all. */
  readonly topics: readonly string[]
  /** Ids of packs; empty means all. */
  readonly packs: readonly string[]
  /** `undefined` follows the channel's own choice. */
  readonly language: LanguageTag | undefined
  /** Most items of a digest, from 1 to `MOST_ITEMS`. */
  readonly items: number
  readonly layout: (typeof LAYOUTS)[number]
  readonly whenNothingNew: (typeof NOTHING_NEW)[number]
  readonly catchUp: (typeof CATCH_UPS)[number]
  /** An occurrence missed by more than this is not caught up with, whatever `catchUp` says; at most `LONGEST_AGE_MS`. */
  readonly maxAgeMs: number
  readonly whenUnsure: (typeof WHEN_UNSURE)[number]
}

/** Why a subscription rests. `target-gone`: the platform said that nothing can be posted there any more. */
export interface Pause {
  /** Milliseconds since 1970; `undefined` until somebody resumes it. */
  readonly untilMs: number | undefined
  readonly reason: 'asked' | 'target-gone'
}

/** A channel's wish for digests at certain times. */
export interface Subscription {
  /** Random, unique everywhere; letters, digits and hyphens. */
  readonly id: string
  readonly target: Target
  readonly schedule: Schedule
  readonly options: SubscriptionOptions
  readonly pause: Pause | undefined
  /** Who made it: the platform's id of a user; opaque. */
  readonly createdBy: string
  readonly createdAtMs: number
  /** From 1; one higher with every change, so that two changes at once cannot both win. */
  readonly version: number
}
