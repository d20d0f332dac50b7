import type { CorpusItem } from '../corpus/corpus.ts'
import type { LanguageTag } from '../text/language.ts'

/** What a channel wants of its digest. */
export interface EditionPreferences {
  readonly language: LanguageTag
  /** Topic ids; empty means all. */
  readonly topics: readonly string[]
  /** Most takeaways to show, at least 0. */
  readonly takeaways: number
  /** Most quotes to show, at least 0. */
  readonly quotes: number
  /** Most columns of wordings, translations and names in all; a Han character counts two, another one. */
  readonly columns: number
}

/** Why an item was chosen or left out: a text `edition.<name>` with its values says it to a reader. */
export interface EditionReason {
  readonly name: EditionReasonName
  readonly values: Readonly<Record<string, string | number>>
}

/** The reasons there are; `chosen-…` speak for an item, the others against it. */
export type EditionReasonName =
  | 'chosen-editor'
  | 'chosen-weight'
  | 'chosen-topic'
  | 'chosen-speaker'
  | 'chosen-wish-topic'
  | 'chosen-wish-speaker'
  | 'left-wish-topic'
  | 'left-wish-speaker'
  | 'repeats'
  | 'uncertain-speaker'
  | 'over-budget'
  | 'lower-score'

/** One item of an edition with why it is there. */
export interface EditionChoice {
  readonly item: CorpusItem
  /** Its score at the moment it was chosen. */
  readonly score: number
  readonly why: readonly EditionReason[]
}

/** One numbered digest: takeaways first, then quotes, each best first. */
export interface Edition {
  /** From 1, per channel. */
  readonly number: number
  /** Calendar date `YYYY-MM-DD` of the reader's day. */
  readonly date: string
  readonly language: LanguageTag
  readonly takeaways: readonly EditionChoice[]
  readonly quotes: readonly EditionChoice[]
  /** The best of what was considered and left out, with why; at most 20. */
  readonly leftOut: readonly { readonly item: CorpusItem; readonly reason: EditionReason }[]
  /** How many items the channel has not seen after this edition. */
  readonly unseen: number
}

/** What suits one phone screen: some 30 lines of 40 columns. */
export const DEFAULT_PREFERENCES: Omit<EditionPreferences, 'language'> = {
  topics: [],
  takeaways: 4,
  quotes: 2,
  columns: 1200,
}

/** What suits one document that a reader asked for: all that is worth a line in a long article. */
export const DOCUMENT_PREFERENCES: Omit<EditionPreferences, 'language'> = {
  topics: [],
  takeaways: 15,
  quotes: 15,
  columns: 7200,
}
