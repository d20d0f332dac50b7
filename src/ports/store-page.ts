/** A page of all that is kept, for an export: a damaged record hides no other. */
export interface StorePage<T> {
  readonly readable: readonly T[]
  /** Ids of those whose record is damaged. */
  readonly unreadable: readonly string[]
  /** Id of the last, whether it can be read or not: the next page begins after it. `undefined`: there is none. */
  readonly last: string | undefined
}
