import type { DeliveryState } from '../delivery/delivery.ts'
import type { Result } from '../failure/result.ts'
import type { Message } from '../message/message.ts'
import type { SubscriptionForm } from '../subscription/subscription-form.ts'
import type { LanguageTag } from '../text/language.ts'
import type { Preferences } from './personal-place.ts'
import type { Place } from './place.ts'

/** One subscription at a glance, in the reader's language. */
export interface HomeEntry {
  /** Id of the subscription. */
  readonly id: string
  readonly text: string
  readonly details: string
  readonly isPaused: boolean
  /** Its record cannot be read: all that can be done with it is to end it. */
  readonly isDamaged: boolean
}

/** What became of one delivery, in the reader's language. */
export interface HomeDelivery {
  readonly state: DeliveryState
  readonly text: string
  readonly details: string
}

/** A channel of the reader with digests. */
export interface HomeChannel {
  /** As the platform names it. */
  readonly channel: string
  /** Oldest first. */
  readonly entries: readonly HomeEntry[]
  /** Newest first. */
  readonly deliveries: readonly HomeDelivery[]
}

/** A digest to come. */
export interface HomeComing {
  readonly channel: string
  /** When, in the reader's language and their own zone. */
  readonly text: string
}

/** What one reader sees of their digests, over all of their channels. */
export interface HomeView {
  readonly language: LanguageTag
  readonly zone: string
  readonly chosen: Preferences
  /** In order of the channels' ids. */
  readonly channels: readonly HomeChannel[]
  /** Earliest first. */
  readonly coming: readonly HomeComing[]
  readonly sources: readonly string[]
  readonly topics: readonly { readonly id: string; readonly title: string }[]
  readonly packs: readonly string[]
}

/** What is done with one subscription. */
export type EntryChange = 'pause' | 'resume' | 'end' | 'now'

/** A mistake in a form, said in the reader's language; `undefined`: it is about the whole form. */
export interface SaidMistake {
  readonly field: string | undefined
  readonly text: string
}

/** A form to be saved. */
export interface FormSave {
  readonly form: SubscriptionForm
  /** The subscription that it changes; `undefined` for a new one. */
  readonly id: string | undefined
  /** The same for every time that the same form is sent: letters, digits and hyphens, unique everywhere. */
  readonly once: string
}

/**
 * A reader's own page: their digests in every channel, and everything that can be done with them, without typing.
 *
 * A place's `target` says which channel is meant; that its reader is in it is the adapter's to check.
 */
export interface Home {
  /** @param isTheirs tells which channels of the workspace the reader is in. */
  view(place: Place, isTheirs: (channel: string) => Promise<boolean>): Promise<HomeView>
  /** The form of a subscription, or of a new one; `undefined` when there is no such subscription here. */
  form(place: Place, id: string | undefined): Promise<SubscriptionForm | undefined>
  /** Saves a form, once however often it is sent. */
  save(place: Place, save: FormSave): Promise<Result<Message, readonly SaidMistake[]>>
  /** Does something with one subscription of the place's channel; says so when it is gone. */
  change(place: Place, id: string, change: EntryChange): Promise<Message>
  /** Keeps what a reader chose for themselves. */
  prefer(place: Place, preferences: Preferences): Promise<Result<Preferences, readonly SaidMistake[]>>
}
