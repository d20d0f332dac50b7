import type { EvidenceAmount } from './evidence-amount.ts'
import type { EvidenceScore } from './score-evidence.ts'

/** What of the evidence is weighed, by name. */
export type EvidenceSigns = Omit<EvidenceScore, 'keys' | 'read' | 'amount'> & EvidenceAmount

type ReadEvidence = (evidence: EvidenceScore) => number

/**
 * Reads each sign of the evidence by a function of its own: to look one up by a name that changes takes ten times as
 * long, and a question has two thousand of them.
 */
export const EVIDENCE_SIGNS: { readonly [Name in keyof EvidenceSigns]: ReadEvidence } = {
  coverage: ({ coverage }) => coverage,
  reach: ({ reach }) => reach,
  surroundings: ({ surroundings }) => surroundings,
  before: ({ before }) => before,
  after: ({ after }) => after,
  specific: ({ specific }) => specific,
  characters: ({ characters }) => characters,
  shown: ({ shown }) => shown,
  wanted: ({ wanted }) => wanted,
  akin: ({ akin }) => akin,
  alike: ({ alike }) => alike,
  alikeReach: ({ alikeReach }) => alikeReach,
  alikeAround: ({ alikeAround }) => alikeAround,
  leaning: ({ leaning }) => leaning,
  followed: ({ followed }) => followed,
  leaningBefore: ({ leaningBefore }) => leaningBefore,
  followedAfter: ({ followedAfter }) => followedAfter,
  first: ({ first }) => first,
  run: ({ run }) => run,
  nearness: ({ nearness }) => nearness,
  beside: ({ beside }) => beside,
  length: ({ length }) => length,
  news: ({ news }) => news,
  fresh: ({ fresh }) => fresh,
  strange: ({ strange }) => strange,
  alikeHeld: ({ amount }) => amount.alikeHeld,
  namesLacking: ({ amount }) => amount.namesLacking,
  figuresLacking: ({ amount }) => amount.figuresLacking,
}
