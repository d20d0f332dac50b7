import type { LanguageTag } from '../text/language.ts'

/** A run of text within a line. Text is literal: whatever looks like markup in it is shown, never obeyed. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly emphasis: 'none' | 'strong' | 'quiet' }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }

/**
 * What buttons do. `show-line`, `why` and the verdicts `like`, `dislike`, `more`, `less` are about the item that the
 * value names; `ask-about` asks for a question about it; `ask` asks the value; `command` runs it; `share` shows a
 * private answer to the channel.
 */
export const ACTION_VERBS = [
  'show-line',
  'why',
  'like',
  'dislike',
  'more',
  'less',
  'ask-about',
  'ask',
  'command',
  'share',
] as const

/** Something a reader can press. */
export interface Action {
  /** What it does; the adapter carries it back unchanged. */
  readonly verb: (typeof ACTION_VERBS)[number]
  readonly label: string
  /** What a screen reader says of it, where the label alone does not tell it from others; at most 75 code units. */
  readonly spoken?: string
  /** Opaque to platforms: an item id, or for `command` the words to run; at most 1,000 code units. */
  readonly value: string
}

/** One part of a message, top to bottom. */
export type MessageBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'item'
      /** The number a reader can refer to (`#2`); from 1, or `undefined` where there is nothing to refer to. */
      readonly number: number | undefined
      readonly content: readonly Inline[]
      /** Source, topics: a quiet second line; may be empty. */
      readonly details: readonly Inline[]
      readonly actions: readonly Action[]
    }
  | {
      readonly kind: 'quote'
      readonly number: number | undefined
      /** What was said, word for word, without marks; `parts` of a split quote are joined with `…`. */
      readonly content: readonly Inline[]
      /** A translation beside the original, marked as such; may be empty. */
      readonly translation: readonly Inline[]
      /** Speaker and role. */
      readonly attribution: readonly Inline[]
      readonly details: readonly Inline[]
      readonly actions: readonly Action[]
    }
  | { readonly kind: 'note'; readonly content: readonly Inline[] }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  | { readonly kind: 'divider' }

/** What the bot says, without any platform in it. */
export interface Message {
  readonly language: LanguageTag
  /** What a notification and a screen reader say: one plain sentence of at most 150 code points. */
  readonly summary: string
  readonly blocks: readonly MessageBlock[]
}
