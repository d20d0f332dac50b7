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
  /** What a group's pronoun (`该组织`) stands for, where the sentence before tells. */
  readonly antecedent?: Mention
  /** The antecedent is whoever said the passage right before, so that nobody else can be meant. */
  readonly goesOn?: true
  readonly cue: Span | undefined
  /** Id of the rule that found it; a key of the confidence table. */
  readonly rule: string
}
