import type { Reader } from '../briefing/reader.ts'
import type { Knowledge } from '../command/knowledge.ts'
import type { Correction } from '../corpus/corrections.ts'
import type { Composer } from '../delivery/create-composer.ts'
import type { Lanes } from '../delivery/create-lanes.ts'
import type { Pace } from '../delivery/create-pace.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { RetryPolicy } from '../delivery/retry-policy.ts'
import type { Clock } from '../ports/clock.ts'
import type { Platform } from '../ports/platform.ts'
import type { Queue } from '../ports/queue.ts'
import type { Store } from '../ports/store.ts'
import type { Scheduler } from '../schedule/create-scheduler.ts'
import type { Subscription } from '../subscription/subscription.ts'
import type { LanguageTag } from '../text/language.ts'

/** What happened, for logs and metrics; holds no text of a message. */
export type DeliveryEvent =
  | { readonly kind: 'changed'; readonly delivery: Delivery }
  | { readonly kind: 'target-gone'; readonly delivery: Delivery; readonly detail: string }
  /** A platform takes no such post: why, in its own words for it. */
  | { readonly kind: 'refused'; readonly delivery: Delivery; readonly detail: string }
  | { readonly kind: 'look-up-unavailable'; readonly delivery: Delivery; readonly detail: string }
  | { readonly kind: 'posted-late'; readonly delivery: Delivery }
  /** Its times cannot be told, so that it is due no more until somebody changes it. */
  | { readonly kind: 'unplannable'; readonly subscription: Subscription; readonly detail: string }
  /** Its record in the store is damaged: nothing is delivered for it, and it is reported again every ten minutes. */
  | { readonly kind: 'unreadable'; readonly id: string }

/** What delivering digests is made of. */
export interface DeliveryParts {
  readonly store: Store
  readonly queue: Queue
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly retry: RetryPolicy
  /** `undefined` for a platform that is not set up. */
  readonly platformOf: (id: string) => Platform | undefined
  /** What a workspace may see. */
  readonly knowledgeOf: (workspace: string) => Knowledge
  /** Every correction of the packs there are. */
  readonly corrections: readonly Correction[]
  readonly readerOf: (language: LanguageTag) => Reader
  readonly compose: Composer
  readonly lanes: Lanes
  readonly pace: Pace
  readonly defaultLanguage: LanguageTag
  /** A number from 0 to 1, different each time. */
  readonly chance: () => number
  readonly report: (event: DeliveryEvent) => void
}
