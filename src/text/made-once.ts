/**
 * Makes a pure function of an object remember what it made, for as long as the object is there. What channels of one
 * hour are shown is made of the same items, whatever else they have seen.
 */
export function madeOnce<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const kept = new WeakMap<Key, { readonly made: Made }>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known.made
    const made = make(key)
    kept.set(key, { made })
    return made
  }
}

/**
 * The same for what is many: it holds what was asked for last, and forgets the rest, though the objects are there.
 * @param most so many at least; twice as many at most.
 */
export function madeLately<Key extends object, Made>(most: number, make: (key: Key) => Made): (key: Key) => Made {
  let [fresh, old] = [new WeakMap<Key, { readonly made: Made }>(), new WeakMap<Key, { readonly made: Made }>()]
  let count = 0
  return (key) => {
    const known = fresh.get(key)
    if (known !== undefined) return known.made
    const kept = old.get(key) ?? { made: make(key) }
    if (count++ === most) [fresh, old, count] = [new WeakMap(), fresh, 1]
    fresh.set(key, kept)
    return kept.made
  }
}
