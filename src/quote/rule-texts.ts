/**
 * Names the texts that explain a rule to a reader, one sentence each: `why.cue-after`, and for what the mention of the
 * speaker rests on (`cue-after.stranger`) `why.evidence-stranger` too.
 * @param rule of an `Attribution` or a `RejectedPassage`.
 */
export function ruleTexts(rule: string): readonly string[] {
  const [finder = rule, evidence] = rule.split('.')
  return evidence === undefined ? [`why.${finder}`] : [`why.${finder}`, `why.evidence-${evidence}`]
}
