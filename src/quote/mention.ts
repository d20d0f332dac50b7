import type { Span } from '../text/span.ts'

/** A noun phrase that may be a speaker, before it is resolved to a person of the document. */
export interface Mention {
  /** The whole phrase as it stands, or the name alone where the phrase holds one. */
  readonly span: Span
  /** `name`: holds a proper name; `pronoun`: he, 她; `phrase`: a description without a name; `none`: left out, as Chinese may. */
  readonly kind: 'name' | 'pronoun' | 'phrase' | 'none'
  /** Role or affiliation that stands beside the name, when one does. */
  readonly role: Span | undefined
}

/** A speaker found beside a passage. */
export interface Candidate {
  readonly mention: Mention
  readonly cue: Span | undefined
  /** Id of the rule that found it; a key of the confidence table. */
  readonly rule: string
  /** What a group's pronoun (`该组织`) stands for, where the sentence before tells. */
  readonly antecedent: Mention | undefined
  /** The antecedent is whoever said the passage right before, so that nobody else can be meant. */
  readonly goesOn: boolean
}

/** Makes a candidate. Field by field, and all here: whoever reads candidates finds them all of one kind. */
export function candidateOf(mention: Mention, cue: Span | undefined, rule: string): Candidate {
  return { mention, cue, rule, antecedent: undefined, goesOn: false }
}

/** The same candidate, found by another rule. */
export function foundBy({ mention, cue, antecedent, goesOn }: Candidate, rule: string): Candidate {
  return { mention, cue, rule, antecedent, goesOn }
}

/** The same candidate with what its mention stands for. */
export function standingFor(candidate: Candidate, antecedent: Mention, goesOn = candidate.goesOn): Candidate {
  const { mention, cue, rule } = candidate
  return { mention, cue, rule, antecedent, goesOn }
}
