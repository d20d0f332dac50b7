import { z } from 'zod'
import { fail, type Result, succeed } from '../failure/result.ts'

/** English words the rules read, all lower case. */
export interface EnglishRules {
  /** Verbs of saying, in all their forms. */
  readonly cues: ReadonlySet<string>
  /** Verbs that give a name to what follows (`called him a “crook”`). */
  readonly describers: ReadonlySet<string>
  readonly determiners: ReadonlySet<string>
  readonly femaleWords: ReadonlySet<string>
  readonly maleWords: ReadonlySet<string>
  readonly honorifics: ReadonlySet<string>
  /** Particles inside names (`van`, `de`). */
  readonly linkedNames: ReadonlySet<string>
  /** Words that may be capitalised without naming anyone. */
  readonly notNames: ReadonlySet<string>
  /** Words that open an adverbial before the subject. */
  readonly openers: ReadonlySet<string>
  /** Conjunctions and relative words that part clauses. */
  readonly boundaries: ReadonlySet<string>
  readonly prepositions: ReadonlySet<string>
  /** Auxiliaries and adverbs between subject and verb. */
  readonly auxiliaries: ReadonlySet<string>
  /** Every pronoun a speaker can be. */
  readonly pronouns: ReadonlySet<string>
  readonly female: ReadonlySet<string>
  readonly male: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

/** All that quote finding knows of the languages: lexicons compiled once, and how far each rule is to be trusted. */
export interface QuoteRules {
  readonly english: EnglishRules
  readonly chinese: ChineseRules
  /** Rule id → share of its attributions that were right on tuning data, from 0 to 1, by language. */
  readonly confidence: Readonly<Record<'zh' | 'en', ReadonlyMap<string, number>>>
}

/** Chinese words the rules read, in Simplified characters. */
export interface ChineseRules {
  /** Finds verbs of saying, global; group 1 is set when it is one and not part of another word (`小说`). */
  readonly cue: RegExp
  /** Cues that are verbs of saying only right before a passage. */
  readonly weakCues: ReadonlySet<string>
  /** Finds roles (`主任`), global, longest first. */
  readonly role: RegExp
  /** Roles after which a transliterated name without a surname of the hundred families may stand. */
  readonly foreignTitles: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
  readonly compoundSurnames: ReadonlySet<string>
  /** Words that may follow a name at once, and so end it. */
  readonly nameEnders: ReadonlySet<string>
  /** What a name may carry behind it (`教授`, `女士`), longest first, anchored at the end. */
  readonly suffix: RegExp
  readonly singularPronouns: ReadonlySet<string>
  readonly pluralPronouns: ReadonlySet<string>
  readonly groupPronouns: ReadonlySet<string>
  /** Adverbs between subject and verb, anchored at the end. */
  readonly trailing: RegExp
  /** Adverbs and dates before the subject, anchored at the start. */
  readonly leading: RegExp
  /** Nouns for people and bodies without a name, sticky from a phrase's start. */
  readonly group: RegExp
  /** What leads to a title (`以…为题`), anchored at the end. */
  readonly titleLead: RegExp
  readonly titleTail: RegExp
  /** What leads to a term or a name (`所谓的`), anchored at the end. */
  readonly nameLead: RegExp
  /** What makes a term of the passage before it (`能力`), anchored at the start. */
  readonly nounTail: RegExp
  /** Banners, slogans and the like. */
  readonly sign: RegExp
}

const words = z.array(z.string().min(1))
const probabilities = z.record(z.string(), z.number().min(0).max(1))
const englishFile = z.object({
  auxiliaries: words,
  boundaries: words,
  confidence: probabilities,
  cues: words,
  describers: words,
  determiners: words,
  femaleWords: words,
  honorifics: words,
  linkedNames: words,
  maleWords: words,
  notNames: words,
  openers: words,
  prepositions: words,
  pronouns: z.object({ female: words, male: words, plural: words, other: words }),
  roles: words,
})
const chineseFile = z.object({
  compoundSurnames: words,
  confidence: probabilities,
  cues: words,
  foreignTitles: words,
  groupSuffixes: words,
  leading: words,
  nameEnders: words,
  nameLeads: words,
  notCues: words,
  nounTails: words,
  pronouns: z.object({ singular: words, plural: words, organisation: words }),
  roles: words,
  signs: words,
  suffixes: words,
  surnames: z.string().min(1),
  times: z.string().min(1),
  titleLeads: words,
  titleTails: words,
  trailing: words,
  weakCues: words,
})

/**
 * Reads the lexicons of both languages and compiles them once.
 *
 * @param files the parsed `quote.json` of each language.
 * @returns fails with `content-invalid`, naming language and field of every mistake.
 */
export function parseQuoteRules(files: Readonly<Record<'zh-Hans' | 'en', unknown>>): Result<QuoteRules> {
  const english = englishFile.safeParse(files.en)
  const chinese = chineseFile.safeParse(files['zh-Hans'])
  if (english.success && chinese.success) {
    return succeed({
      english: compileEnglish(english.data),
      chinese: compileChinese(chinese.data),
      confidence: {
        en: new Map(Object.entries(english.data.confidence)),
        zh: new Map(Object.entries(chinese.data.confidence)),
      },
    })
  }
  const mistakes = [...mistakesOf('en', english.error), ...mistakesOf('zh-Hans', chinese.error)]
  return fail({ code: 'content-invalid', detail: `quote rules: ${mistakes.join('; ')}` })
}

function mistakesOf(language: string, error: z.ZodError | undefined): readonly string[] {
  return (error?.issues ?? []).map((issue) => `${language} ${issue.path.join('.')}: ${issue.message}`)
}

function compileEnglish(file: z.infer<typeof englishFile>): EnglishRules {
  const { pronouns } = file
  return {
    auxiliaries: new Set(file.auxiliaries),
    boundaries: new Set(file.boundaries),
    cues: new Set(file.cues.flatMap((forms) => forms.split(' '))),
    describers: new Set(file.describers),
    determiners: new Set(file.determiners),
    female: new Set(pronouns.female),
    femaleWords: new Set(file.femaleWords),
    honorifics: new Set(file.honorifics),
    linkedNames: new Set(file.linkedNames),
    male: new Set(pronouns.male),
    maleWords: new Set(file.maleWords),
    notNames: new Set(file.notNames),
    openers: new Set(file.openers),
    prepositions: new Set(file.prepositions),
    pronouns: new Set([...pronouns.female, ...pronouns.male, ...pronouns.plural, ...pronouns.other]),
    roles: new Set(file.roles),
  }
}

function compileChinese(file: z.infer<typeof chineseFile>): ChineseRules {
  const { pronouns } = file
  return {
    cue: new RegExp(`${anyOf(file.notCues)}|(${anyOf(file.cues)})`, 'g'),
    weakCues: new Set(file.weakCues),
    role: new RegExp(anyOf([...file.roles, ...file.foreignTitles]), 'g'),
    foreignTitles: new Set(file.foreignTitles),
    surnames: new Set(file.surnames),
    compoundSurnames: new Set(file.compoundSurnames),
    nameEnders: new Set(file.nameEnders),
    suffix: new RegExp(`${anyOf(file.suffixes)}$`),
    singularPronouns: new Set(pronouns.singular),
    pluralPronouns: new Set(pronouns.plural),
    groupPronouns: new Set(pronouns.organisation),
    trailing: new RegExp(`(?:${anyOf(file.trailing)}|${file.times})$`),
    leading: new RegExp(`^(?:${anyOf(file.leading)}|${file.times})`),
    group: new RegExp(anyOf([...file.groupSuffixes, ...file.roles]), 'g'),
    titleLead: new RegExp(`${anyOf(file.titleLeads)}$`),
    titleTail: new RegExp(`^${anyOf(file.titleTails)}`),
    nameLead: new RegExp(`${anyOf(file.nameLeads)}$`),
    nounTail: new RegExp(`^${anyOf(file.nounTails)}`),
    sign: new RegExp(anyOf(file.signs)),
  }
}

/** An alternation of literal words, longest first, so that a word wins over its own beginning. */
function anyOf(list: readonly string[]): string {
  const sorted = [...new Set(list)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return `(?:${sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`
}
