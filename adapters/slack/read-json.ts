/**
 * Reads a text that should be JSON.
 * @returns `undefined` when it is none.
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same where it should be an object, of which nothing is known yet; one without fields for anything else. */
export function readFields<Known extends object>(text: string): { readonly [Field in keyof Known]?: unknown } {
  return Object(readJson(text))
}
