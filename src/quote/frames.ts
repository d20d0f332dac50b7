import type { Document } from '../document/document.ts'
import { isSmall } from '../text/characters.ts'
import { firstSign, type SignedText, type Signs } from '../text/signs.ts'
import type { Span } from '../text/span.ts'
import { trimSpan } from '../text/trim-span.ts'
import type { Passage } from './marks.ts'

/** A run of text outside marks, up to and including what ends the sentence. */
export interface Piece {
  readonly span: Span
  /** `true` when it ends with a full stop, question or exclamation mark of its own. */
  readonly ended: boolean
}

/** One block that holds passages, with the text around them. */
export interface Frame {
  readonly block: number
  readonly span: Span
  /** In order; at least one. */
  readonly passages: readonly Passage[]
  /** `gaps[i]` stands before `passages[i]`, the last one after them all: pieces in order, maybe none. */
  readonly gaps: readonly (readonly Piece[])[]
}

/** What may follow a full stop that ends a sentence. */
const BEHIND_STOP = /[\s”"’')\]]/
const ABBREVIATION =
  /(?:^|[\s(.])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Jr|Sr|St|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Rev|Hon|Pres|Fla|Calif|Mass|Pa|Va|Ga|Ill|Tenn|Mich|Wis|Minn|Conn|Colo|Ariz|Ala|Ky|La|Md|Me|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tex|Vt|Wash|Del|Ind|Kan|Ark|a\.m|p\.m|e\.g|i\.e|U\.S|D\.C|N\.Y|N\.J|N\.H|N\.C|S\.C|[RDI]-[A-Z][A-Za-z.]{1,4})$/

const LONGEST_ABBREVIATION = 8
/** Of the abbreviations, the one that small letters without a stop make up. */
const VERSUS = 'vs'
/** What stands between a passage and the block's edge, mostly. */
const NO_PIECES: readonly Piece[] = []
const FULL_STOP = 0x2e
const SPACE = 0x20

/** Cuts the blocks that hold passages into passages and the sentences around them; in order of the text. */
export function frameBlocks(document: Document, signs: Signs, passages: readonly Passage[]): readonly Frame[] {
  const frames: Frame[] = []
  let from = 0
  while (from < passages.length) {
    const block = passages[from]?.block ?? 0
    let to = from
    while (passages[to]?.block === block) to++
    const span = document.blocks[block]?.span ?? { start: 0, end: 0 }
    frames.push(frameBlock({ text: document.text, signs }, block, span, passages.slice(from, to)))
    from = to
  }
  return frames
}

function frameBlock(signed: SignedText, block: number, span: Span, passages: readonly Passage[]): Frame {
  const gaps: (readonly Piece[])[] = []
  let start = span.start
  for (const passage of passages) {
    gaps.push(cutPieces(signed, { start, end: passage.outer.start }))
    start = passage.outer.end
  }
  gaps.push(cutPieces(signed, { start, end: span.end }))
  return { block, span, passages, gaps }
}

/** Cuts text outside marks into sentences; white space around each is left out, and empty ones are dropped. */
export function cutPieces({ text, signs }: SignedText, span: Span): readonly Piece[] {
  if (span.start === span.end) return NO_PIECES
  const pieces: Piece[] = []
  let { start } = span
  for (let i = firstSign(signs, span.start); i < signs.length; i++) {
    const at = signs[i] ?? 0
    if (at >= span.end) break
    const unit = text.charCodeAt(at)
    if (at < start || (unit !== FULL_STOP && !isEnder(unit))) continue
    const end = enderEnd(text, at, start, span.end)
    if (end === at) continue
    addPiece(pieces, pieceOf(text, start, end, true))
    start = end
  }
  addPiece(pieces, pieceOf(text, start, span.end, false))
  return pieces
}

/** Ends a sentence outside marks wherever it stands: 。！？!?； */
function isEnder(unit: number): boolean {
  if (unit < 0x80) return unit === 0x21 || unit === 0x3f
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0xff1b
}

/** Where the marks that end a sentence at a place end: there, if none do. */
function enderEnd(text: string, at: number, start: number, last: number): number {
  if (text.charCodeAt(at) === FULL_STOP) return stopEnds(text, at, start, last) ? at + 1 : at
  let end = at
  while (end < last && isEnder(text.charCodeAt(end))) end++
  return end
}

/** Tells whether a full stop ends the sentence so far: an abbreviation's does not. */
function stopEnds(text: string, at: number, start: number, last: number): boolean {
  if (at + 1 < last && text.charCodeAt(at + 1) !== SPACE && !BEHIND_STOP.test(text.charAt(at + 1))) return false
  if (isCommonWord(text, at, start)) return true
  return !ABBREVIATION.test(text.slice(Math.max(start, at - LONGEST_ABBREVIATION), at))
}

/** Tells whether a word of small letters, parted by a blank, ends at a place: only one such word is an abbreviation. */
function isCommonWord(text: string, end: number, start: number): boolean {
  let at = end
  while (at > start && isSmall(text.charCodeAt(at - 1))) at--
  if (at === end || at <= start || text.charCodeAt(at - 1) !== SPACE) return false
  return end - at !== VERSUS.length || !text.startsWith(VERSUS, at)
}

function pieceOf(text: string, start: number, end: number, ended: boolean): Piece | undefined {
  const span = trimSpan(text, { start, end })
  return span.end > span.start ? { span, ended } : undefined
}

function addPiece(pieces: Piece[], piece: Piece | undefined): void {
  if (piece !== undefined) pieces.push(piece)
}
