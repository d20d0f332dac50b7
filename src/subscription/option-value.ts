/** The value of an option, as it stands behind its sign. */
export interface OptionValue {
  /** What it names, one by one, without quotes and what separates them. */
  readonly parts: readonly string[]
  /** How many code units it takes of the text. */
  readonly length: number
}

const QUOTED = /^["“”'‘’`「『]([^"“”'‘’`「」『』]*)["“”'‘’`」』]/
const SEPARATOR = /^\s*[,、]\s*/
const TOKEN = /^[^\s,、]+/
/** What may stand behind a whole name. */
const NAME_END = /^(?:$|[\s,;、。])/

/**
 * Reads the value of an option: names that are known are taken whole, though they are several words; anything may stand
 * in quotes; spaces may stand behind a comma where a name or a quote follows.
 *
 * @param text what stands behind the sign, with its folded form of the same length.
 * @param names folded names that the option takes, longest first.
 */
export function readOptionValue(text: string, folded: string, names: readonly string[]): OptionValue {
  const parts: string[] = []
  let at = 0
  let length = 0
  for (;;) {
    const found = wholePart(text.slice(at), folded.slice(at), names) ?? tokenAt(text, at, length)
    if (found === undefined) return { parts, length }
    if (found.part !== '') parts.push(found.part)
    length = at + found.length
    const [separator] = SEPARATOR.exec(text.slice(length)) ?? []
    if (separator === undefined) return { parts, length }
    at = length + separator.length
  }
}

interface Part {
  readonly part: string
  readonly length: number
}

/** A name that is known, or what stands in quotes. */
function wholePart(text: string, folded: string, names: readonly string[]): Part | undefined {
  const [quoted, inner = ''] = QUOTED.exec(text) ?? []
  if (quoted !== undefined) return { part: inner.trim(), length: quoted.length }
  const name = names.find((one) => folded.startsWith(one) && NAME_END.test(folded.slice(one.length)))
  return name === undefined ? undefined : { part: text.slice(0, name.length), length: name.length }
}

/** Anything without a space; behind a space only what is known belongs to the value. */
function tokenAt(text: string, at: number, end: number): Part | undefined {
  if (/\s/.test(text.slice(end, at))) return undefined
  const [token] = TOKEN.exec(text.slice(at)) ?? []
  return token === undefined ? undefined : { part: token, length: token.length }
}
