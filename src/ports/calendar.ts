/** Tells the reader's calendar day; the engine has no other notion of now. */
export interface Calendar {
  /** Today, `YYYY-MM-DD`, in the zone that the adapter was set up with. */
  today(): string
}
