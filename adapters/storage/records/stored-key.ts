/** What JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/

/**
 * Writes an id, whatever it holds, as a text that every store keeps and compares as it is: no NUL, at which some
 * drivers end a text, and no half of a surrogate pair, which UTF-8 cannot tell from another. An ordinary id stays as
 * it is; two ids never share a key.
 */
export function storedKey(id: string): string {
  if (PLAIN.test(id)) return id
  return JSON.stringify(id).slice(1, -1)
}

/** Reads the id of a key that `storedKey` made. */
export function idOfKey(key: string): string {
  if (PLAIN.test(key)) return key
  const id: unknown = JSON.parse(`"${key}"`)
  return String(id)
}
