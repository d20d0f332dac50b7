import { SHOWN_CONFIDENCE } from '../../src/quote/shown-confidence.ts'
import { type Difference, resample } from './bootstrap.ts'
import type { StatementCounts } from './quotes-statements.ts'
import type { Attempt, QuoteCounts } from './score-quotes.ts'

/** Lower ends of the rows of the reliability table. */
const CONFIDENCES = [0.95, 0.93, 0.9, 0.8, 0.7, 0.5, 0]

/** The figures of one system on one set of documents. */
export function row(counts: QuoteCounts): string {
  return [
    `span F1 ${(100 * spanF1(counts)).toFixed(1)}`,
    `split joined ${counts.splitsJoined}/${counts.splits}`,
    `false on rejects ${counts.wrongOnRejects}/${counts.rejects}`,
    `speaker ${percent(counts.speakersRight, counts.named)}`,
    `of tried ${percent(counts.speakersRight, counts.speakersTried)}`,
    `quote+speaker F1 ${(100 * endF1(counts)).toFixed(1)}`,
  ].join('  ')
}

/** What is shown in a digest, how sure it claims to be and how often it is right. */
export function reliabilityLines(attempts: readonly Attempt[]): readonly string[] {
  const shown = attempts.filter((attempt) => attempt.confidence >= SHOWN_CONFIDENCE)
  const bins = CONFIDENCES.map((from, index) => {
    const to = CONFIDENCES[index - 1] ?? 1.01
    const own = attempts.filter(({ confidence }) => confidence >= from && confidence < to)
    const claimed = own.reduce((total, { confidence }) => total + confidence, 0)
    return `≥${from.toFixed(2)} ${right(own)}/${own.length} claims ${percent(claimed, own.length)} is ${percent(right(own), own.length)}`
  })
  return [
    `shown in a digest: ${shown.length} of ${attempts.length}, right ${percent(right(shown), shown.length)}`,
    `by confidence: ${bins.join('; ')}`,
  ]
}

/** The share of right speakers by how the text names them. */
export function kindLine(attempts: readonly Attempt[], counts: QuoteCounts): string {
  const kinds = [...new Set(attempts.map(({ kind }) => kind))].sort()
  const shares = kinds.map((kind) => {
    const own = attempts.filter((attempt) => attempt.kind === kind)
    return `${kind} ${right(own)}/${own.length}`
  })
  return `by kind: ${shares.join('  ')}  pronoun pointed at ${counts.pronounsPointed}/${counts.pronouns}`
}

/** The precision of each rule: where the table of confidence comes from, on the documents tuned on. */
export function ruleLines(attempts: readonly Attempt[]): readonly string[] {
  const rules = [...new Set(attempts.map((attempt) => attempt.rule))].sort()
  return rules.map((rule) => {
    const own = attempts.filter((attempt) => attempt.rule === rule)
    // one right and one wrong are added, so that a rule seen twice is not taken for certain
    return `${rule.padEnd(28)} ${right(own)}/${own.length}  ${((right(own) + 1) / (own.length + 2)).toFixed(2)}`
  })
}

/** How the indirect statements came out. */
export function statementLine(counts: StatementCounts): string {
  return [
    `indirect statements: on a gold one ${percent(counts.matched, counts.found)} of ${counts.found}`,
    `speaker ${percent(counts.speakersRight, counts.named)}`,
    `found ${percent(counts.matched, counts.gold)} of ${counts.gold} gold`,
  ].join('  ')
}

/** Paired bootstrap over documents of the two F1 figures of two systems. */
export function differenceLine(name: string, ours: readonly QuoteCounts[], theirs: readonly QuoteCounts[]): string {
  const show = ({ mean, low, high }: Difference) =>
    `${signed(100 * mean)} [${signed(100 * low)}, ${signed(100 * high)}]`
  const difference = (figure: (counts: QuoteCounts) => number) =>
    resample(ours.length, (places) => figure(sumAt(ours, places)) - figure(sumAt(theirs, places)))
  return `ours less ${name}: span F1 ${show(difference(spanF1))}  quote+speaker F1 ${show(difference(endF1))}`
}

/** Adds up counts over documents; at least one. */
export function sum<Counts extends object>(all: readonly Counts[]): Counts {
  return sumAt(
    all,
    all.map((_, place) => place),
  )
}

function sumAt<Counts extends object>(all: readonly Counts[], places: readonly number[]): Counts {
  const total: Record<string, number> = {}
  for (const place of places) {
    for (const [key, value] of Object.entries(all[place] ?? {})) total[key] = (total[key] ?? 0) + Number(value)
  }
  return total as Counts
}

function spanF1({ matched, wrong, targets }: QuoteCounts): number {
  return f1(matched / (matched + wrong || 1), matched / (targets || 1))
}

function endF1({ endRight, endFound, endGold }: QuoteCounts): number {
  return f1(endRight / (endFound || 1), endRight / (endGold || 1))
}

function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

function right(attempts: readonly Attempt[]): number {
  return attempts.filter((attempt) => attempt.right).length
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(1)}`
}
