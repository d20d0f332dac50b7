import { z } from 'zod'
import { anyOf, confidenceSchema, wordsSchema } from './lexicon.ts'
import { arrangeWords, type WordList } from './word-list.ts'

/** Chinese words the rules read, in Simplified characters. */
export interface ChineseRules {
  /** Verbs of saying, and the words they must not be found in (`小说`). */
  readonly cueWords: WordList
  readonly notCues: ReadonlySet<string>
  /** Cues that report without marks. */
  readonly indirectCues: ReadonlySet<string>
  /** Cues that are verbs of saying only right before a passage. */
  readonly weakCues: ReadonlySet<string>
  /** Cues that somebody may be told by right behind them (`告诉记者：`). */
  readonly toldCues: ReadonlySet<string>
  /** Cues by which somebody passes on the words of another, who speaks (`援引何静的话说`). */
  readonly citingCues: ReadonlySet<string>
  /** Cues that are as often nouns: `提出十二项建议，` has no speaker unless a person stands before them. */
  readonly nounCues: ReadonlySet<string>
  /** Cues whose object is a topic (`介绍背景`) unless a stop parts them from a clause (`介绍，…`). */
  readonly topicCues: ReadonlySet<string>
  /** Cues by which somebody says that something is not so (`否认`): what follows is not what is said. */
  readonly denyingCues: ReadonlySet<string>
  /** Cues that take no thing for their object. */
  readonly clauseCues: ReadonlySet<string>
  /** Roles (`主任`). */
  readonly role: WordList
  /** Roles after which a transliterated name without a surname of the hundred families may stand. */
  readonly foreignTitles: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
  /** 1 for a code unit that is a surname. */
  readonly surnameUnits: Uint8Array
  readonly compoundSurnames: ReadonlySet<string>
  /** Words that may follow a name at once, and so end it. */
  readonly nameEnders: ReadonlySet<string>
  /** The same titles of respect, to be found anywhere. */
  readonly title: WordList
  /** What a name may carry behind it (`教授`, `女士`), longest first, anchored at the end. */
  readonly suffix: RegExp
  /** Titles that tell an office (`局长`), which of one surname in one text one person has. */
  readonly offices: ReadonlySet<string>
  /** Characters that foreign names are written with. */
  readonly transliteration: ReadonlySet<string>
  /** The same by code unit: 1 for each of them. */
  readonly sounds: Uint8Array
  /** Heads of lines that ask in an interview (`记者`, `问`). */
  readonly askers: ReadonlySet<string>
  /** Roles of those who write and picture the news (`记者`), anchored at the end: they are reported by nobody. */
  readonly press: RegExp
  /** What a name carries that tells the gender (`女士`). */
  readonly femaleTitle: RegExp
  readonly maleTitle: RegExp
  readonly female: ReadonlySet<string>
  readonly male: ReadonlySet<string>
  readonly singularPronouns: ReadonlySet<string>
  readonly pluralPronouns: ReadonlySet<string>
  readonly groupPronouns: ReadonlySet<string>
  /** Adverbs between subject and verb, anchored at the end. */
  readonly trailing: RegExp
  /** Adverbs and dates before the subject, anchored at the start. */
  readonly leading: RegExp
  /** Nouns for people and bodies without a name. */
  readonly group: WordList
  /** Nouns for people and bodies that are no title, so that no name is a surname with one of them (`监管人士`). */
  readonly people: ReadonlySet<string>
  /** Nouns for any of many people (`村民`): one that is called so by name is not all of them. */
  readonly anyOfMany: ReadonlySet<string>
  /** Single characters that end a noun for people or bodies (`者`, `局`), anchored at the end. */
  readonly groupEnding: RegExp
  /** Labels that a colon follows and nobody says (`来源：`), anchored at the end. */
  readonly notColon: RegExp
  /** What stands before a role without belonging to it, up to and with its last word, anchored at the start. */
  readonly roleCut: RegExp
  /** Ordinary words that begin with a character that is also a surname. */
  readonly notNames: ReadonlySet<string>
  /** What leads to a title (`以…为题`), anchored at the end. */
  readonly titleLead: RegExp
  readonly titleTail: RegExp
  /** What leads to a term or a name (`所谓的`), anchored at the end. */
  readonly nameLead: RegExp
  /** What gives a name to the passage behind it (`誉为`), anchored at the end. */
  readonly naming: RegExp
  /** Last words of names that are no person's (`计划`), anchored at the end. */
  readonly thingTail: RegExp
  /** What makes a term of the passage before it (`能力`), anchored at the start. */
  readonly nounTail: RegExp
  /** Banners, slogans and the like. */
  readonly sign: RegExp
  /** What takes a thing for its object (`改为`, `围绕`), anchored at the end. */
  readonly objectLead: RegExp
  /** Nouns for words (`说法`) behind a passage with `的`, anchored at the start. */
  readonly speechNoun: RegExp
  /** What leads to a question that somebody is asked (`被问及`), anchored at the end. */
  readonly questionLead: RegExp
}

/** The shape of `quote.json` in Chinese. */
export const chineseFile = z.strictObject({
  anyOfMany: wordsSchema,
  askers: wordsSchema,
  citingCues: wordsSchema,
  clauseCues: wordsSchema,
  compoundSurnames: wordsSchema,
  confidence: confidenceSchema,
  cues: wordsSchema,
  denyingCues: wordsSchema,
  femaleTitles: wordsSchema,
  foreignTitles: wordsSchema,
  groupEndings: wordsSchema,
  groupSuffixes: wordsSchema,
  indirectCues: wordsSchema,
  leading: wordsSchema,
  nameEnders: wordsSchema,
  nameLeads: wordsSchema,
  maleTitles: wordsSchema,
  namings: wordsSchema,
  notColon: wordsSchema,
  notCues: wordsSchema,
  notNames: wordsSchema,
  nounCues: wordsSchema,
  nounTails: wordsSchema,
  objectLeads: wordsSchema,
  offices: wordsSchema,
  press: wordsSchema,
  pronouns: z.strictObject({
    singular: wordsSchema,
    female: wordsSchema,
    male: wordsSchema,
    plural: wordsSchema,
    organisation: wordsSchema,
  }),
  provenance: z.string(),
  questionLeads: wordsSchema,
  /** What makes another word of a cut behind it: 数据 is no 据. */
  roleCutPrefixes: wordsSchema,
  roleCuts: wordsSchema,
  roles: wordsSchema,
  signs: wordsSchema,
  speechNouns: wordsSchema,
  suffixes: wordsSchema,
  surnames: z.string().min(1),
  thingTails: wordsSchema,
  times: z.string().min(1),
  titleLeads: wordsSchema,
  titleTails: wordsSchema,
  toldCues: wordsSchema,
  topicCues: wordsSchema,
  trailing: wordsSchema,
  transliteration: z.string().min(1),
  weakCues: wordsSchema,
})

/** Compiles the Chinese lexicon once, so that reading a document compiles nothing. */
export function compileChinese(file: z.infer<typeof chineseFile>): ChineseRules {
  return {
    ...compileCues(file),
    anyOfMany: new Set(file.anyOfMany),
    role: arrangeWords([...file.roles, ...file.foreignTitles]),
    foreignTitles: new Set(file.foreignTitles),
    surnames: new Set(file.surnames),
    surnameUnits: unitTable(file.surnames),
    compoundSurnames: new Set(file.compoundSurnames),
    nameEnders: new Set(file.nameEnders),
    suffix: new RegExp(`${anyOf(file.suffixes)}$`),
    offices: new Set(file.offices),
    askers: new Set(file.askers),
    press: new RegExp(`${anyOf(file.press)}$`),
    femaleTitle: new RegExp(anyOf(file.femaleTitles)),
    maleTitle: new RegExp(anyOf(file.maleTitles)),
    ...compilePronouns(file.pronouns),
    trailing: new RegExp(`(?:${anyOf(file.trailing)}|(?:于|在|自)?${file.times})$`),
    transliteration: new Set(file.transliteration),
    sounds: unitTable(file.transliteration),
    leading: new RegExp(`^(?:${anyOf(file.leading)}|${file.times})`),
    group: arrangeWords([...file.groupSuffixes, ...file.roles]),
    people: without(file.groupSuffixes, [...file.roles, ...file.suffixes]),
    groupEnding: new RegExp(`${anyOf(file.groupEndings)}$`),
    notColon: new RegExp(`(?:^|[^\\u3400-\\u9fff])${anyOf(file.notColon)}$`),
    // 以 of 以色列 and 以军 cuts nothing
    roleCut: new RegExp(`^.*(?<!${anyOf(file.roleCutPrefixes)})(?!以[色军方])${anyOf(file.roleCuts)}(?=.{2})`),
    notNames: new Set(file.notNames),
    title: arrangeWords(file.suffixes),
    titleLead: new RegExp(`${anyOf(file.titleLeads)}$`),
    titleTail: new RegExp(`^${anyOf(file.titleTails)}`),
    nameLead: new RegExp(`${anyOf(file.nameLeads)}$`),
    naming: new RegExp(`${anyOf(file.namings)}[：:]?\\s*$`),
    thingTail: new RegExp(`${anyOf(file.thingTails)}$`),
    nounTail: new RegExp(`^${anyOf(file.nounTails)}`),
    sign: new RegExp(anyOf(file.signs)),
    objectLead: new RegExp(`${anyOf(file.objectLeads)}$`),
    speechNoun: new RegExp(`^的[^，,。]{0,4}?${anyOf(file.speechNouns)}`),
    questionLead: new RegExp(`${anyOf(file.questionLeads)}[，,：:]?\\s*$`),
  }
}

type Cues =
  | 'cueWords'
  | 'notCues'
  | `${'indirect' | 'weak' | 'told' | 'citing' | 'denying' | 'noun' | 'topic' | 'clause'}Cues`

function compileCues(file: z.infer<typeof chineseFile>): Pick<ChineseRules, Cues> {
  return {
    cueWords: arrangeWords([...file.notCues, ...file.cues]),
    notCues: new Set(file.notCues),
    indirectCues: new Set(file.indirectCues),
    weakCues: new Set(file.weakCues),
    toldCues: new Set(file.toldCues),
    citingCues: new Set(file.citingCues),
    denyingCues: new Set(file.denyingCues),
    nounCues: new Set(file.nounCues),
    topicCues: new Set(file.topicCues),
    clauseCues: new Set(file.clauseCues),
  }
}

function without(words: readonly string[], others: readonly string[]): ReadonlySet<string> {
  const out = new Set(others)
  return new Set(words.filter((word) => !out.has(word)))
}

function unitTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = 1
  return table
}

type Pronouns = 'female' | 'male' | 'singularPronouns' | 'pluralPronouns' | 'groupPronouns'

function compilePronouns(pronouns: z.infer<typeof chineseFile>['pronouns']): Pick<ChineseRules, Pronouns> {
  return {
    female: new Set(pronouns.female),
    male: new Set(pronouns.male),
    singularPronouns: new Set(pronouns.singular),
    pluralPronouns: new Set(pronouns.plural),
    groupPronouns: new Set(pronouns.organisation),
  }
}
