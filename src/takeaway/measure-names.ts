/**
 * Everything that is measured of a sentence or of a run of its clauses, besides the lexicons of its language.
 * Shares are from 0 to 1; counts are of words (a Han character is one).
 */
export const MEASURES = [
  'position',
  'position-in-news',
  'position-in-opinion',
  'depth',
  'from-end',
  'paragraph',
  'paragraph-start',
  'paragraph-size',
  'length',
  'relative-length',
  'numbers',
  'amounts',
  'title-overlap',
  'heading-overlap',
  'lead-overlap',
  'centrality',
  'relative-centrality',
  'key-terms',
  'recurrence',
  'novelty',
  'names',
  'name-share',
  'quote-share',
  'speech',
  'question',
  'unfinished',
  'labelled',
  'hollow',
  'dangling',
  'next-dangling',
  'wording',
  'characters',
  'topics',
  'clause-start',
  'clause-count',
  'clauses-left',
  'continues',
  'after-cue',
  'ends-with-cue',
] as const

/** One of `MEASURES`. */
export type Measure = (typeof MEASURES)[number]

/** Place of each measure among the values of a candidate. */
export const PLACE: Readonly<Record<Measure, number>> = placesOf(MEASURES)

function placesOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  const places: Partial<Record<Name, number>> = {}
  for (const [place, name] of names.entries()) places[name] = place
  return places as Record<Name, number>
}

/** Names of all values of a candidate: the measures, then the lexicons of the document's language. */
export function measureNames(lexicons: readonly string[]): readonly string[] {
  return [...MEASURES, ...lexicons]
}

/** Tells whether a name is one of `MEASURES`. */
export function isMeasure(name: string): name is Measure {
  return MEASURES.some((measure) => measure === name)
}
