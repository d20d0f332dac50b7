import type { Failure } from '../failure/failure.ts'

/** The longest text that is parsed, in UTF-16 code units; more than any report, and a bound on the work of one source. */
export const LONGEST_TEXT = 25_000_000
/** How much of a text is looked at for control characters, and the share of them that no text has. */
const HEAD_LENGTH = 65_536
const CONTROL_SHARE = 0.1
/** C0 controls but for tab, line ends and form feed, and the mark that a decoder puts for a broken byte. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\ufffd]/g

/** White space, characters of no width and marks without a letter leave nothing to read. */
const VISIBLE = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}\p{Co}\p{Cn}]/u

/**
 * Says why a text cannot be read, before anything else looks at it.
 *
 * @returns `source-too-large`, `source-binary` (a NUL anywhere, or mostly control characters), `source-empty`, or
 * `undefined` for a text that can be parsed. Linear.
 */
export function checkText(text: string): Failure | undefined {
  if (text.length > LONGEST_TEXT) {
    return { code: 'source-too-large', detail: `${text.length} code units, at most ${LONGEST_TEXT}` }
  }
  if (text.includes('\u0000')) return { code: 'source-binary', detail: 'the text holds a NUL character' }
  const head = text.slice(0, HEAD_LENGTH)
  const controls = head.match(CONTROL)?.length ?? 0
  if (controls > head.length * CONTROL_SHARE) {
    return { code: 'source-binary', detail: `${controls} control characters in the first ${head.length}` }
  }
  if (!VISIBLE.test(text)) return { code: 'source-empty', detail: 'the text holds nothing that can be seen' }
  return undefined
}
