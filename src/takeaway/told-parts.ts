import type { ScorePart } from './takeaway.ts'

/** One reason as a reader is told it: parts of a score that say the same, taken together. */
export interface ToldPart {
  /** A string `why.<name>` explains it: a family's, or the part's own where it stands for itself. */
  readonly name: string
  /** Sum of what its parts add; never 0, negative where they speak against. */
  readonly points: number
  /** Names of the parts within, weightiest first. */
  readonly of: readonly string[]
}

/** A score in reasons, those that move it most first on either side. */
export interface ToldScore {
  readonly inFavour: readonly ToldPart[]
  readonly against: readonly ToldPart[]
}

/**
 * Parts that measure the same in several ways, under the name that a reader is told.
 * The texts of `place` and `subject` fit either sign: a part of them also speaks by its absence, so that its own text
 * ("it stands near the start") would be wrong where it counts against.
 */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  place: [
    'position',
    'position-in-news',
    'position-in-opinion',
    'depth',
    'from-end',
    'paragraph',
    'paragraph-start',
    'sentence-and-clause',
    'statement-and-place',
    'cue-and-sentence',
  ],
  subject: ['centrality', 'relative-centrality', 'recurrence', 'key-terms'],
  length: ['length', 'relative-length', 'sentence-and-length'],
  'clause-start': ['clause-start', 'clauses-left', 'clause-of-all'],
  'clause-count': ['clause-count', 'clause-and-count', 'count-and-length'],
  numbers: ['numbers', 'amounts'],
  'name-share': ['name-share', 'names'],
  'quote-share': ['quote-share', 'speech'],
}

const FAMILY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(FAMILIES).flatMap(([family, members]) => members.map((member) => [member, family] as const)),
)

/** Joins the parts of a score that say the same, and sorts what speaks for it from what speaks against. */
export function toldScore(parts: readonly ScorePart[]): ToldScore {
  const families = new Map<string, ToldPart>()
  const weightiest = [...parts].sort((a, b) => Math.abs(b.value * b.weight) - Math.abs(a.value * a.weight))
  for (const { name, value, weight } of weightiest) {
    const family = FAMILY_OF.get(name) ?? name
    const { points = 0, of = [] } = families.get(family) ?? {}
    if (value * weight !== 0) families.set(family, { name: family, points: points + value * weight, of: [...of, name] })
  }
  const told = [...families.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return { inFavour: told.filter(({ points }) => points > 0), against: told.filter(({ points }) => points < 0) }
}
