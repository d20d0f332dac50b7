import type { Span } from '../text/span.ts'

/** `direct`: in marks; `partial`: a phrase in marks inside a sentence; `indirect`: reported, no marks. */
export type QuoteKind = 'direct' | 'partial' | 'indirect'

/** Who said it, as far as the text tells. */
export interface Attribution {
  /** The fullest name the document gives for this speaker, such as `郭嵩`, as an exact slice of the text. */
  readonly name: string
  /** Where the quote's own surroundings name the speaker; may be a pronoun, a surname or a title. */
  readonly mention: Span
  /** Role with affiliation, as an exact slice (`度小满数据智能部总经理`), when the document gives one. */
  readonly role: Span | undefined
  /** Where the role is held, with its preposition (`of the University of Leeds`), when the name stands between the two. */
  readonly affiliation: Span | undefined
  /** Probability that this is the speaker, from 0 to 1. */
  readonly confidence: number
  /** Id of the rule that found the speaker, such as `cue-before` or `pronoun`, for the reader's trace. */
  readonly rule: string
}

/** One utterance of one speaker. Terms, titles, slogans and scare quotes are none. */
export interface Quote {
  readonly kind: QuoteKind
  /** What was said, without the marks: in order, at least one; a split quote has several. */
  readonly parts: readonly Span[]
  /** The word that introduces it (`表示`, "said"), when there is one. */
  readonly cue: Span | undefined
  readonly attribution: Attribution | undefined
}

/** A passage in marks that was looked at and is not an utterance, kept for the reader's trace. */
export interface RejectedPassage {
  readonly span: Span
  /** Id of the rule that refused it, such as `talk-title`, `term` or `scare`. */
  readonly rule: string
}

/** All quotes of a document in order of their first part, and what was refused. */
export interface QuoteFindings {
  readonly quotes: readonly Quote[]
  readonly rejected: readonly RejectedPassage[]
  /** Every person or organisation the document introduces by name, with what it says about them. */
  readonly speakers: readonly Speaker[]
}

/** A person or organisation of one document. */
export interface Speaker {
  /** The fullest name, an exact slice of the text. */
  readonly name: string
  /** Other ways the document names the speaker, such as `郭嵩教授` or `Cao`; in order of first use. */
  readonly aliases: readonly string[]
  /** First mention. */
  readonly mention: Span
  /** Every role the document gives, as exact slices, in order, none that another one holds; empty when it gives none. */
  readonly roles: readonly Span[]
}
