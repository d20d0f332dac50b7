import type { CorpusIndex } from '../search/search-corpus.ts'
import type { LanguageTag } from '../text/language.ts'

/** A question to the sources. */
export interface AnswerRequest {
  /** As a reader wrote it; what stands past `LONGEST_QUESTION` code units is not read. */
  readonly question: string
  readonly index: CorpusIndex
  /** The reader's: an editor's wording in it is preferred where it says the same. */
  readonly language: LanguageTag
  /** Most sentences of the answer; at least 1. */
  readonly topK: number
  /** What was asked before in the same thread, oldest first; a question may lean on it. */
  readonly earlier: readonly string[]
  /** References of what has been shown and is not to be shown again. */
  readonly shown: readonly string[]
  /** What the question is about, where it does not say so itself: `Castlewick Bank` of "and costs?". */
  readonly about?: string | undefined
  /** Whether that name is looked for as well: it finds what is nearest, and hides what leaves the name out. */
  readonly isNameSought?: boolean
  /** Whether even what holds next to nothing of the question is given as the nearest: for programs, which see how sure it is. */
  readonly evenFar?: boolean
}
