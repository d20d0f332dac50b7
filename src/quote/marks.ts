import type { Block } from '../document/document.ts'
import type { SignedText, Signs } from '../text/signs.ts'
import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/trim-span.ts'
import {
  CORNER,
  DOUBLE,
  type Family,
  GUILLEMET,
  isQuotationMark,
  type Mark,
  markAt,
  STRAIGHT,
  TWO_SINGLES,
  TYPEWRITER,
} from './mark.ts'
import { closeInnermost, dropOpen, type OpenMark, type OpenMarks, openMark, openMarks } from './open-marks.ts'

/** A passage between marks that stands in no other passage. */
export interface Passage {
  /** With its marks. */
  readonly outer: Span
  /** Without its marks and without white space at its edges; never empty. */
  readonly inner: Span
  /** Index of its block in `Document.blocks`. */
  readonly block: number
  /** `true` when it goes on in the next block, which reopens with the same mark; such a passage has no closing mark. */
  readonly goesOn: boolean
}

/** What pairing one block yields. */
interface BlockMarks {
  readonly passages: readonly Passage[]
  /** The outermost mark that is still open at the block's end and whose family reopens paragraphs. */
  readonly left: Mark | undefined
}

const NO_SPAN: Span = { start: 0, end: 0 }
/** A passage closed by its own opening mark (`“轩辕“`) is a slip of the pen over a word or two, not over a sentence. */
const LONGEST_SLIP = 24
/** A block with more unclosed marks than this was not written by a hand that slipped. */
const MOST_SLIPS = 8
/** Typewriter single marks are also apostrophes; without punctuation before the end, only a short run is a passage. */
const LONGEST_BARE_SINGLE = 80
/** What stands before the mark that closes an utterance, in texts of Latin letters. */
const UTTERANCE_END = /[,.!?…]/
/** Code units; nobody's words fill so much of one paragraph, and an odd mark pairs with whatever comes. */
const LONGEST_PASSAGE = 5000
/** Two marks that a hurried hand takes for each other: `“Not at all," he said.` */
const TWINS: ReadonlyMap<Family, Family> = new Map([
  [DOUBLE, STRAIGHT],
  [STRAIGHT, DOUBLE],
])
/** What stands before a mark that surely closes; behind a digit it may be inches. */
const BEFORE_CLOSING = /[\p{L}.,!?;:…—–%)]/u
/** Families whose opening mark is repeated at the head of each paragraph of a long quotation. */
const REOPENING: ReadonlySet<Family> = new Set([DOUBLE, STRAIGHT, TWO_SINGLES, CORNER, GUILLEMET])

/**
 * Finds what stands between quotation marks, block by block.
 *
 * Directed marks nest; straight ones open or close by what stands around them; `''` counts as one mark.
 * A mark that is never closed within its block is dropped, and so is one that would hold whole utterances in its own
 * kind of marks, or more than anybody says at once, and what surrounds it stands: guessing where it ends would
 * put words in someone's mouth. The one exception is the custom of long quotations, where each paragraph opens anew
 * and only the last one closes, or, by a slip, none does.
 *
 * @returns outermost passages in order, none empty. Linear in the length of the text, whatever the marks.
 * @see GB/T 15834-2011 §4.8 for the marks and their nesting in Simplified Chinese.
 */
export function findPassages({ text, signs }: SignedText, blocks: readonly Block[]): readonly Passage[] {
  const found: Passage[] = []
  const places = quotationMarks(text, signs)
  const open = openMarks()
  let first = 0
  for (let index = 0; first < places.length && index < blocks.length; index++) {
    const { start, end } = blocks[index]?.span ?? NO_SPAN
    first = firstFrom(places, first, start)
    const next = firstFrom(places, first, end)
    if (next === first) continue
    const marks = marksAt(text, places.slice(first, next), start)
    const last = found.at(-1)
    const place = { blocks, index, isContinued: last?.goesOn === true && last.block === index - 1 }
    for (const passage of passagesOf(text, pairBlock(text, marks, index, open), place)) found.push(passage)
    dropOpen(open)
    first = next
  }
  return found
}

/** Where quotation marks may stand. */
function quotationMarks(text: string, signs: Signs): readonly number[] {
  const places: number[] = []
  for (const at of signs) if (isQuotationMark(text.charCodeAt(at))) places.push(at)
  return places
}

/** The index of the first of some rising places that is not before one, from an index on. */
function firstFrom(places: readonly number[], from: number, place: number): number {
  let at = from
  while ((places[at] ?? place) < place) at++
  return at
}

/** The block that is read. */
interface BlockPlace {
  readonly blocks: readonly Block[]
  readonly index: number
  /** The block before it ends within a long quotation, which this one opens with. */
  readonly isContinued: boolean
}

function passagesOf(text: string, { passages, left }: BlockMarks, place: BlockPlace): readonly Passage[] {
  const long = left && longPassage(text, left, place)
  return outermost(long === undefined ? passages : [...passages, long])
}

/**
 * What goes on in the next block, which opens with the same kind of mark, up to the end of its own; and the last paragraph
 * of such a quotation where its closing mark was forgotten.
 */
function longPassage(text: string, left: Mark, { blocks, index, isContinued }: BlockPlace): Passage | undefined {
  const [own, next] = [blocks[index]?.span, blocks[index + 1]?.span]
  if (own === undefined) return undefined
  const goesOn = next !== undefined && markAt(text, next.start, next.start)?.family === left.family
  if (!goesOn && !(isContinued && left.at === own.start)) return undefined
  const inner = trimmed(text, { start: left.at + left.length, end: own.end })
  return inner && { outer: { start: left.at, end: own.end }, inner, block: index, goesOn }
}

/** A mark that surely closes, where only its twin was opened. */
function closeTwin(text: string, open: OpenMarks, mark: Mark): OpenMark | undefined {
  const twin = TWINS.get(mark.family)
  if (twin === undefined || mark.opens || !BEFORE_CLOSING.test(text.charAt(mark.at - 1))) return undefined
  return closeInnermost(open, twin)
}

/** The span without white space at its edges; `undefined` when nothing is left. */
function trimmed(text: string, span: Span): Span | undefined {
  const { start, end } = trimSpan(text, span)
  return start < end ? { start, end } : undefined
}

/** @param open is empty, and holds afterwards what was never closed. */
function pairBlock(text: string, marks: readonly Mark[], block: number, open: OpenMarks): BlockMarks {
  const passages: Passage[] = []
  for (const mark of marks) {
    const opened = closeMark(text, open, mark)
    const passage = opened && closePassage(text, opened, mark, block)
    if (passage !== undefined) passages.push(passage)
    else if (opened === undefined && mark.opens) openMark(open, mark)
  }
  if (open.all.length === 0) return { passages, left: undefined }
  const unclosed = open.all.map(({ mark }) => mark)
  // one by one: a spread of a hundred thousand arguments overflows the stack
  for (const slip of slips(text, unclosed, block)) passages.push(slip)
  return { passages, left: leftOpen(unclosed, passages, text) }
}

/** Takes the open mark that a mark closes, if any, and counts an utterance that ends so in the mark around it. */
function closeMark(text: string, open: OpenMarks, mark: Mark): OpenMark | undefined {
  if (!mark.closes) return undefined
  const opened = closeInnermost(open, mark.family) ?? closeTwin(text, open, mark)
  if (opened?.around !== undefined && endsUtterance(text, mark.at)) opened.around.held++
  return opened
}

/** Tells whether what stands before a mark ends an utterance. */
function endsUtterance(text: string, at: number): boolean {
  return UTTERANCE_END.test(text.charAt(at - 1))
}

/** The outermost mark still open whose family reopens paragraphs; none when that family is closed again behind it, so that it was a slip. */
function leftOpen(open: readonly Mark[], passages: readonly Passage[], text: string): Mark | undefined {
  const left = open.find((mark) => REOPENING.has(mark.family))
  if (left === undefined) return undefined
  const sameMark = ({ outer }: Passage) => outer.start > left.at && text.charAt(outer.start) === text.charAt(left.at)
  return passages.some(sameMark) ? undefined : left
}

/** The marks at some places of a block; the second half of `''` is no mark of its own. */
function marksAt(text: string, places: readonly number[], start: number): readonly Mark[] {
  const marks: Mark[] = []
  let done = start
  for (const at of places) {
    const mark = at < done ? undefined : markAt(text, at, start)
    if (mark === undefined) continue
    done = at + mark.length
    marks.push(mark)
  }
  return marks
}

function closePassage(text: string, { mark, held }: OpenMark, closing: Mark, block: number): Passage | undefined {
  const inner = trimmed(text, { start: mark.at + mark.length, end: closing.at })
  if (inner === undefined) return undefined
  const length = inner.end - inner.start
  // utterances in the same marks stand beside each other, so that the mark before them is odd
  if (held > 0 || length > LONGEST_PASSAGE) return undefined
  if (mark.family === TYPEWRITER && length > LONGEST_BARE_SINGLE && !endsUtterance(text, closing.at)) return undefined
  return { outer: { start: mark.at, end: closing.at + closing.length }, inner, block, goesOn: false }
}

/** Pairs neighbouring unclosed marks of one family that lie a word or two apart. */
function slips(text: string, open: readonly Mark[], block: number): readonly Passage[] {
  const found: Passage[] = []
  if (open.length > MOST_SLIPS) return found
  let end = -1
  for (const [index, first] of open.entries()) {
    const second = open[index + 1]
    if (second === undefined || first.at < end || !isSlip(text, first, second)) continue
    end = second.at + 1
    found.push({
      outer: { start: first.at, end },
      inner: { start: first.at + 1, end: second.at },
      block,
      goesOn: false,
    })
  }
  return found
}

function isSlip(text: string, first: Mark, second: Mark): boolean {
  const length = second.at - first.at - 1
  if (first.family !== DOUBLE || second.family !== DOUBLE || length === 0 || length > LONGEST_SLIP) return false
  return !/[\s。！？.!?]/.test(text.slice(first.at + 1, second.at))
}

function outermost(passages: readonly Passage[]): readonly Passage[] {
  if (areApart(passages)) return passages
  const sorted = [...passages].sort((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end)
  let end = -1
  return sorted.filter((passage) => {
    if (passage.outer.start < end) return false
    end = passage.outer.end
    return true
  })
}

/** Tells whether each passage stands behind the one before it, as those of most blocks do. */
function areApart(passages: readonly Passage[]): boolean {
  let end = -1
  for (const { outer } of passages) {
    if (outer.start < end) return false
    end = outer.end
  }
  return true
}
