const TERMINALS = new Set('。！？!?；;…\n')
const PAUSES = new Set('，,、：: 　—')
const CLOSERS = new Set('”’」』）)》〉】"\'')
/** Closing marks that may stand between a sentence's last mark and its end: `……”）` and the like. */
const CLOSERS_TO_SKIP = 4

/**
 * Splits a text into pieces of at most `limit` UTF-16 code units.
 *
 * The pieces joined are the text, to the unit: nothing is trimmed, added or lost. A piece ends at a sentence if one
 * ends in its second half, else at a pause or space there, else between two characters as a reader counts them;
 * never inside a surrogate pair. Linear in the text's length.
 *
 * @param limit at least 2, so that a surrogate pair fits.
 * @returns one piece for a text that fits, also when it is empty.
 */
export function splitText(text: string, limit: number): readonly string[] {
  if (limit < 2) throw new Error(`a piece of ${limit} code units cannot hold every character`)
  const pieces: string[] = []
  let start = 0
  while (text.length - start > limit) {
    const end = cutWithin(text, start, start + limit)
    pieces.push(text.slice(start, end))
    start = end
  }
  pieces.push(text.slice(start))
  return pieces
}

function cutWithin(text: string, start: number, latest: number): number {
  const earliest = start + Math.ceil((latest - start) / 2)
  for (const isBorder of [endsSentence, endsPause]) {
    for (let at = latest; at >= earliest; at--) {
      if (isBorder(text, at) && isCharacterBorder(text, at, start)) return at
    }
  }
  return lastBorder(text, { start, earliest, latest })
}

/**
 * Finds the last place at or before `latest` where a text can be cut between two characters as a reader counts them.
 * @returns a UTF-16 offset of at least `earliest`; where a single character fills all of that, the last code point's border.
 */
export function characterBorderBefore(text: string, earliest: number, latest: number): number {
  return lastBorder(text, { start: 0, earliest, latest })
}

/** Where a border is looked for; `start` is one. */
interface Stretch {
  readonly start: number
  readonly earliest: number
  readonly latest: number
}

function lastBorder(text: string, { start, earliest, latest }: Stretch): number {
  for (let at = latest; at >= earliest; at--) {
    if (isCharacterBorder(text, at, start)) return at
  }
  return splitsPair(text, latest) ? latest - 1 : latest
}

function endsSentence(text: string, at: number): boolean {
  const next = text.charAt(at)
  if (CLOSERS.has(next) || TERMINALS.has(next)) return false
  if (text.charAt(at - 1) === ' ') return text.charAt(at - 2) === '.'
  let last = at - 1
  while (at - last <= CLOSERS_TO_SKIP && CLOSERS.has(text.charAt(last))) last--
  return TERMINALS.has(text.charAt(last))
}

function endsPause(text: string, at: number): boolean {
  return PAUSES.has(text.charAt(at - 1)) && !CLOSERS.has(text.charAt(at))
}

/** @param start a border before it: nothing is looked at that stands farther back. */
function isCharacterBorder(text: string, at: number, start: number): boolean {
  if (splitsPair(text, at) || text.charAt(at - 1) === '\u200D') return false
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0)
  if (GOES_ON.test(next)) return false
  if (next === '\n') return text.charAt(at - 1) !== '\r'
  return !REGIONAL.test(next) || indicatorsBefore(text, at, start) % 2 === 0
}

/**
 * What belongs to the character before it: marks, what makes or ends an emoji's variant, and the vowels and endings of
 * Korean that is spelt in letters.
 * @see https://www.unicode.org/reports/tr29/ of which these are the rules that matter to what people write.
 */
const GOES_ON = /^[\p{M}\p{Emoji_Modifier}\u{E0020}-\u{E007F}\u1160-\u11FF\uD7B0-\uD7FF\u200C\u200D]$/u
const REGIONAL = /^\p{Regional_Indicator}$/u

/** Two of them are a flag. */
function indicatorsBefore(text: string, at: number, start: number): number {
  let count = 0
  while (REGIONAL.test(text.slice(Math.max(start, at - 2 * count - 2), at - 2 * count))) count++
  return count
}

function splitsPair(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]$/.test(text.charAt(at)) && /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1))
}
