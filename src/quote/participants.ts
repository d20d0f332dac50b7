import type { Block } from '../document/document.ts'
import type { Span } from '../text/span.ts'
import { unitSet } from '../text/unit-set.ts'

/** A line that holds a name and nothing else but the post of whoever bears it (`Ana Ruiz - Chief Executive Officer`). */
export interface NameLine {
  readonly name: string
  readonly span: Span
  /** What stands behind the name; `undefined` where it stands alone. */
  readonly role: Span | undefined
}

/** Code units of the longest such line. */
const LONGEST_LINE = 120
const ENDS_SENTENCE = unitSet('.!?"”…。！？')
const NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:van|von|de|der|la|bin|al|\\p{Lu}[\\p{L}.'’-]*)){0,3}"
const NAME_LINE = new RegExp(`^(${NAME})(?:(?: -{1,2} | ?[–—] ?|, )([^.!?:;]{2,80}))?$`, 'u')
/** Words of which one stands in most posts of who speaks in a call or a hearing. */
const POST =
  /\b(?:Chief|Officer|President|Chair(?:man|woman|person)?|Director|Head|Manager|Analyst|Relations|Partner|Counsel|Treasurer|Secretary|Minister|Governor|Economist|C[EFOTR]O)\b/i

/** Reads a line that holds no more than a name, maybe with a post; `undefined` for any other. */
export function readNameLine(text: string, { start, end }: Span): NameLine | undefined {
  // most lines are sentences, which is told without cutting anything out
  if (end - start > LONGEST_LINE || ENDS_SENTENCE[text.charCodeAt(end - 1)] === 1) return undefined
  const found = NAME_LINE.exec(text.slice(start, end))
  const name = found?.[1]
  if (found === null || name === undefined) return undefined
  const role = found[2] === undefined ? undefined : { start: end - found[2].length, end }
  return { name, span: { start, end: start + name.length }, role }
}

/** Tells whether a part of a text is a post that somebody has. */
export function isPost(text: string, { start, end }: Span): boolean {
  return POST.test(text.slice(start, end))
}

/** The posts that lines of a text give to those they name, as lists of who takes part do; of several the first. */
export function listedRoles(text: string, blocks: readonly Block[]): ReadonlyMap<string, Span> {
  const roles = new Map<string, Span>()
  for (const { span } of blocks) {
    const line = readNameLine(text, span)
    if (line?.role !== undefined && !roles.has(line.name)) roles.set(line.name, line.role)
  }
  return roles
}
