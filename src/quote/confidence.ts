/**
 * How far the rules of one language are to be trusted: rule id → what the mention rests on → share of such attributions that
 * were right on tuning data, from 0 to 1. `WHATEVER` stands for all that the rule has no share of its own for.
 *
 * In two steps, because an id put together from both would be made, and read letter by letter, for each quotation.
 */
export type Confidence = ReadonlyMap<string, ReadonlyMap<string, number>>

const WHATEVER = ''

/** @param shares by rule id, behind which what it rests on may stand (`cue-before.pronoun`), parted by a stop. */
export function compileConfidence(shares: Readonly<Record<string, number>>): Confidence {
  const compiled = new Map<string, Map<string, number>>()
  const add = (rule: string, evidence: string, share: number) => {
    const own = compiled.get(rule) ?? new Map<string, number>()
    compiled.set(rule, own.set(evidence, share))
  }
  for (const [id, share] of Object.entries(shares)) {
    add(id, WHATEVER, share)
    const stop = id.lastIndexOf('.')
    if (stop > 0) add(id.slice(0, stop), id.slice(stop + 1), share)
  }
  return compiled
}

/** How far a rule is to be trusted; `undefined` when the table does not say. */
export function shareOf(confidence: Confidence, rule: string, evidence = WHATEVER): number | undefined {
  const own = confidence.get(rule)
  return own?.get(evidence) ?? own?.get(WHATEVER)
}
