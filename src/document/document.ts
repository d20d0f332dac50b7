import type { LanguageTag } from '../text/language.ts'
import type { Span } from '../text/span.ts'

/** Where a text came from; made by the adapter that read it. */
export interface SourceOrigin {
  /** Stable name of the source within a workspace, such as a path, an address or a pack's source id. */
  readonly id: string
  /** What to call it when the text has no title: a file's name without its folder. */
  readonly name: string
  /** An `https:` address that a reader can open, when there is one. */
  readonly url: string | undefined
  /** Hex SHA-256 of the bytes that were read; a changed source is a new revision. */
  readonly contentHash: string
}

/**
 * What a block of a document is. Takeaways come from `paragraph` and `list-item`, from another kind only where there is none.
 *
 * `title` and `heading` name what follows; `caption` describes a picture (`图|…`); `byline` names author, source or
 * date; `boilerplate` is what belongs to the page and not to the article (follow us, scan the code, copyright).
 */
export type BlockKind = 'title' | 'heading' | 'paragraph' | 'list-item' | 'caption' | 'byline' | 'boilerplate'

/** One line or element of a document. Blocks are in order, do not overlap, and hold no outer white space. */
export interface Block {
  readonly span: Span
  readonly kind: BlockKind
  /** Id of the rule that decided the kind, for the reader's trace, such as `caption-mark`. */
  readonly rule: string
}

/** One sentence of a block, closing marks included; in order, within its block, not overlapping. */
export interface Sentence {
  readonly span: Span
  /** Index of its block in `Document.blocks`. */
  readonly block: number
  /** The clauses that make it up, in order: at least one; each keeps its closing punctuation. */
  readonly clauses: readonly Span[]
}

/** A run of blocks under one heading; the first may have none. */
export interface Section {
  readonly heading: Span | undefined
  /** Range of indices into `Document.blocks`, half-open, heading included. */
  readonly blocks: Span
}

/** A parsed source. It never changes; every span in the engine is one of its `text`. */
export interface Document {
  /** `origin.id`, unique in a corpus. */
  readonly id: string
  readonly origin: SourceOrigin
  /** The text as the source has it: plain text is untouched, Markdown and HTML without their markup. */
  readonly text: string
  /** `text` with Traditional characters folded to Simplified and full-width Latin to half-width; the same length. */
  readonly folded: string
  readonly title: string | undefined
  readonly publisher: string | undefined
  /** Who wrote it, as its by-lines name them, each once; empty when they name nobody. */
  readonly authors: readonly string[]
  /** Calendar date `YYYY-MM-DD` that the text gives itself, when it does. */
  readonly publishedOn: string | undefined
  /** The language most of it is written in. */
  readonly language: LanguageTag
  readonly blocks: readonly Block[]
  readonly sentences: readonly Sentence[]
  readonly sections: readonly Section[]
}
