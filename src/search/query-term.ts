/** One term of a question that the index knows. */
export interface QueryTerm {
  readonly term: number
  readonly weight: number
  /** How rare the term is: the BM25 inverse document frequency, above 0. */
  readonly rarity: number
}
