import type { Citation, CorpusItem, ItemSpeaker } from '../corpus/corpus.ts'
import type { LanguageTag } from '../text/language.ts'

/**
 * `answered`: the sentences tell what was asked. `nearest`: they are about it, and may not tell it.
 * `none`: the sources hold nothing about it.
 */
export type AnswerOutcome = 'answered' | 'nearest' | 'none'

/** One sentence of an answer, word for word as the source or an editor wrote it. */
export interface AnswerSentence {
  readonly text: string
  readonly language: LanguageTag
  /** For a quote in a language the reader does not read: an editor's translation, where there is one. */
  readonly translation: { readonly text: string; readonly language: LanguageTag } | undefined
  readonly citation: Citation
  /** `sentence`: of a document; `takeaway` and `quote`: an editor's item. */
  readonly kind: 'sentence' | CorpusItem['kind']
  /** Id of the published item that it is, or that is cut from it. */
  readonly item: string | undefined
  /** Who says it, or whose words it holds; `undefined` when nobody's are marked. */
  readonly speaker: ItemSpeaker | undefined
  /** What opens it: an item's id, or `<document id>#<start>-<end>`. */
  readonly reference: string
  /** How well it fits the question, from 0 to 1. */
  readonly score: number
}

/** What the sources tell about a question. */
export interface Answer {
  readonly outcome: AnswerOutcome
  /** Best first; empty only when the outcome is `none`. */
  readonly sentences: readonly AnswerSentence[]
  /** Probability-like, from 0 to 1: how sure it is that the first sentence tells what was asked. */
  readonly confidence: number
  /** Ids of the topics the corpus has most items about, most first: what could be asked instead. */
  readonly about: readonly string[]
  /** Whose view was asked for, as the question names them, where the sources hold none of theirs on it. */
  readonly unsaidBy: string | undefined
  /** What is asked about, as the question names it, of which no line was found that tells it; of several, those. */
  readonly untoldOf: readonly string[]
  /** Whether a yes or a no was asked for: the sentences are what to judge it by, for neither is said by us. */
  readonly asksWhether: boolean
}
