/** When what is said again and again is told. */
export interface SeldomOptions {
  /** The same is told again after so long, in milliseconds. */
  readonly everyMs: number
  /** Milliseconds since any moment, never set by anybody. */
  readonly elapsed: () => number
}

/**
 * Tells an error, but not the same one again at once: a server that is away is reported several times a second, with
 * every attempt to reach it.
 */
export function tellSeldom(tell: (error: Error) => void, { everyMs, elapsed }: SeldomOptions): (error: Error) => void {
  let told: { readonly message: string; readonly atMs: number } | undefined
  return (error) => {
    const { message } = error
    const atMs = elapsed()
    if (told?.message === message && atMs - told.atMs < everyMs) return
    told = { message, atMs }
    tell(error)
  }
}
