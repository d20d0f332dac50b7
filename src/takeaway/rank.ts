import type { Span } from '../text/span.ts'
import { weighCharacters } from './characters.ts'
import { type Measured, measure, measuredAs } from './measure.ts'
import type { Reading } from './reading.ts'
import { scoreOf } from './score.ts'
import type { ScoreTable } from './score-table.ts'
import { clausesToCut, headsList, leavesUnnamed, onlyCites } from './stand-alone.ts'
import type { LeftOut } from './takeaway.ts'

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
  readonly score: number
  /** `true` when everything that can stand alone goes before it. */
  readonly isLast: boolean
  /** Why it should not stand alone; `undefined` when it can. */
  readonly weakness: Exclude<LeftOut['reason'], 'lower-score' | 'repeats'> | undefined
}

/** How many clauses a takeaway may have when clauses are chosen. */
export const MOST_CLAUSES = 3
/** A sentence that is quoted to this share is the quotation itself. */
const QUOTED_SHARE = 0.7
/** Fewer words than this (a Han character is one) state nothing. */
const FEWEST_WORDS = 5
/** Code units; the longest sentence of the tuning data has 1,100: what is longer was never cut into sentences. */
const LONGEST_STATEMENT = 1_500

/** Scores every candidate of a document: best first, but for those that go last; ties in order of the text. */
export function rankCandidates(reading: Reading, table: ScoreTable, options: RankOptions): readonly Ranked[] {
  const ranked: Ranked[] = []
  for (let candidate = 0; candidate < reading.candidates.length; candidate++) {
    const best = options.unit === 'clause' ? bestRun(reading, candidate, { table, options }) : undefined
    ranked.push(best ?? rankSentence(reading, candidate, { table, options }))
  }
  return ranked.sort(compareRanked)
}

/** What candidates are ranked by. */
interface Ranking {
  readonly table: ScoreTable
  readonly options: RankOptions
}

function rankSentence(reading: Reading, candidate: number, ranking: Ranking): Ranked {
  return judge(reading, measure(reading, candidate, wholeSentence(reading, candidate, ranking.options)), ranking)
}

/** The best run of a candidate's clauses. */
function bestRun(reading: Reading, candidate: number, ranking: Ranking): Ranked | undefined {
  let best: Ranked | undefined
  for (const run of listRuns(reading, candidate, ranking.options)) {
    const ranked = judge(reading, weighCharacters(reading, measure(reading, candidate, run)), ranking)
    if (best === undefined || isBetter(ranked, best)) best = ranked
  }
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

function wholeSentence(reading: Reading, candidate: number, { strict }: RankOptions): Span {
  const end = reading.candidates[candidate]?.clauses.length ?? 0
  return { start: strict ? clausesToCut(reading, candidate) : 0, end }
}

function judge(reading: Reading, measured: Measured, { table, options }: Ranking): Ranked {
  const { unit, strict } = options
  const weakness = weaknessOf(measured) ?? (strict && unit === 'sentence' ? flawOf(reading, measured) : undefined)
  const isLast = weakness !== undefined && (strict || weakness !== 'dangling')
  return { measured, score: scoreOf(measured, table), weakness, isLast }
}

function weaknessOf(measured: Measured): Ranked['weakness'] {
  if (measured.span.end - measured.span.start > LONGEST_STATEMENT) return 'fragment'
  if (measuredAs(measured, 'length') < FEWEST_WORDS || measuredAs(measured, 'ends-with-cue') > 0) return 'fragment'
  if (measuredAs(measured, 'quote-share') >= QUOTED_SHARE) return 'quotation'
  if (measuredAs(measured, 'dangling') > 0 || measuredAs(measured, 'continues') > 0) return 'dangling'
  return undefined
}

/** What a whole sentence that stands alone must not be, beyond what the score has a price for. */
function flawOf(reading: Reading, measured: Measured): Ranked['weakness'] {
  const { candidate, clauses, span } = measured
  // who asks states nothing
  if (measuredAs(measured, 'question') > 0) return 'fragment'
  if (headsList(reading, candidate, span) || onlyCites(reading, clauses.end - clauses.start, span)) return 'fragment'
  return leavesUnnamed(reading, candidate, span) ? 'dangling' : undefined
}
