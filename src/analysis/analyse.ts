import type { DocumentInput } from '../document/parse-document.ts'
import { parseLexed } from '../document/parse-document.ts'
import type { DocumentRules } from '../document/rules.ts'
import { type Result, succeed } from '../failure/result.ts'
import { findQuotes } from '../quote/find-quotes.ts'
import type { QuoteRules } from '../quote/rules.ts'
import type { TakeawayRules } from '../takeaway/rules.ts'
import { selectTakeaways, type TakeawayOptions } from '../takeaway/select-takeaways.ts'
import type { TakeawaySelection } from '../takeaway/takeaway.ts'
import { createArena } from '../text/arena.ts'
import type { TopicIndex } from '../topic/match-topics.ts'
import type { Analysis } from './analysis.ts'

/** All that the engine knows of the languages, read from data once. */
export interface LanguageRules {
  readonly document: DocumentRules
  readonly quote: QuoteRules
  readonly takeaway: TakeawayRules
}

/** Analyses documents with one set of rules. */
export interface Analyser {
  /**
   * Finds the quotes, takeaways and topics of one source; the same input gives the same answer.
   *
   * @returns the failures of `parseDocument`. Linear in the length of the text.
   */
  readonly analyse: (source: DocumentInput, topics: TopicIndex, options: TakeawayOptions) => Result<Analysis>
  /** Chooses other takeaways from a document that was analysed by these rules. Never fails. */
  readonly choose: (
    analysis: Omit<Analysis, 'takeaways'>,
    topics: TopicIndex,
    options: TakeawayOptions,
  ) => TakeawaySelection
}

/** Makes an analyser; it serves any number of documents, and keeps of them nothing but the memory they were read in. */
export function createAnalyser(rules: LanguageRules): Analyser {
  const arena = createArena()
  const choose: Analyser['choose'] = ({ document, quotes }, topics, options) =>
    selectTakeaways(document, quotes, { topics, rules: rules.takeaway, ...options })
  return {
    choose,
    analyse(source, topics, options) {
      arena.reuse()
      const parsed = parseLexed(source, rules.document, arena)
      if (!parsed.ok) return parsed
      const { document, lexed } = parsed.value
      const quotes = findQuotes(document, rules.quote, lexed)
      const knowledge = { topics, rules: rules.takeaway, ...options }
      return succeed({ document, quotes, takeaways: selectTakeaways(document, quotes, knowledge, lexed) })
    },
  }
}
