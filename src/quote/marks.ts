import type { Block } from '../document/document.ts'
import { isWhiteSpace } from '../text/characters.ts'
import { firstSign, type SignedText } from '../text/signs.ts'
import type { Span } from '../text/span.ts'
import { isQuotationMark, type Mark, markAt } from './mark.ts'

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
const TWIN: Readonly<Record<string, string>> = { '“': '"', '"': '“' }
/** What stands before a mark that surely closes; behind a digit it may be inches. */
const BEFORE_CLOSING = /[\p{L}.,!?;:…—–%)]/u
/** Families whose opening mark is repeated at the head of each paragraph of a long quotation. */
const REOPENING = new Set(['“', '"', "''", '「', '«'])

/**
 * Finds what stands between quotation marks, block by block.
 *
 * Directed marks nest; straight ones open or close by what stands around them; `''` counts as one mark.
 * A mark that is never closed within its block is dropped, and so is one that would hold whole utterances in its own
 * kind of marks, or more than anybody says at once, and what surrounds it stands: guessing where it ends would
 * put words in someone's mouth. The one exception is the custom of long quotations, where each paragraph opens anew
 * and only the last one closes.
 *
 * @returns outermost passages in order, none empty. Linear in the length of the text, whatever the marks.
 * @see GB/T 15834-2011 §4.8 for the marks and their nesting in Simplified Chinese.
 */
export function findPassages(signed: SignedText, blocks: readonly Block[]): readonly Passage[] {
  const { text } = signed
  const found: Passage[] = []
  for (const [index, block] of blocks.entries()) {
    const { passages, left } = pairBlock(signed, block.span, index)
    const next = blocks[index + 1]?.span
    const goesOn = left !== undefined && next !== undefined && markAt(text, next.start, next)?.family === left.family
    const long = goesOn ? longPassage(text, left, block.span, index) : undefined
    for (const passage of outermost(long === undefined ? passages : [...passages, long])) found.push(passage)
  }
  return found.sort((a, b) => a.outer.start - b.outer.start)
}

/** What goes on in the next block, up to the end of this one. */
function longPassage(text: string, left: Mark, { end }: Span, block: number): Passage | undefined {
  const inner = trimmed(text, { start: left.at + left.length, end })
  return inner && { outer: { start: left.at, end }, inner, block, goesOn: true }
}

/** A mark that surely closes, where only its twin was opened. */
function closeTwin(text: string, open: OpenMarks, mark: Mark): Opened | undefined {
  const twin = TWIN[mark.family]
  if (twin === undefined || mark.opens || !BEFORE_CLOSING.test(text.charAt(mark.at - 1))) return undefined
  return open.close(twin)
}

/** The span without white space at its edges; `undefined` when nothing is left. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--
  return start < end ? { start, end } : undefined
}

/** What most blocks yield. */
const NO_MARKS: BlockMarks = { passages: [], left: undefined }

function pairBlock(signed: SignedText, span: Span, block: number): BlockMarks {
  const { text } = signed
  const marks = marksOf(signed, span)
  if (marks.length === 0) return NO_MARKS
  const passages: Passage[] = []
  const open = openMarks()
  for (const mark of marks) {
    const opened = closeMark(text, open, mark)
    const passage = opened && closePassage(text, opened, mark, block)
    if (passage !== undefined) passages.push(passage)
    else if (opened === undefined && mark.opens) open.push(mark)
  }
  // one by one: a spread of a hundred thousand arguments overflows the stack
  for (const slip of slips(text, open.entries, block)) passages.push(slip)
  return { passages, left: leftOpen(open.entries, passages, text) }
}

/** Takes the open mark that a mark closes, if any, and counts an utterance that ends so in the mark around it. */
function closeMark(text: string, open: OpenMarks, mark: Mark): Opened | undefined {
  if (!mark.closes) return undefined
  const opened = open.close(mark.family) ?? closeTwin(text, open, mark)
  if (opened !== undefined && UTTERANCE_END.test(text.charAt(mark.at - 1))) open.hold(opened.family)
  return opened
}

/** The outermost mark still open whose family reopens paragraphs; none when that family is closed again behind it, so that it was a slip. */
function leftOpen(open: readonly Mark[], passages: readonly Passage[], text: string): Mark | undefined {
  const left = open.find((entry) => REOPENING.has(entry.family))
  if (left === undefined) return undefined
  const sameMark = ({ outer }: Passage) => outer.start > left.at && text.charAt(outer.start) === text.charAt(left.at)
  return passages.some(sameMark) ? undefined : left
}

/** The marks of a block, in order; the second half of `''` is no mark of its own. */
function marksOf({ text, signs }: SignedText, span: Span): readonly Mark[] {
  const marks: Mark[] = []
  let done = span.start
  for (let i = firstSign(signs, span.start); i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at >= span.end) break
    if (!isQuotationMark(text.charCodeAt(at)) || at < done) continue
    const mark = markAt(text, at, span)
    if (mark === undefined) continue
    done = at + mark.length
    marks.push(mark)
  }
  return marks
}

type OpenMarks = ReturnType<typeof openMarks>

/** A mark with how many utterances of its own family were closed since it opened. */
interface Opened extends Mark {
  held: number
}

/** The marks open at a place, with those of each family apart, so that a stray closing mark costs nothing. */
function openMarks() {
  const entries: Opened[] = []
  const families = new Map<string, Opened[]>()
  const familyOf = (family: string): Opened[] => {
    const known = families.get(family) ?? []
    families.set(family, known)
    return known
  }
  return {
    entries,
    push(mark: Mark): void {
      const { at, family, length, opens, closes } = mark
      const entry = { at, family, length, opens, closes, held: 0 }
      entries.push(entry)
      familyOf(mark.family).push(entry)
    },
    /** Takes the innermost open mark of a family, and drops what was opened within it. */
    close(family: string): Opened | undefined {
      if (familyOf(family).length === 0) return undefined
      let entry = entries.pop()
      while (entry !== undefined && entry.family !== family) {
        familyOf(entry.family).pop()
        entry = entries.pop()
      }
      familyOf(family).pop()
      return entry
    },
    /** Counts an utterance closed within the innermost open mark of its family. */
    hold(family: string): void {
      const around = familyOf(family).at(-1)
      if (around !== undefined) around.held++
    },
  }
}

function closePassage(text: string, opened: Opened, closing: Mark, block: number): Passage | undefined {
  const inner = trimmed(text, { start: opened.at + opened.length, end: closing.at })
  if (inner === undefined) return undefined
  // utterances in the same marks stand beside each other, so that the mark before them is odd
  if (opened.held > 0 || inner.end - inner.start > LONGEST_PASSAGE) return undefined
  if (opened.family === "'" && !UTTERANCE_END.test(text.charAt(closing.at - 1))) {
    if (inner.end - inner.start > LONGEST_BARE_SINGLE) return undefined
  }
  return { outer: { start: opened.at, end: closing.at + closing.length }, inner, block, goesOn: false }
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
  if (first.family !== '“' || second.family !== '“' || length === 0 || length > LONGEST_SLIP) return false
  return !/[\s。！？.!?]/.test(text.slice(first.at + 1, second.at))
}

function outermost(passages: readonly Passage[]): readonly Passage[] {
  if (passages.length < 2) return passages
  const sorted = [...passages].sort((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end)
  let end = -1
  return sorted.filter((passage) => {
    if (passage.outer.start < end) return false
    end = passage.outer.end
    return true
  })
}
