import { z } from 'zod'
import { fail, type Result, succeed } from '../failure/result.ts'
import type { FoldText } from '../text/fold.ts'
import { createPhraseTree, type Phrase, type PhraseTree } from './phrase-tree.ts'
import { stemEnglish } from './stem-english.ts'

/** What a question can ask for; what asks for none of these is answered by its words alone. */
export const ASKED_KINDS = ['who', 'when', 'where', 'number', 'amount', 'why', 'list', 'said', 'role'] as const

/** One of `ASKED_KINDS`. */
export type AskedKind = (typeof ASKED_KINDS)[number]

/** What searching needs to know of languages and of the corpus; made once and kept with the index. */
export interface SearchRules {
  readonly fold: FoldText
  /** Stems of English words that tell nothing; left out of passages and questions alike. */
  readonly stopStems: ReadonlySet<string>
  /** Words of Chinese questions that tell nothing, longest first; they only count against a question. */
  readonly stopPhrases: readonly string[]
  /** What is called by several words, in one language or two: finding any of them finds them all. */
  readonly concepts: PhraseTree
  /** Question words by the kind they ask for (`AskedKind`). */
  readonly asks: PhraseTree
  /** Words by which a passage shows that it holds a kind (`AskedKind`). */
  readonly shows: PhraseTree
}

const words = z.array(z.string().min(1))

const searchFile = z.strictObject({
  /** Words that tell nothing. */
  stopWords: words,
  /** Concept id → words for it in this language; the ids are shared by the languages. */
  concepts: z.record(z.string().min(1), words.min(1)),
})

const answerFile = z.strictObject({
  /** Kind → words of a question that ask for it. */
  asks: z.partialRecord(z.enum(ASKED_KINDS), words),
  /** Kind → words of a passage that show it. */
  shows: z.partialRecord(z.enum(ASKED_KINDS), words),
})

/** The languages that have rules of their own; Traditional Chinese is read as Simplified. */
const RULE_TAGS = ['en', 'zh-Hans'] as const
type RuleTag = (typeof RULE_TAGS)[number]

interface LanguageRules {
  readonly search: z.infer<typeof searchFile>
  readonly answer: z.infer<typeof answerFile>
}

/**
 * Reads the search and answer words of the languages.
 * @param files by language, then by area: contents of `content/lang/<tag>/search.json` and `answer.json`.
 * @returns a `content-invalid` failure when a file has another shape.
 */
export function parseSearchRules(
  files: Readonly<Record<RuleTag, Readonly<Record<string, unknown>>>>,
  fold: FoldText,
): Result<SearchRules> {
  const english = readLanguage(files, 'en')
  if (!english.ok) return english
  const chinese = readLanguage(files, 'zh-Hans')
  if (!chinese.ok) return chinese
  const both = [english.value, chinese.value]
  return succeed({
    fold,
    stopStems: new Set(english.value.search.stopWords.map((word) => stemEnglish(word))),
    stopPhrases: [...chinese.value.search.stopWords].sort((a, b) => b.length - a.length),
    concepts: treeOf(
      both.map(({ search }) => search.concepts),
      fold,
    ),
    asks: treeOf(
      both.map(({ answer }) => answer.asks),
      fold,
    ),
    shows: treeOf(
      both.map(({ answer }) => answer.shows),
      fold,
    ),
  })
}

/** The same rules with more names, such as those of the packs of a corpus. */
export function withNames(rules: SearchRules, names: readonly Phrase[]): SearchRules {
  if (names.length === 0) return rules
  return { ...rules, concepts: createPhraseTree([...names, ...rules.concepts.phrases], rules.fold) }
}

function readLanguage(
  files: Readonly<Record<RuleTag, Readonly<Record<string, unknown>>>>,
  tag: RuleTag,
): Result<LanguageRules> {
  const search = searchFile.safeParse(files[tag].search)
  if (!search.success) return invalid(`${tag}/search.json`, search.error)
  const answer = answerFile.safeParse(files[tag].answer)
  if (!answer.success) return invalid(`${tag}/answer.json`, answer.error)
  return succeed({ search: search.data, answer: answer.data })
}

function treeOf(groups: readonly Readonly<Record<string, readonly string[]>>[], fold: FoldText): PhraseTree {
  const phrases = groups.flatMap((group) =>
    Object.entries(group).flatMap(([concept, texts]) => texts.map((text) => ({ concept, text }))),
  )
  return createPhraseTree(phrases, fold)
}

function invalid(file: string, error: z.ZodError): Result<never> {
  return fail({ code: 'content-invalid', detail: `lang/${file}: ${z.prettifyError(error)}` })
}
