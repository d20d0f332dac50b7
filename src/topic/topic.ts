import type { LanguageTag } from '../text/language.ts'
import type { Span } from '../text/span.ts'

/** One subject a reader can ask for; declared as data in a pack. */
export interface Topic {
  /** Lower-case English word, such as `risks`; its file's name. */
  readonly id: string
  readonly title: Readonly<Record<LanguageTag, string>>
  /** What a reader may type for it, in any language, besides `id` and the titles. */
  readonly words: readonly string[]
  /** Terms whose presence in a text speaks for the topic: Simplified Chinese and English, lower case. */
  readonly terms: readonly string[]
}

/** A topic of an item, with the words that led to it. */
export interface TopicMatch {
  readonly topic: string
  /** Where the terms stand in the document; at least one. */
  readonly terms: readonly Span[]
}
