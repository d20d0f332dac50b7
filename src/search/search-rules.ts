import { z } from 'zod'
import type { RuleMistake } from '../failure/failure.ts'
import { fail, type Result, succeed } from '../failure/result.ts'
import { failRules, ruleMistakes } from '../failure/rule-mistakes.ts'
import type { FoldText } from '../text/fold.ts'
import { LANGUAGE_TAGS } from '../text/language.ts'
import type { BilingualDictionary } from './across/dictionary.ts'
import { type AskingWords, askingShape, compileAsking } from './asking-words.ts'
import { compileNumberWords, hanNumbersFile, type NumberWords, spacedNumbersFile } from './number-words.ts'
import { createPhraseTree, createWrittenPhraseTree, type Phrase, type PhraseTree } from './phrase-tree.ts'
import { stemEnglish } from './stem-english.ts'

/** What a question can ask for; what asks for none of these is answered by its words alone. */
export const ASKED_KINDS = ['who', 'when', 'where', 'number', 'amount', 'price', 'why', 'list', 'said', 'role'] as const

/** One of `ASKED_KINDS`. */
export type AskedKind = (typeof ASKED_KINDS)[number]

/** What searching needs to know of languages and of the corpus; made once and kept with the index. */
export interface SearchRules extends AskingWords {
  readonly fold: FoldText
  /** Stems of English words that tell nothing; left out of passages and questions alike. */
  readonly stopStems: ReadonlySet<string>
  /** Words of Chinese questions that tell nothing, longest first; they only count against a question. */
  readonly stopPhrases: readonly string[]
  /** The same, to look one up. */
  readonly stopPhraseSet: ReadonlySet<string>
  /** Chinese words of one character that tell nothing behind a number, or behind a word that points or asks. */
  readonly measureWords: ReadonlySet<string>
  /** Kinds of things that have a name beside them, in Chinese: a word of the language there is no word but the name. */
  readonly namedKinds: readonly string[]
  readonly numbers: NumberWords
  /** What makes an index find passages in the other language; without it, `concepts` alone do. */
  readonly dictionary: BilingualDictionary | undefined
  /** By code unit: 1 for the characters that foreign names are written with. */
  readonly transliterates: Uint8Array
  /** What is called by several words, in one language or two: finding any of them finds them all. */
  readonly concepts: PhraseTree
  /** Question words by the kind they ask for (`AskedKind`). */
  readonly asks: PhraseTree
  /** Words for whoever speaks in a source, such as "the bank" or, of `anybody`, "the speakers": views of nobody in particular. */
  readonly voices: PhraseTree
  /** Words by which a sentence that opens with one points back to the sentence before. */
  readonly pointsBack: ReadonlySet<string>
  /** Words by which a passage shows that it holds a kind (`AskedKind`). */
  readonly shows: PhraseTree
  /** Words by which a line in a thread leans on what was said, see `ThreadWords`. */
  readonly thread: PhraseTree
  /** How a passage is judged as an answer, by the language it is in. */
  readonly judgement: Readonly<Record<RuleTag, Judgements>>
}

/** How passages of a language are judged for questions in that language, and for those in another. */
export interface Judgements {
  readonly home: Judgement
  readonly abroad: Judgement
  /** What it is worth, to the passages at home, to be of a document that a thread was about. */
  readonly thread: Readonly<Record<string, number>>
  /** Whether a question in a thread is about what the thread is about: log-odds of that, with `constant`. */
  readonly staying: Readonly<Record<string, number>>
}

/** What each sign of a passage weighs; signs that are not named weigh nothing. */
export interface Judgement {
  /** Between the passages for one question: a sum of these by the passage's signs orders them. */
  readonly fit: Readonly<Record<string, number>>
  /** Whether the best one tells what was asked: log-odds of that, with `constant`. */
  readonly sure: Readonly<Record<string, number>>
}

const ORDINALS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'last', 'last-but-one', 'from-end'] as const
const LEANING = [
  'person',
  'not-person',
  'female',
  'male',
  'lesser',
  'source',
  'who',
  'why',
  'more',
  'summary',
  'greeting',
  'thanks',
  'nod',
] as const
const POSTS = ['post-ceo', 'post-cfo', 'post-cio', 'post-coo', 'post-cro', 'post-cto'] as const
const THREAD_WORDS = [...LEANING, ...POSTS, ...ORDINALS, ...LANGUAGE_TAGS] as const

const words = z.array(z.string().min(1))
const weights = z.record(z.string(), z.number())

const searchFile = <Numbers extends z.ZodType>(numbers: Numbers) =>
  z.strictObject({
    /** Words that tell nothing. */
    stopWords: words,
    /** Words of one character that stand between a number, or a word that points or asks, and what is counted. */
    measureWords: words.default([]),
    /** What a thing is of which only the name stands beside it, behind or before: 雅意大模型. */
    namedKinds: words.default([]),
    /** Concept id → words for it in this language; the ids are shared by the languages. */
    concepts: z.record(z.string().min(1), words.min(1)),
    /** How numbers are written. */
    numbers,
  })

const searchFiles = { en: searchFile(spacedNumbersFile), 'zh-Hans': searchFile(hanNumbersFile) }

const answerFile = z.strictObject({
  /** Kind → words of a question that ask for it. */
  asks: z.partialRecord(z.enum(ASKED_KINDS), words),
  ...askingShape,
  /** Words for whoever speaks in a source. */
  voices: words.default([]),
  /** Words that open a sentence by pointing back to the one before. */
  pointsBack: words.default([]),
  /** Kind → words of a passage that show it. */
  shows: z.partialRecord(z.enum(ASKED_KINDS), words),
  /** What a line in a thread leans on → words for it. */
  thread: z.partialRecord(z.enum(THREAD_WORDS), words).default({}),
  /** Learnt by `npm run bench -- train-answers`, which says from what under `provenance`. */
  judgement: z.strictObject({
    provenance: z.record(z.string(), z.string()),
    home: z.strictObject({ fit: weights, sure: weights }),
    abroad: z.strictObject({ fit: weights, sure: weights }),
    thread: weights,
    staying: weights,
  }),
})

/** The languages that have rules of their own; Traditional Chinese is read as Simplified. */
const RULE_TAGS = ['en', 'zh-Hans'] as const
type RuleTag = (typeof RULE_TAGS)[number]

interface LanguageRules<Numbers> {
  readonly search: {
    readonly stopWords: string[]
    readonly measureWords: string[]
    readonly namedKinds: string[]
    readonly concepts: Record<string, string[]>
    readonly numbers: Numbers
  }
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
  const english = readLanguage<NumberWords['spaced']>(files.en, 'en', searchFiles.en)
  const chinese = readLanguage<NumberWords['han']>(files['zh-Hans'], 'zh-Hans', searchFiles['zh-Hans'])
  if (!english.ok || !chinese.ok) return failRules([english, chinese].flatMap((read) => (read.ok ? [] : read.failure)))
  const both = [english.value, chinese.value]
  return succeed({
    fold,
    stopStems: new Set(english.value.search.stopWords.map((word) => stemEnglish(word))),
    stopPhrases: [...chinese.value.search.stopWords].sort((a, b) => b.length - a.length),
    stopPhraseSet: new Set(chinese.value.search.stopWords),
    measureWords: new Set(chinese.value.search.measureWords),
    namedKinds: chinese.value.search.namedKinds,
    numbers: compileNumberWords(english.value.search.numbers, chinese.value.search.numbers),
    dictionary: undefined,
    transliterates: new Uint8Array(0),
    concepts: treeOf(
      both.map(({ search }) => search.concepts),
      fold,
    ),
    asks: createWrittenPhraseTree(phrasesOf(both.map(({ answer }) => answer.asks)), fold),
    ...compileAsking(
      both.map(({ answer }) => answer),
      fold,
    ),
    voices: createPhraseTree(
      both.flatMap(({ answer }) => [...answer.voices, ...answer.anybody].map((text) => ({ concept: 'voice', text }))),
      fold,
    ),
    pointsBack: new Set(both.flatMap(({ answer }) => answer.pointsBack)),
    shows: treeOf(
      both.map(({ answer }) => answer.shows),
      fold,
    ),
    thread: treeOf(
      both.map(({ answer }) => answer.thread),
      fold,
    ),
    judgement: { en: english.value.answer.judgement, 'zh-Hans': chinese.value.answer.judgement },
  })
}

/** The same rules with more names, such as those of the packs of a corpus. */
export function withNames(rules: SearchRules, names: readonly Phrase[]): SearchRules {
  if (names.length === 0) return rules
  return { ...rules, concepts: createPhraseTree([...names, ...rules.concepts.phrases], rules.fold) }
}

/** The same rules with a dictionary, so that questions find passages in the other language. */
export function withDictionary(rules: SearchRules, dictionary: BilingualDictionary): SearchRules {
  const transliterates = new Uint8Array(0x10000)
  for (const unit of dictionary.sounds.keys()) transliterates[unit] = 1
  return { ...rules, dictionary, transliterates }
}

function readLanguage<Numbers>(
  files: Readonly<Record<string, unknown>>,
  tag: RuleTag,
  searchShape: z.ZodType<LanguageRules<Numbers>['search']>,
): Result<LanguageRules<Numbers>, readonly RuleMistake[]> {
  const search = searchShape.safeParse(files.search)
  const answer = answerFile.safeParse(files.answer)
  if (!search.success || !answer.success) {
    return fail([
      ...ruleMistakes(`${tag}/search`, files.search, search.error),
      ...ruleMistakes(`${tag}/answer`, files.answer, answer.error),
    ])
  }
  return succeed({ search: search.data, answer: answer.data })
}

type WordGroups = readonly Readonly<Record<string, readonly string[]>>[]

function treeOf(groups: WordGroups, fold: FoldText): PhraseTree {
  return createPhraseTree(phrasesOf(groups), fold)
}

function phrasesOf(groups: WordGroups): readonly Phrase[] {
  return groups.flatMap((group) =>
    Object.entries(group).flatMap(([concept, texts]) => texts.map((text) => ({ concept, text }))),
  )
}
