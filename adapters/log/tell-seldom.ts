/** When what is said again and again is told. */
export interface SeldomOptions {
  /** The same is told again after so long, in milliseconds. */
  readonly everyMs: number
  /** Milliseconds since any moment, never set by anybody. */
  readonly elapsed: () => number
}

/** Of so many different ones it is known when each was told. */
const MOST_KNOWN = 20

/**
 * Tells an error, but not the same one again at once: a server that is away is reported several times a second, with
 * every attempt to reach it.
 * @param tell is given how often the same came since it was told last.
 */
export function tellSeldom(
  tell: (error: Error, repeated: number) => void,
  { everyMs, elapsed }: SeldomOptions,
): (error: Error) => void {
  const known = new Map<string, { readonly atMs: number; readonly repeated: number }>()
  return (error) => {
    const { message } = error
    const atMs = elapsed()
    const told = known.get(message)
    if (told !== undefined && atMs - told.atMs < everyMs) {
      known.set(message, { ...told, repeated: told.repeated + 1 })
      return
    }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(message, { atMs, repeated: 0 })
    tell(error, told?.repeated ?? 0)
  }
}
