import { type FoundQuote, type GoldDocument, isPronoun, isSameSpeaker } from './score-quotes.ts'

/** How the indirect statements of one document came out; sums of these over documents make the table. */
export interface StatementCounts {
  readonly found: number
  /** Those that lie on a gold quotation without marks, or partly without: common part ≥ half of both together. */
  readonly matched: number
  readonly gold: number
  /** Matched ones whose gold speaker is a name. */
  readonly named: number
  readonly speakersRight: number
}

const MATCH = 0.5

/** Scores the indirect statements of one document against the gold ones. */
export function scoreStatements(gold: GoldDocument, found: readonly FoundQuote[]): StatementCounts {
  const targets = gold.quotes.filter((quote) => quote.kind !== 'direct')
  const partners = found.map((statement) => ({
    statement,
    target: targets.find((target) => likeness(statement.parts[0], target) >= MATCH),
  }))
  const named = partners.filter(({ target }) => target?.speaker != null && !isPronoun(target.speaker))
  return {
    found: found.length,
    matched: partners.filter(({ target }) => target !== undefined).length,
    gold: targets.filter((target) => target.kind === 'indirect').length,
    named: named.length,
    speakersRight: named.filter(({ statement, target }) => isSameSpeaker(target?.speaker ?? '', statement.speaker))
      .length,
  }
}

/** Common part of two spans over both together, from 0 to 1. */
function likeness(part: readonly [number, number] | undefined, { start, end }: { start: number; end: number }): number {
  const [from, to] = part ?? [0, 0]
  return Math.max(0, Math.min(end, to) - Math.max(start, from)) / (Math.max(end, to) - Math.min(start, from))
}
