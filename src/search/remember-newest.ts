/** Makes what a key of an owner stands for, or gives what was made of it before. */
export type Remembered<Owner extends object, Made> = (owner: Owner, key: string, make: () => Made) => Made

/**
 * Makes a memory of what was made of texts that come again. It goes with its owner, such as an index, and holds the newest only.
 * @param most so many texts of each owner; at least 1.
 */
export function rememberNewest<Owner extends object, Made>(most: number): Remembered<Owner, Made> {
  const known = new WeakMap<Owner, Map<string, Made>>()
  return (owner, key, make) => {
    const texts = known.get(owner) ?? new Map<string, Made>()
    const before = texts.get(key)
    if (before !== undefined) return before
    known.set(owner, texts)
    const made = make()
    texts.set(key, made)
    const [oldest] = texts.keys()
    if (texts.size > most && oldest !== undefined) texts.delete(oldest)
    return made
  }
}

/**
 * Makes a pure function of a text remember what it made of those that came last.
 * @param most so many texts at least; twice as many at most.
 */
export function madeOfNewest<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  let [fresh, old] = [new Map<string, { readonly made: Made }>(), new Map<string, { readonly made: Made }>()]
  return (text) => {
    const known = fresh.get(text)
    if (known !== undefined) return known.made
    const kept = old.get(text) ?? { made: make(text) }
    if (fresh.size === most) [fresh, old] = [new Map(), fresh]
    fresh.set(text, kept)
    return kept.made
  }
}
