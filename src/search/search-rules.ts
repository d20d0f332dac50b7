import { z } from 'zod'
import { fail, type Result, succeed } from '../failure/result.ts'
import type { FoldText } from '../text/fold.ts'
import { createPhraseTree, type Phrase, type PhraseTree } from './phrase-tree.ts'
import { stemEnglish } from './stem-english.ts'

/** What searching needs to know of languages and of the corpus; made once and kept with the index. */
export interface SearchRules {
  readonly fold: FoldText
  /** Stems of English words that tell nothing; left out of passages and questions alike. */
  readonly stopStems: ReadonlySet<string>
  /** Words of Chinese questions that tell nothing, longest first; they only count against a question. */
  readonly stopPhrases: readonly string[]
  /** What is called by several words, in one language or two: finding any of them finds them all. */
  readonly concepts: PhraseTree
}

const searchFile = z.strictObject({
  /** Words that tell nothing. */
  stopWords: z.array(z.string().min(1)),
  /** Concept id → words for it in this language; the ids are shared by the languages. */
  concepts: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
})

/**
 * Reads the search words of both languages and adds what the corpus itself has several words for.
 * @param files contents of `content/lang/<tag>/search.json`; Traditional Chinese uses the Simplified file.
 * @param names see `namePhrases`; none for a search without a pack.
 * @returns a `content-invalid` failure when a file has another shape.
 */
export function parseSearchRules(
  files: Readonly<Record<'en' | 'zh-Hans', unknown>>,
  fold: FoldText,
  names: readonly Phrase[] = [],
): Result<SearchRules> {
  const english = searchFile.safeParse(files.en)
  const chinese = searchFile.safeParse(files['zh-Hans'])
  if (!english.success) return invalid('en', english.error)
  if (!chinese.success) return invalid('zh-Hans', chinese.error)
  const shared = [english.data, chinese.data].flatMap(({ concepts }) =>
    Object.entries(concepts).flatMap(([concept, words]) => words.map((text) => ({ concept, text }))),
  )
  return succeed({
    fold,
    stopStems: new Set(english.data.stopWords.map((word) => stemEnglish(word))),
    stopPhrases: [...chinese.data.stopWords].sort((a, b) => b.length - a.length),
    concepts: createPhraseTree([...names, ...shared], fold),
  })
}

/** The same rules with more names, such as those of a pack that is loaded later. */
export function withNames(rules: SearchRules, names: readonly Phrase[]): SearchRules {
  return { ...rules, concepts: createPhraseTree([...names, ...rules.concepts.phrases], rules.fold) }
}

function invalid(tag: string, error: z.ZodError): Result<SearchRules> {
  return fail({ code: 'content-invalid', detail: `lang/${tag}/search.json: ${z.prettifyError(error)}` })
}
