import { z } from 'zod'
import { type Result, succeed } from '../failure/result.ts'
import { failRules, ruleMistakes } from '../failure/rule-mistakes.ts'
import { madeOnce } from '../text/made-once.ts'
import { compileTerms, type TermIndex } from '../topic/term-index.ts'
import { isCross } from './crosses.ts'
import { heightAt, reachOf } from './curve.ts'
import { compileLookup, type Lookup } from './lookup.ts'
import { isMeasure, measureNames } from './measure-names.ts'
import { compileOpenings, type Openings } from './openings.ts'
import { compileScore, type ScoreTable, type WeighedPart } from './score-table.ts'
import { compileVocabulary, type Vocabulary } from './vocabulary.ts'

/** What is known of choosing whole sentences, or clauses. */
export interface UnitRules {
  readonly parts: readonly WeighedPart[]
  /** The same, arranged to score with. */
  readonly table: ScoreTable
  /** What it costs, in score, to say wholly again what a better takeaway says; 0 or more. */
  readonly repetition: number
}

/** What the selection knows of one language. */
export interface LanguageTakeawayRules {
  /** Names of the lexicons; a hit's place in `lexiconTerms` leads to one through `lexiconOfTerm`. */
  readonly lexicons: readonly string[]
  readonly lexiconTerms: TermIndex
  readonly lexiconOfTerm: readonly number[]
  /** Places of two lexicons that are asked for by name: words of saying, and of praise; -1 where a language has none. */
  readonly statement: number
  readonly praise: number
  /** Words that need the sentence before them (他、这、"But"). */
  readonly dangling: Openings
  /** Openings of a clause that another must follow (`既`, `not only`). */
  readonly leading: Openings
  /** Linking words that can be cut off with the comma behind them (此外、"However"). */
  readonly connective: Openings
  /** Words that go on with the clause before (达、同比、"which"). */
  readonly continuing: Openings
  readonly vocabulary: Vocabulary
  /** Arranges the vocabulary and the lexicons with the terms of a workspace's topics, once for each. */
  readonly lookupFor: (topics: TermIndex) => Lookup
  /** Whether any of `CROSSES` has a curve, so that they are measured at all. */
  readonly weighsCrosses: boolean
  /** The values of a candidate before anything is measured, to be copied: 0 for every name of `measureNames`. */
  readonly noValues: readonly number[]
  /** Labels that can be cut off with the colon behind them (正文、"Updated"). */
  readonly label: Openings
  /** Words that open a clause of circumstance (为了、在、"while"). */
  readonly circumstance: Openings
  /** Words within such a clause that need the sentence before (这些、上述、"these"). */
  readonly reference: Openings
  /** Words for somebody who must have been named before ("he"). */
  readonly unnamed: Openings
  /** Words that answer what was asked before (是的，、"Yes,"). */
  readonly answering: Openings
  /** Words of those who lead through a call or thank one another (各位投资者、"Our next question"). */
  readonly courtesy: Openings
  /** Lower-case ends of sentences that only say who spoke (告诉记者。). */
  readonly citing: readonly string[]
  /** What a mark of a character, see `tellingCharacters`, adds to the part `characters` of clauses. */
  readonly characters: ReadonlyMap<string, number>
  readonly sentence: UnitRules
  readonly clause: UnitRules
}

/** Rules of both languages; Traditional Chinese is read, folded, with those of Simplified. */
export interface TakeawayRules {
  readonly chinese: LanguageTakeawayRules
  readonly english: LanguageTakeawayRules
}

const terms = z.array(z.string().min(1))
const curve = z
  .strictObject({ knots: z.array(z.number()).min(1), heights: z.array(z.number()).min(1) })
  .refine(({ knots, heights }) => knots.length === heights.length, 'needs as many heights as knots')
  .refine(({ knots }) => knots.every((knot, at) => at === 0 || knot > (knots[at - 1] ?? knot)), 'needs rising knots')
const curves = z.strictObject({ sentence: z.record(z.string(), curve), clause: z.record(z.string(), curve) })
const provenance = z.record(z.string(), z.string().or(z.number()))
const fileSchema = z
  .strictObject({
    emptyWords: terms,
    lexicons: z.record(z.string(), terms),
    openings: z.strictObject({
      dangling: terms,
      connective: terms,
      leading: terms,
      continuing: terms,
      label: terms,
      circumstance: terms,
      reference: terms,
      unnamed: terms,
      answering: terms,
      courtesy: terms,
    }),
    citing: terms,
    editorial: curves.extend({ provenance }),
    learned: curves.extend({
      provenance,
      repetition: z.strictObject({ sentence: z.number().min(0), clause: z.number().min(0) }),
      words: z.record(z.string(), z.number()),
      characters: z.record(z.string(), z.number()),
    }),
  })
  .superRefine((file, context) => {
    for (const [origin, { sentence, clause }] of Object.entries({ editorial: file.editorial, learned: file.learned })) {
      for (const name of [...Object.keys(sentence), ...Object.keys(clause)]) {
        if (isMeasure(name) || name in file.lexicons) continue
        context.addIssue({ code: 'custom', path: [origin, name], message: 'is neither a measure nor a lexicon' })
      }
    }
  })

type RulesFile = z.infer<typeof fileSchema>

/**
 * Reads the rules of takeaway selection out of unknown data.
 *
 * @param files the parsed JSON of `content/lang/<tag>/takeaway.json`.
 * @returns `content-invalid` whose detail names every field that is wrong, by language.
 */
export function parseTakeawayRules(files: Readonly<Record<'zh-Hans' | 'en', unknown>>): Result<TakeawayRules> {
  const english = fileSchema.safeParse(files.en)
  const chinese = fileSchema.safeParse(files['zh-Hans'])
  if (english.success && chinese.success) {
    return succeed({ chinese: compileRules(chinese.data), english: compileRules(english.data) })
  }
  return failRules([
    ...ruleMistakes('en/takeaway', files.en, english.error),
    ...ruleMistakes('zh-Hans/takeaway', files['zh-Hans'], chinese.error),
  ])
}

function compileRules(file: RulesFile): LanguageTakeawayRules {
  const lexicons = Object.entries(file.lexicons)
  const names = lexicons.map(([name]) => name)
  const lexiconTerms = compileTerms(lexicons.flatMap(([, words]) => words))
  const vocabulary = compileVocabulary(
    file.emptyWords.flatMap((line) => line.split(' ')),
    file.learned.words,
  )
  return {
    lexicons: names,
    statement: names.indexOf('statement'),
    praise: names.indexOf('praise'),
    lexiconTerms,
    lexiconOfTerm: lexicons.flatMap(([, words], place) => words.map(() => place)),
    dangling: compileOpenings(file.openings.dangling),
    connective: compileOpenings(file.openings.connective),
    leading: compileOpenings(file.openings.leading),
    continuing: compileOpenings(file.openings.continuing),
    vocabulary,
    lookupFor: madeOnce((topics) => compileLookup(vocabulary, lexiconTerms, topics)),
    weighsCrosses: Object.keys(file.learned.clause).some(isCross),
    noValues: zeros(measureNames(names).length),
    label: compileOpenings(file.openings.label),
    circumstance: compileOpenings(file.openings.circumstance),
    reference: compileOpenings(file.openings.reference),
    unnamed: compileOpenings(file.openings.unnamed),
    answering: compileOpenings(file.openings.answering),
    courtesy: compileOpenings(file.openings.courtesy),
    citing: file.citing,
    characters: new Map(Object.entries(file.learned.characters)),
    sentence: unitRules(file, 'sentence'),
    clause: unitRules(file, 'clause'),
  }
}

/** Filled with a fraction first: an array that held one stays an array of unboxed doubles, and so do its copies. */
function zeros(length: number): readonly number[] {
  return Array.from({ length }, () => 0.5).fill(0)
}

/** An editor's curve stands in for a learned one of the same name. */
function unitRules({ learned, editorial, lexicons }: RulesFile, unit: 'sentence' | 'clause'): UnitRules {
  const names = measureNames(Object.keys(lexicons))
  const curves = Object.entries({ ...learned[unit], ...editorial[unit] })
  const parts = curves
    .map(([name, curve]) => ({
      name,
      curve,
      reach: reachOf(curve),
      rest: heightAt(curve, 0),
      place: names.indexOf(name),
    }))
    .filter(({ reach }) => reach > 0)
  return { parts, table: compileScore(parts), repetition: learned.repetition[unit] }
}
