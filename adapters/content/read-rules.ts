import {
  COMMAND_IDS,
  type DocumentRules,
  FailureError,
  type FoldText,
  packTopics,
  parseDocumentRules,
  parseQuoteRules,
  parseSearchRules,
  parseSubscriptionWords,
  parseTakeawayRules,
  parseVocabulary,
  type QuoteRules,
  type Result,
  type SearchRules,
  type SubscriptionWords,
  type TakeawayRules,
  type Vocabulary,
} from '../../src/index.ts'
import { ContentError } from './content-error.ts'
import type { Content } from './load-content.ts'

/** The rules and words of the languages, checked and compiled. */
export interface EngineRules {
  readonly document: DocumentRules
  readonly quote: QuoteRules
  readonly takeaway: TakeawayRules
  /** Without a dictionary. */
  readonly search: SearchRules
  readonly vocabulary: Vocabulary
  readonly subscription: SubscriptionWords
}

/**
 * Compiles the rules that the content holds.
 * @throws ContentError `content-invalid` with every mistake of all areas and languages, each by file and line.
 */
export function readRules(content: Content, fold: FoldText): EngineRules {
  const { rules, packs } = content
  const area = (name: string) => ({ 'zh-Hans': rules['zh-Hans'][name], en: rules.en[name] })
  const inThree = (name: string) => ({ ...area(name), 'zh-Hant': rules['zh-Hant'][name] })
  const read = {
    document: parseDocumentRules(area('document')),
    quote: parseQuoteRules(area('quote')),
    takeaway: parseTakeawayRules(area('takeaway')),
    search: parseSearchRules(rules, fold),
    vocabulary: parseVocabulary(inThree('command'), COMMAND_IDS, packTopics(packs), fold),
    subscription: parseSubscriptionWords(inThree('subscription'), fold),
  }
  const mistakes = Object.values(read).flatMap((result) => (result.ok ? [] : (result.failure.mistakes ?? [])))
  if (mistakes.length > 0) throw new ContentError('content-invalid', mistakes.map(content.locate))
  return {
    document: unwrap(read.document),
    quote: unwrap(read.quote),
    takeaway: unwrap(read.takeaway),
    search: unwrap(read.search),
    vocabulary: unwrap(read.vocabulary),
    subscription: unwrap(read.subscription),
  }
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new FailureError(result.failure)
}
