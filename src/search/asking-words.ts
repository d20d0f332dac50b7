import { z } from 'zod'
import type { FoldText } from '../text/fold.ts'
import { createPhraseTree, createWrittenPhraseTree, type Phrase, type PhraseTree } from './phrase-tree.ts'

/** Words by which a question is read for what it asks, beside the kinds of `AskedKind`. */
export interface AskingWords {
  readonly questionWords: QuestionWords
  readonly definition: DefinitionWords
  readonly whether: WhetherWords
  readonly attributes: AttributeWords
  /** Words for whoever speaks, be it who it may: right before what asks for a view, "the speakers" name nobody. */
  readonly anybody: PhraseTree
  /** Words by which a question asks for the same of several things. */
  readonly comparing: PhraseTree
  /** What names of firms end with, as 银行 does. */
  readonly firmKinds: readonly string[]
  readonly followUp: FollowUpWords
  readonly nameless: NamelessCharacters
}

/** Words by which a question word that asks is told from one that opens a clause, as in "What did he do when he left?". */
export interface QuestionWords {
  /** All question words; of several, the first asks. */
  readonly asking: ReadonlySet<string>
  /** Those of them that open a clause unless one of `verbs` follows: "When the war ended, who ruled?". */
  readonly clausal: ReadonlySet<string>
  readonly verbs: ReadonlySet<string>
  /** Words after which a further question word asks as well: "When and where?". */
  readonly joining: ReadonlySet<string>
  /** Phrases that hold a word of some kind by chance: 称为什么 asks for no reason, 被认为 for no view. */
  readonly chance: PhraseTree
  /** What asks how much by itself, without naming what is counted. */
  readonly howMuch: ReadonlySet<string>
  /** Words by which that asks for money: cost, pay, 费用. */
  readonly spending: PhraseTree
}

/** Words by which a question asks what something is, and a passage says it. */
export interface DefinitionWords {
  /** What such a question begins with, and what it ends with: one of them is enough. */
  readonly opens: readonly string[]
  readonly closes: readonly string[]
  readonly articles: readonly string[]
  /** Words within a term that make it a part or a property of something: "cost of", 目的 of 会议的目的. */
  readonly parting: readonly string[]
  /** What stands behind a term whose meaning is told: "is a", 是指. */
  readonly links: readonly string[]
}

/** Words by which a question asks for a yes or a no; Latin ones are whole words in lower case. */
export interface WhetherWords {
  /** What such a question begins with, and what it ends with. */
  readonly opens: readonly string[]
  readonly closes: readonly string[]
  /** What stands anywhere in it. */
  readonly within: readonly string[]
  /** Words that ask for something else: with one of them it is no such question. */
  readonly open: readonly string[]
}

/** Things that are asked of a person or a firm, such as an age or a salary; the concepts are their names. */
export interface AttributeWords {
  /** Words of a question that ask for one. */
  readonly asks: PhraseTree
  /** Words of which a passage that tells it has at least one, in whichever language it is. */
  readonly tells: PhraseTree
  /** Attributes whose words ask for nothing unless one of these kinds is asked: "When was it founded?". */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>
}

/** Words by which a line in a thread asks on from the last question; in lower case, longest first. */
export interface FollowUpWords {
  /** What such a line begins with, and what it ends with: "what about …", …呢. */
  readonly opens: readonly string[]
  readonly closes: readonly string[]
  /** What stands for a firm or a thing, and those of it that stand for something of it. */
  readonly pronouns: readonly string[]
  readonly possessives: readonly string[]
}

/** Han characters by which a name that no dictionary has is told from what stands around it. */
export interface NamelessCharacters {
  /** They count, point or join, and are no part of such a name. */
  readonly characters: ReadonlySet<string>
  /** Verbs of one character and ends of verbs that stand before a name, beside those above. */
  readonly before: ReadonlySet<string>
}

const words = z.array(z.string().min(1)).default([])

/** What the file of a language says of `AskingWords`; a language whose question words open no clauses has none of those. */
export const askingShape = {
  questionWords: z
    .strictObject({
      asking: words,
      clausal: words,
      verbs: words,
      joining: words,
      chance: words,
      howMuch: words,
      spending: words,
    })
    .prefault({}),
  definition: z
    .strictObject({ opens: words, closes: words, articles: words, parting: words, links: words })
    .prefault({}),
  whether: z.strictObject({ opens: words, closes: words, within: words, open: words }).prefault({}),
  /** Attribute → words of a question that ask for it, of a passage that tell it, and kinds without which it is not asked. */
  attributes: z.record(z.string().min(1), z.strictObject({ asks: words, tells: words, kinds: words })).default({}),
  anybody: words,
  comparing: words,
  firmKinds: words,
  followUp: z.strictObject({ opens: words, closes: words, pronouns: words, possessives: words }).prefault({}),
  /** The characters of each, one after another. */
  nameless: z.strictObject({ characters: z.string().default(''), before: z.string().default('') }).prefault({}),
}

type AskingFile = z.infer<z.ZodObject<typeof askingShape>>

/** Puts the words of all languages together. */
export function compileAsking(languages: readonly AskingFile[], fold: FoldText): AskingWords {
  const treeOf = (concept: string, wordsOf: (file: AskingFile) => readonly string[]): PhraseTree =>
    createPhraseTree(
      languages.flatMap((file) => wordsOf(file).map((text) => ({ concept, text }))),
      fold,
    )
  return {
    questionWords: {
      asking: setOf(languages, 'asking'),
      clausal: setOf(languages, 'clausal'),
      verbs: setOf(languages, 'verbs'),
      joining: setOf(languages, 'joining'),
      chance: treeOf('chance', ({ questionWords }) => questionWords.chance),
      howMuch: setOf(languages, 'howMuch'),
      spending: treeOf('spending', ({ questionWords }) => questionWords.spending),
    },
    definition: definitionWords(languages),
    whether: whetherWords(languages.map(({ whether }) => whether)),
    attributes: attributeWords(languages, fold),
    anybody: treeOf('anybody', ({ anybody }) => anybody),
    comparing: treeOf('comparing', ({ comparing }) => comparing),
    firmKinds: languages.flatMap(({ firmKinds }) => firmKinds),
    followUp: followUpWords(languages),
    nameless: {
      characters: new Set(languages.flatMap(({ nameless }) => [...nameless.characters])),
      before: new Set(languages.flatMap(({ nameless }) => [...nameless.before])),
    },
  }
}

function setOf(
  languages: readonly AskingFile[],
  name: 'asking' | 'clausal' | 'verbs' | 'joining' | 'howMuch',
): ReadonlySet<string> {
  return new Set(languages.flatMap(({ questionWords }) => questionWords[name]))
}

/** Longest first, so that 是什么意思 is not read as 是什么. */
function definitionWords(languages: readonly AskingFile[]): DefinitionWords {
  const all = (name: keyof DefinitionWords): readonly string[] =>
    languages.flatMap(({ definition }) => definition[name]).sort((a, b) => b.length - a.length)
  return {
    opens: all('opens'),
    closes: all('closes'),
    articles: all('articles'),
    parting: all('parting'),
    links: all('links'),
  }
}

function whetherWords(languages: readonly WhetherWords[]): WhetherWords {
  const all = (name: keyof WhetherWords): readonly string[] => languages.flatMap((words) => words[name])
  return { opens: all('opens'), closes: all('closes'), within: all('within'), open: all('open') }
}

function followUpWords(languages: readonly AskingFile[]): FollowUpWords {
  const all = (name: keyof FollowUpWords): readonly string[] =>
    languages.flatMap(({ followUp }) => followUp[name]).sort((a, b) => b.length - a.length)
  return { opens: all('opens'), closes: all('closes'), pronouns: all('pronouns'), possessives: all('possessives') }
}

function attributeWords(languages: readonly AskingFile[], fold: FoldText): AttributeWords {
  const all = (name: 'asks' | 'tells'): readonly Phrase[] =>
    languages.flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([concept, one]) => one[name].map((text) => ({ concept, text }))),
    )
  const kinds = languages.flatMap(({ attributes }) =>
    Object.entries(attributes).flatMap(([concept, one]): readonly [string, ReadonlySet<string>][] =>
      one.kinds.length === 0 ? [] : [[concept, new Set(one.kinds)]],
    ),
  )
  const [asks, tells] = [createWrittenPhraseTree(all('asks'), fold), createPhraseTree(all('tells'), fold)]
  return { asks, tells, kinds: new Map(kinds) }
}
