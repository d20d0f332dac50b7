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
