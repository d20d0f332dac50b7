import { isCapital, isHan, isSmall, isSpace } from '../text/characters.ts'
import type { Span } from '../text/span.ts'
import { hasBullet } from './block-shape.ts'
import type { RawBlock, RawText } from './raw-text.ts'

/** A line with how wide it looks: a Han character is two columns, another one is one. */
interface Line {
  readonly span: Span
  readonly columns: number
  readonly indented: boolean
}

/** Widths between which text was broken by a program and not by its writer, in columns. */
const NARROWEST_WRAP = 50
const WIDEST_WRAP = 100
/** How near to the widest line the others come, since a word that does not fit goes to the next line. */
const WRAP_EVENNESS = 0.7
/** `LISBON, Nov 4 (Newswire) - ` */
const DATELINE =
  /^[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\p{L}.]{1,15}){0,2}(?: \d{1,2})?(?:, (?:19|20)\d{2})? ?(?:\([A-Z][^()]{1,30}\) ?)?(?:--|[-–—]) /u
const LONGEST_DATELINE = 90
/** How many lines stand over a text. */
const MOST_HEADS = 3
/** A line that ends so is followed by what belongs to it, or is a sentence. */
const GOES_ON =
  /(?:[,，、。！？!?.…:：;；-][”’」』"')）]*|\b(?:a|an|and|as|at|by|for|from|in|into|is|of|on|or|that|the|to|with))$/
const LONGEST_LINK = 8
const ENDS_SENTENCE = /[。！？!?.…:：;；][”’」』"')）]*$/

/**
 * Finds the blocks of a plain text: one a line, but lines that were broken to a width are one paragraph together.
 * The text is left as it is; line ends of every kind, BOM and outer white space stand between blocks.
 */
export function readPlain(text: string): RawText {
  const blocks: RawBlock[] = []
  let group: Line[] = []
  const flush = () => {
    // one at a time: a call takes only so many arguments
    for (const block of blocksOf(text, group)) blocks.push(block)
    group = []
  }
  for (const line of linesOf(text)) {
    if (line.span.end === line.span.start) flush()
    else group.push(line)
  }
  flush()
  return { text, blocks, title: undefined, publisher: undefined, authors: [], date: undefined }
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    lines.push(lineOf(text, start, end))
    start = end + 1
  }
  return lines
}

function lineOf(text: string, from: number, to: number): Line {
  let [start, end] = [from, to]
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  let columns = end - start
  // a line wider than any wrap needs no exact width
  if (columns <= WIDEST_WRAP) for (let i = start; i < end; i++) if (isHan(text.charCodeAt(i))) columns++
  return { span: { start, end }, columns, indented: start > from && text.charCodeAt(start - 1) !== 0xfeff }
}

/** The blocks of a run of lines without an empty one between them. */
function blocksOf(text: string, lines: readonly Line[]): readonly RawBlock[] {
  const opening = openingLines(text, lines)
  const wrapped = isWrapped(text, lines, opening)
  const blocks: { span: Span; readonly hint: undefined }[] = []
  for (const [index, { span }] of lines.entries()) {
    const last = blocks.at(-1)
    if (last === undefined || !wrapped || opening[index]) blocks.push({ span, hint: undefined })
    else last.span = { start: last.span.start, end: span.end }
  }
  return blocks
}

/** Which lines open a paragraph, if lines are joined at all: the bullets of a list, or else the indented ones. */
function openingLines(text: string, lines: readonly Line[]): readonly boolean[] {
  const bullets = lines.map(({ span }) => hasBullet(text, span.start))
  if (bullets.includes(true)) return bullets
  const areAllIndented = lines.slice(1).every((line) => line.indented)
  const areHeads = isHeadOfText(text, lines)
  return lines.map((line) => areHeads || (line.indented && !areAllIndented) || opensWithPlace(text, line))
}

/** A headline runs on into no dateline. */
function opensWithPlace(text: string, { span: { start, end } }: Line): boolean {
  // most lines begin with a small letter behind the first, which is told without cutting anything out
  if (!isCapital(text.charCodeAt(start)) || isSmall(text.charCodeAt(start + 1))) return false
  return DATELINE.test(text.slice(start, Math.min(end, start + LONGEST_DATELINE)))
}

/** A few lines that begin with capitals, none of which ends a sentence or goes on, name what follows. */
function isHeadOfText(text: string, lines: readonly Line[]): boolean {
  if (lines.length > MOST_HEADS) return false
  return lines.every(({ span: { start, end } }) => {
    return isCapital(text.charCodeAt(start)) && !GOES_ON.test(text.slice(Math.max(start, end - LONGEST_LINK), end))
  })
}

/** Lines were broken to a width when those that go on are about as wide as each other and end within a sentence. */
function isWrapped(text: string, lines: readonly Line[], opening: readonly boolean[]): boolean {
  const broken = lines.filter((_, index) => index + 1 < lines.length && !opening[index + 1])
  if (broken.length === 0) return false
  const widest = broken.reduce((width, line) => Math.max(width, line.columns), 0)
  if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) return false
  const even = broken.filter((line) => line.columns >= widest * WRAP_EVENNESS).length
  const open = broken.filter(({ span }) => !endsSentence(text, span))
  const isOpen = open.length * 2 > broken.length || (open.length * 2 === broken.length && goesOn(text, lines))
  return even * 10 >= broken.length * 8 && isOpen
}

function endsSentence(text: string, { start, end }: Span): boolean {
  return ENDS_SENTENCE.test(text.slice(Math.max(start, end - 4), end))
}

/** Tells whether a line ends within a sentence and the next one begins with a small letter. */
function goesOn(text: string, lines: readonly Line[]): boolean {
  return lines.some(({ span }, index) => {
    const next = lines[index + 1]
    return next !== undefined && !endsSentence(text, span) && isSmall(text.charCodeAt(next.span.start))
  })
}
