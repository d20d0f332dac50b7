import type { Span } from '../text/span.ts'
import { agreementsOf } from './agreement.ts'
import { weighCharacters } from './characters.ts'
import { leansOnOthers } from './leaning.ts'
import { hasLoneMark } from './lone-marks.ts'
import { type Measured, measure } from './measure.ts'
import { PLACE } from './measure-names.ts'
import type { Reading } from './reading.ts'
import { scoreOf } from './score.ts'
import type { ScoreTable } from './score-table.ts'
import {
  clausesToCut,
  endsInColon,
  headsList,
  isCircumstance,
  leadsOn,
  leavesUnnamed,
  onlyCites,
} from './stand-alone.ts'
import type { LeftOut } from './takeaway.ts'
import { leadsTalk } from './talk.ts'

/** What to choose: `sentence` takes sentences as they stand, `clause` one to three clauses of each. */
export interface RankOptions {
  readonly unit: 'sentence' | 'clause'
  /**
   * `true`: what cannot stand alone comes last, and clauses that a reader does without are cut off before a sentence, see
   * `clausesToCut`. `false`: only fragments and quotations come last; for a dangling opening the score has a price, since
   * English news is full of good sentences that open with "But".
   */
  readonly strict: boolean
}

/** One candidate with its score. */
export interface Ranked {
  readonly measured: Measured
  /** The sentence whose score it has, where `measured` is only a part of that. */
  readonly whole?: Measured
  readonly score: number
  /** `true` when everything that can stand alone goes before it. */
  readonly isLast: boolean
  /** Why it should not stand alone; `undefined` when it can. */
  readonly weakness: Exclude<LeftOut['reason'], 'lower-score' | 'repeats'> | undefined
}

/** How many clauses a takeaway may have when clauses are chosen. */
export const MOST_CLAUSES = 3
/** So many runs are compared for `agreement`: of 6, 8, 10 and 12 none does better than another beyond chance. */
const MOST_COMPARED = 10
/** A sentence that is quoted to this share is the quotation itself. */
const QUOTED_SHARE = 0.7
/** What has no end mark and this share of names is a head: who takes part, where and when. */
const NAMED_SHARE = 0.5
/** Fewer words than this (a Han character is one) state nothing. */
const FEWEST_WORDS = 5
/** Code units; the longest sentence of the tuning data has 1,100: what is longer was never cut into sentences. */
const LONGEST_STATEMENT = 1_500

/** Scores every candidate of a document: best first, but for those that go last; ties in order of the text. */
export function rankCandidates(reading: Reading, table: ScoreTable, options: RankOptions): readonly Ranked[] {
  const ranking: Ranking = { table, options }
  const runs = options.unit === 'clause' ? judgeRuns(reading, ranking) : []
  const ranked = reading.candidates.map(
    (_, candidate) => bestOf(runs[candidate] ?? []) ?? rankSentence(reading, candidate, ranking),
  )
  return ranked.sort(compareRanked)
}

/** By candidate, all that may be taken of it. */
function judgeRuns(reading: Reading, ranking: Ranking): readonly (readonly Ranked[])[] {
  const judged = reading.candidates.flatMap((_, candidate) =>
    listRuns(reading, candidate, ranking.options).map((run) => judgeRun(reading, candidate, run, ranking)),
  )
  const runs: Ranked[][] = reading.candidates.map(() => [])
  for (const run of weighAgreement(reading, judged, ranking.table)) {
    runs[run.measured.candidate]?.push(run)
  }
  return runs
}

/**
 * Ranks the sentences of a document and shortens each to the clauses that say most of it: a clause that would do well
 * by itself is nothing to show when its sentence is not.
 */
export function rankShortened(
  reading: Reading,
  { sentence, clause }: Readonly<Record<RankOptions['unit'], ScoreTable>>,
): readonly Ranked[] {
  const sentences = rankCandidates(reading, sentence, { unit: 'sentence', strict: true })
  return sentences.map((ranked) => {
    const { candidate } = ranked.measured
    const ranking: Ranking = { table: clause, options: { unit: 'clause', strict: true } }
    const run = bestOf(openingRuns(reading, candidate).map((clauses) => judgeRun(reading, candidate, clauses, ranking)))
    return run === undefined || run.isLast ? ranked : { ...ranked, measured: run.measured, whole: ranked.measured }
  })
}

/** Ranks, one by one, the clauses that stand beside what was ranked of their sentence: for who asks for more than there are sentences. */
export function rankFurtherClauses(reading: Reading, ranked: readonly Ranked[], table: ScoreTable): readonly Ranked[] {
  const ranking: Ranking = { table, options: { unit: 'clause', strict: false } }
  const further = ranked.flatMap(({ measured: { candidate, clauses } }) => {
    const count = reading.candidates[candidate]?.clauses.length ?? 0
    return Array.from({ length: count }, (_, at) => at)
      .filter((at) => at < clauses.start || at >= clauses.end)
      .map((at) => measure(reading, candidate, { start: at, end: at + 1 }))
  })
  return further.map((measured) => judge(reading, weighCharacters(reading, measured), ranking)).sort(compareRanked)
}

/** What candidates are ranked by. */
interface Ranking {
  readonly table: ScoreTable
  readonly options: RankOptions
}

function rankSentence(reading: Reading, candidate: number, ranking: Ranking): Ranked {
  return judge(reading, measure(reading, candidate, wholeSentence(reading, candidate, ranking.options)), ranking)
}

/** What is judged again by how far the best agree; the same where the score has no part for that. */
function weighAgreement(reading: Reading, judged: readonly Ranked[], table: ScoreTable): readonly Ranked[] {
  if (!table.places.includes(PLACE.agreement)) return judged
  const best = judged.filter(({ isLast }) => !isLast)
  best.sort(compareRanked).splice(MOST_COMPARED)
  const pieces = best.map(({ measured: { span }, score }) => ({ span, score }))
  const agreements = new Map(agreementsOf(reading, pieces).map((agreement, at) => [best[at], agreement]))
  return judged.map((entry) => {
    const agreement = agreements.get(entry)
    if (agreement === undefined) return entry
    const measured = { ...entry.measured, values: entry.measured.values.with(PLACE.agreement, agreement) }
    return { ...entry, measured, score: scoreOf(measured, table) }
  })
}

function judgeRun(reading: Reading, candidate: number, run: Span, ranking: Ranking): Ranked {
  return judge(reading, weighCharacters(reading, measure(reading, candidate, run)), ranking)
}

/** The best of some, the first of equals; `undefined` of none. */
function bestOf(runs: readonly Ranked[]): Ranked | undefined {
  let best: Ranked | undefined
  for (const ranked of runs) if (best === undefined || isBetter(ranked, best)) best = ranked
  return best
}

function isBetter(a: Ranked, b: Ranked): boolean {
  return compareRanked(a, b) < 0
}

function compareRanked(a: Ranked, b: Ranked): number {
  return Number(a.isLast) - Number(b.isLast) || b.score - a.score || a.measured.candidate - b.measured.candidate
}

/** Lists what may be taken of one candidate, as half-open ranges of its clauses; at least one. */
export function listRuns(reading: Reading, candidate: number, options: RankOptions): readonly Span[] {
  if (options.unit === 'sentence') return [wholeSentence(reading, candidate, options)]
  const clauses = reading.candidates[candidate]?.clauses.length ?? 0
  const runs: Span[] = []
  for (let start = 0; start < clauses; start++) {
    for (let end = start + 1; end <= Math.min(clauses, start + MOST_CLAUSES); end++) runs.push({ start, end })
  }
  return runs
}

/** Lists what a sentence can be shortened to: its beginning, which says who or what it is about, with or without circumstances. */
function openingRuns(reading: Reading, candidate: number): readonly Span[] {
  const clauses = reading.candidates[candidate]?.clauses ?? []
  const runs: Span[] = []
  let start = clausesToCut(reading, candidate)
  for (; start < clauses.length; start++) {
    const most = Math.min(clauses.length, start + MOST_CLAUSES)
    for (let end = start + 1; end <= most; end++) runs.push({ start, end })
    const clause = clauses[start]
    if (clause === undefined || !isCircumstance(reading, clause)) break
  }
  return runs
}

function wholeSentence(reading: Reading, candidate: number, { strict }: RankOptions): Span {
  const end = reading.candidates[candidate]?.clauses.length ?? 0
  return { start: strict ? clausesToCut(reading, candidate) : 0, end }
}

function judge(reading: Reading, measured: Measured, { table, options }: Ranking): Ranked {
  const { unit, strict } = options
  const flaw = unit === 'sentence' ? flawOf : flawOfClauses
  const weakness = weaknessOf(measured) ?? (strict ? flaw(reading, measured) : undefined)
  const isLast = weakness !== undefined && (strict || weakness !== 'dangling')
  return { measured, score: scoreOf(measured, table), weakness, isLast }
}

function weaknessOf({ span, values }: Measured): Ranked['weakness'] {
  if (span.end - span.start > LONGEST_STATEMENT) return 'fragment'
  if ((values[PLACE.length] ?? 0) < FEWEST_WORDS || isSet(values, PLACE['ends-with-cue'])) return 'fragment'
  if ((values[PLACE['quote-share']] ?? 0) >= QUOTED_SHARE) return 'quotation'
  return isSet(values, PLACE.dangling) || isSet(values, PLACE.continues) ? 'dangling' : undefined
}

function isSet(values: readonly number[], place: number): boolean {
  return (values[place] ?? 0) > 0
}

/** What a whole sentence that stands alone must not be, beyond what the score has a price for. */
function flawOf(reading: Reading, { candidate, clauses, span, values }: Measured): Ranked['weakness'] {
  // who asks states nothing
  if (isSet(values, PLACE.question) || leadsTalk(reading, candidate, span)) return 'fragment'
  if (isSet(values, PLACE.unfinished) && (values[PLACE['name-share']] ?? 0) >= NAMED_SHARE) return 'fragment'
  if (headsList(reading, candidate, span) || onlyCites(reading, clauses.end - clauses.start, span)) return 'fragment'
  if (hasLoneMark(reading, span)) return 'quotation'
  const leans = leavesUnnamed(reading, candidate, span) || leansOnOthers(reading, candidate, span)
  return leans ? 'dangling' : undefined
}

/** What clauses that stand alone must not be: no more than a circumstance of what is said, or the head of a list. */
function flawOfClauses(reading: Reading, { candidate, clauses, span }: Measured): Ranked['weakness'] {
  const all = reading.candidates[candidate]?.clauses ?? []
  const last = all[clauses.end - 1]
  if (last !== undefined && leadsOn(reading, last, clauses.end - clauses.start === 1)) return 'fragment'
  // half of a list behind its colon
  if (clauses.end < all.length && endsInColon(reading, all.slice(clauses.start, clauses.end))) return 'fragment'
  if (headsList(reading, candidate, span)) return 'fragment'
  return hasLoneMark(reading, span) ? 'quotation' : undefined
}
