const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NO_WIDTH = /\p{M}|\p{Cf}/u
const OPENING = /[“‘「『（《〈【([{]/
const CLOSING = /[”’」』）》〉】，。、；：？！…—,.;:?!)\]}%]/

/**
 * Counts the columns of one character.
 * @see Unicode Standard Annex 11, East Asian Width (the common wide ranges).
 */
function characterColumns(character: string): 0 | 1 | 2 {
  if (WIDE.test(character)) return 2
  return NO_WIDTH.test(character) ? 0 : 1
}

/** Counts the columns a text takes in a terminal. */
export function textColumns(text: string): number {
  let columns = 0
  for (const character of text) columns += characterColumns(character)
  return columns
}

/**
 * Breaks a text into lines of at most so many columns.
 *
 * Breaks at spaces and between Han characters; no line begins with a closing mark or ends with an opening one.
 * What has no such place, such as an address, is cut where the line is full. Line ends of the text stay. Linear.
 * @param columns at least 2.
 */
export function wrapText(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns))
}

function wrapLine(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let [start, at, width] = [0, 0, 0]
  let place = { at: 0, width: 0 }
  let before = ''
  for (const character of text) {
    if (mayBreak(before, character)) place = { at, width }
    const own = characterColumns(character)
    if (width + own > columns && character !== ' ' && at > start) {
      const cut = place.at > start ? place : { at, width }
      lines.push(text.slice(start, cut.at).trimEnd())
      start = cut.at
      width -= cut.width
      place = { at: start, width: 0 }
    }
    width += own
    at += character.length
    before = character
  }
  lines.push(text.slice(start).trimEnd())
  return lines
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || CLOSING.test(after)) return false
  if (before === ' ') return true
  return !OPENING.test(before) && (WIDE.test(before) || WIDE.test(after))
}
