/**
 * What the page and its server say to each other, as JSON.
 *
 * The page is compiled apart from the engine, so these types lean on nothing; the server's values are checked against
 * them where they are made.
 */

/** One of the languages of the page, as a BCP 47 tag. */
export type WireLanguage = 'en' | 'zh-Hans' | 'zh-Hant'

/** Texts of one language by full key, such as `preview.send`. */
export type WireStrings = Readonly<Record<string, string>>

/** A message as one platform gets it. */
export interface WireRendering {
  /** The JSON that would be sent. */
  readonly payload: unknown
  /** Markup of it, for a platform that is drawn on the server; `undefined` where the browser draws the payload. */
  readonly html?: string
}

/** What the bot said, as each platform shows it. */
export interface WireMessage {
  readonly language: WireLanguage
  /** One plain sentence, for a screen reader. */
  readonly summary: string
  /** The post, then what did not fit into it and follows in the thread. */
  readonly slack: readonly WireRendering[]
  readonly teams: readonly WireRendering[]
}

/** One line of a thread: what the reader wrote, or what the bot said. */
export type WireEntry =
  | { readonly id: string; readonly from: 'reader'; readonly at: string; readonly text: string }
  | {
      readonly id: string
      readonly from: 'bot'
      readonly at: string
      readonly message: WireMessage
      /** The passage it is about, when its document can be opened. */
      readonly opens?: WirePassage
    }

/** A passage of a loaded document. */
export interface WirePassage {
  readonly document: string
  readonly start: number
  readonly end: number
}

/** A post in the channel with what was said under it; the first entry is the post. */
export interface WireThread {
  readonly id: string
  readonly entries: readonly WireEntry[]
  /** Id of the document that was briefed in it, when one was. */
  readonly document?: string
  /** The language that the channel was told to be spoken to in just now. */
  readonly chosen?: WireLanguage
}

/** What is wrong, for the reader to read; `code` is for programs. */
export interface WireProblem {
  readonly code: string
  readonly message: string
}

/** What a button carries on its platform, uninterpreted. */
export interface WirePress {
  readonly platform: 'slack' | 'teams'
  readonly channel: string
  readonly thread: string
  readonly language: WireLanguage
  /** Slack: `{ action_id, value }`; Teams: `{ verb, data }`. */
  readonly action: Readonly<Record<string, unknown>>
  /** What the button says, shown as what the reader did. */
  readonly label: string
}

/** A loaded document in a list. */
export interface WireDocumentName {
  readonly id: string
  readonly title: string
  /** Whether it was loaded at the start; otherwise a reader brought it. */
  readonly published: boolean
}

/** A run of text under the same marks. */
export interface WirePiece {
  readonly text: string
  /** Ids of the marks it lies under, such as `q3`; outermost first; empty for plain text. */
  readonly marks: readonly string[]
  /** Offset of its first code unit in the document's text. */
  readonly start: number
}

/** A line of the document. */
export interface WireBlock {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'list-item' | 'caption' | 'byline' | 'boilerplate'
  readonly pieces: readonly WirePiece[]
}

/** One reason of a score in words. */
export interface WireScorePart {
  /** What it looks at, in the reader's language. */
  readonly label: string
  /** What it added; negative where it speaks against, never 0. */
  readonly points: number
  /** Length of its bar against the longest one of the document's takeaways, from 0 to 1; longer ones end at 1. */
  readonly share: number
}

/** Something the panel lists, linked to its mark in the text. */
export interface WireFinding {
  /** Mark id, such as `t1`; also the kind by its first letter. */
  readonly id: string
  readonly kind: 'takeaway' | 'direct' | 'partial' | 'indirect' | 'left-out' | 'rejected'
  readonly start: number
  readonly end: number
  /** The exact words; `parts` of a split quote are joined with `…`. */
  readonly text: string
  /** Short facts: speaker and role; topics, each with the words that led to it. */
  readonly facts: readonly string[]
  /** How sure it is who said it, or that nobody is named; empty for what is no quote. */
  readonly certainty: string
  /** Why it was chosen or left out, in one sentence; empty when the parts say it all. */
  readonly reason: string
  /** What speaks for it, then what speaks against it, each side weightiest first. */
  readonly parts: readonly WireScorePart[]
}

/** A line with what stands beneath it. */
export interface WireLine {
  readonly text: string
  readonly details: string
}

/** The channel's digests: those that it is subscribed to, by number, and what became of the last ones, newest first. */
export interface WireSchedule {
  readonly entries: readonly WireLine[]
  readonly deliveries: readonly (WireLine & { readonly state: string })[]
}

/** Takeaways of a document as one setting chooses them. */
export interface WireChoice {
  readonly title: string
  readonly language: WireLanguage
  /** Best first. */
  readonly takeaways: readonly WireFinding[]
  /** How many quotes and reported statements the document has, whichever takeaways are chosen. */
  readonly quotes: number
}

/** Everything the document page shows. */
export interface WireDocument {
  readonly id: string
  readonly language: WireLanguage
  readonly title: string
  /** Publisher, date and the like, in one line. */
  readonly details: string
  readonly url?: string
  readonly blocks: readonly WireBlock[]
  /** Takeaways best first, then quotes, left-out sentences and rejected passages in the order of the text. */
  readonly findings: readonly WireFinding[]
  /** How many code units at the end are not shown, because a browser could not lay them out; usually 0. */
  readonly hidden: number
}
