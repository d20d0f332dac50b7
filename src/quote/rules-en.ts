import { z } from 'zod'
import { codeUnitsOf } from '../text/code-units.ts'
import { compileHashTable, type HashTable } from '../text/hash-table.ts'
import { hashOfWord, runEnd } from '../text/runs.ts'
import { confidenceSchema, wordsSchema } from './lexicon.ts'
import type { Lexicon } from './lexicon-en.ts'
import {
  AUXILIARY,
  BEARS_TITLE,
  BODY,
  BODY_OF,
  BOUNDARY,
  CUE,
  compileWordClasses,
  DENIAL,
  DESCRIBER,
  DETERMINER,
  FEMALE_NAME,
  FIELD_BODY,
  HEADLINE_VERB,
  HONORIFIC,
  INDIRECT_CUE,
  LINK,
  MALE_NAME,
  NOT_NAME,
  OPENER,
  PREPOSITION,
  PRONOUN,
  ROLE,
  THING,
} from './word-classes-en.ts'

/** With `to`, names the source of a statement. */
const SOURCE_WORD = 'according'

/** English words the rules read, all lower case. */
export interface EnglishRules {
  /** Heads of lines that ask in an interview (`q`, `interviewer`). */
  readonly askers: ReadonlySet<string>
  /** Hashes of the verbs that report without marks, by their first words, and of `according`: a sentence without any of these holds no statement. */
  readonly cueHashes: HashTable
  /** What the words of most lists of the file can be, in one. */
  readonly classes: Lexicon
  readonly femaleWords: ReadonlySet<string>
  readonly maleWords: ReadonlySet<string>
  /** Words in the names of places where people work (`Research`, `University`). */
  readonly firms: ReadonlySet<string>
  readonly honorifics: ReadonlySet<string>
  /** Titles that only a person bears, so that a bare surname behind one names somebody. */
  readonly personalTitles: ReadonlySet<string>
  /** Occasions that bear a title (`lecture`). */
  readonly events: ReadonlySet<string>
  /** Nouns for what bears a title, works (`memoir`) and events alike, by their last words, the longest first. */
  readonly titledNouns: ReadonlyMap<string, readonly string[]>
  readonly prepositions: ReadonlySet<string>
  /** Auxiliaries and adverbs between subject and verb. */
  readonly auxiliaries: ReadonlySet<string>
  readonly female: ReadonlySet<string>
  readonly male: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
}

/** The shape of `quote.json` in English. */
export const englishFile = z.strictObject({
  askers: wordsSchema,
  auxiliaries: wordsSchema,
  bodyWords: wordsSchema,
  boundaries: wordsSchema,
  confidence: confidenceSchema,
  cues: wordsSchema,
  denials: wordsSchema,
  describers: wordsSchema,
  determiners: wordsSchema,
  events: wordsSchema,
  fieldBodies: wordsSchema,
  femaleGivenNames: wordsSchema,
  femaleWords: wordsSchema,
  firms: wordsSchema,
  headlineVerbs: wordsSchema,
  honorifics: wordsSchema,
  indirectCues: wordsSchema,
  linkedNames: wordsSchema,
  maleGivenNames: wordsSchema,
  maleWords: wordsSchema,
  notNames: wordsSchema,
  openers: wordsSchema,
  personalTitles: wordsSchema,
  placeBodies: wordsSchema,
  prepositions: wordsSchema,
  provenance: z.string(),
  pronouns: z.strictObject({ female: wordsSchema, male: wordsSchema, plural: wordsSchema, other: wordsSchema }),
  roles: wordsSchema,
  things: wordsSchema,
  works: wordsSchema,
})

/** Compiles the English lexicon once, so that reading a document compiles nothing. */
export function compileEnglish(file: z.infer<typeof englishFile>): EnglishRules {
  const { pronouns } = file
  return {
    askers: new Set(file.askers),
    auxiliaries: new Set(file.auxiliaries),
    classes: classesOfLists(file),
    cueHashes: hashesOf([SOURCE_WORD, ...formsOf(file.indirectCues)]),
    events: new Set(file.events),
    titledNouns: titledNouns(file),
    female: new Set(pronouns.female),
    firms: new Set(file.firms),
    femaleWords: new Set(file.femaleWords),
    honorifics: new Set(file.honorifics),
    male: new Set(pronouns.male),
    maleWords: new Set(file.maleWords),
    personalTitles: new Set(file.personalTitles),
    prepositions: new Set(file.prepositions),
    roles: new Set(file.roles),
  }
}

/** By their last words. */
function titledNouns({ works, events }: z.infer<typeof englishFile>): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>()
  for (const noun of [...works, ...events]) {
    const word = /\w+$/.exec(noun)?.[0] ?? noun
    byWord.set(
      word,
      [...(byWord.get(word) ?? []), noun].sort((a, b) => b.length - a.length),
    )
  }
  return byWord
}

/** The words of a list in which each line has all forms of one word. */
function formsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((forms) => forms.split(' '))
}

function classesOfLists(file: z.infer<typeof englishFile>): Lexicon {
  return compileWordClasses(
    new Map([
      [CUE, formsOf(file.cues)],
      [INDIRECT_CUE, formsOf(file.indirectCues)],
      [AUXILIARY, file.auxiliaries],
      [BOUNDARY, file.boundaries],
      [PREPOSITION, file.prepositions],
      [PRONOUN, Object.values(file.pronouns).flat()],
      [OPENER, file.openers],
      [DETERMINER, file.determiners],
      [HONORIFIC, file.honorifics],
      [ROLE, file.roles],
      [NOT_NAME, file.notNames],
      [LINK, file.linkedNames],
      [FEMALE_NAME, file.femaleGivenNames],
      [MALE_NAME, file.maleGivenNames],
      [BODY, file.bodyWords],
      [DESCRIBER, file.describers],
      [DENIAL, formsOf(file.denials)],
      [BODY_OF, [...file.placeBodies, ...file.fieldBodies]],
      [FIELD_BODY, file.fieldBodies],
      [THING, file.things],
      [HEADLINE_VERB, file.headlineVerbs],
      [BEARS_TITLE, [...titledNouns(file).keys()]],
    ]),
  )
}

/** The hashes that the words of a list have among the runs of a text, each by its first run. */
function hashesOf(words: readonly string[]): HashTable {
  const hashes = words.map((word) => hashOfWord(codeUnitsOf(word), 0, runEnd(codeUnitsOf(word), 0)))
  return compileHashTable(new Map(hashes.map((hash) => [hash, 1])))
}
