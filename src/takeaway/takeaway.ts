import type { Span } from '../text/span.ts'
import type { TopicMatch } from '../topic/topic.ts'

/** One named part of a score; `value * weight` adds to it. */
export interface ScorePart {
  /** Such as `position`, `numbers`, `title-overlap`; a string `why.<name>` explains it to a reader. */
  readonly name: string
  readonly value: number
  readonly weight: number
}

/** A sentence, or one to three of its clauses, that tells what matters. */
export interface Takeaway {
  /**
   * An exact slice of the document: starts and ends at clause borders of one sentence, without the comma at the end of a
   * clause, nor who says it at the head of a dialogue's line.
   */
  readonly span: Span
  /** Index of its sentence in `Document.sentences`. */
  readonly sentence: number
  /** Sum of the parts; comparable within a document only. */
  readonly score: number
  /** Worked out when they are asked for. */
  readonly parts: readonly ScorePart[]
  readonly topics: readonly TopicMatch[]
}

/** A sentence that was considered and not taken. */
export interface LeftOut {
  readonly sentence: number
  readonly score: number
  /** Worked out when they are asked for. */
  readonly parts: readonly ScorePart[]
  /** Why not: a lower score than what was taken, a repetition of it, a dangling opening, or not a statement. */
  readonly reason: 'lower-score' | 'repeats' | 'dangling' | 'fragment' | 'quotation'
}

/** What was chosen, best first, and what was not. */
export interface TakeawaySelection {
  readonly takeaways: readonly Takeaway[]
  readonly leftOut: readonly LeftOut[]
}
