import type { Candidate } from './find-candidates.ts'

/** What speaks for a candidate, by name; every value from 0 to 1. The names are those of `content/lang/<tag>/answer.json`. */
export type Signs = Readonly<Record<string, number>>

/** A candidate with how well it fits. */
export interface Judged extends Candidate {
  /** Share of what is found anywhere of the question that stands in it, by how few of the others in its language have it. */
  readonly distinct: number
  /** Whether what is asked for stands behind it, where a question of an interview is answered. */
  readonly isShownBehind: boolean
  /** Whether the question names something and it is of that. */
  readonly isOfNamed: boolean
  /** What speaks for it because of its thread; empty where there is none before it. */
  readonly leaning: Signs
  /** Comparable between the candidates of one question only; a difference of 1 is a factor of e in the odds. */
  readonly fit: number
}

/** The same while it is weighed: what it is of, and what came before it, is still added. Made for one question alone. */
export interface Weighing extends Omit<Judged, 'leaning' | 'fit' | 'isOfNamed'> {
  isOfNamed: boolean
  leaning: Signs
  fit: number
}

/** What speaks for a candidate of no thread. */
export const NO_SIGNS: Signs = {}

/**
 * Begins to weigh a candidate.
 * Each member is named: an object that is spread and added to is of no known shape, and reading it takes ten times as long.
 */
export function weighingOf(found: Candidate, distinct: number): Weighing {
  return {
    passage: found.passage,
    place: found.place,
    wording: found.wording,
    isForeign: found.isForeign,
    found: found.found,
    share: found.share,
    source: found.source,
    recalled: found.recalled,
    together: found.together,
    isOnlySource: found.isOnlySource,
    staying: found.staying,
    support: found.support,
    lead: found.lead,
    evidence: found.evidence,
    distinct,
    isShownBehind: false,
    isOfNamed: false,
    leaning: NO_SIGNS,
    fit: 0,
  }
}
