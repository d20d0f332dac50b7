/**
 * Everything that is measured of a sentence or of a run of its clauses, besides the lexicons of its language, with its
 * place among the values of a candidate. Shares are from 0 to 1; counts are of words (a Han character is one).
 *
 * Numbered by hand: an object that is filled key by key is looked up like a map wherever a place is read from it, some
 * two thousand times a document.
 */
export const PLACE = {
  position: 0,
  'position-in-news': 1,
  'position-in-opinion': 2,
  depth: 3,
  'from-end': 4,
  paragraph: 5,
  'paragraph-start': 6,
  'paragraph-size': 7,
  length: 8,
  'relative-length': 9,
  numbers: 10,
  amounts: 11,
  'title-overlap': 12,
  'heading-overlap': 13,
  'lead-overlap': 14,
  centrality: 15,
  'relative-centrality': 16,
  'key-terms': 17,
  recurrence: 18,
  novelty: 19,
  names: 20,
  'name-share': 21,
  'quote-share': 22,
  speech: 23,
  question: 24,
  unfinished: 25,
  labelled: 26,
  hollow: 27,
  dangling: 28,
  'next-dangling': 29,
  wording: 30,
  characters: 31,
  topics: 32,
  'clause-start': 33,
  'clause-count': 34,
  'clauses-left': 35,
  continues: 36,
  'after-cue': 37,
  'ends-with-cue': 38,
  agreement: 39,
  'sentence-and-clause': 40,
  'clause-and-count': 41,
  'count-and-length': 42,
  'clause-of-all': 43,
  'sentence-and-length': 44,
  'statement-and-place': 45,
  'cue-and-sentence': 46,
} as const

/** One of the measures. */
export type Measure = keyof typeof PLACE

/** The measures in order of their places, which are 0, 1, 2, and so on. */
export const MEASURES: readonly Measure[] = Object.keys(PLACE) as Measure[]

/** Names of all values of a candidate: the measures, then the lexicons of the document's language. */
export function measureNames(lexicons: readonly string[]): readonly string[] {
  return [...MEASURES, ...lexicons]
}

/** Tells whether a name is one of `MEASURES`. */
export function isMeasure(name: string): name is Measure {
  return MEASURES.some((measure) => measure === name)
}
