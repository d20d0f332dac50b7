import type { Document } from '../document/document.ts'
import type { Span } from '../text/span.ts'
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

/** Ends a sentence outside marks: CJK enders always, Latin ones before white space and the end. */
const ENDER = /[。！？!?；]+|\.(?=\s|$)|\.(?=[”"’')\]])/g
const ABBREVIATION =
  /(?:^|[\s(.])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Jr|Sr|St|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Rev|Hon|Pres|Fla|Calif|Mass|Pa|Va|Ga|Ill|Tenn|Mich|Wis|Minn|Conn|Colo|Ariz|Ala|Ky|La|Md|Me|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tex|Vt|Wash|Del|Ind|Kan|Ark|a\.m|p\.m|e\.g|i\.e|U\.S|D\.C|N\.Y|N\.J|N\.H|N\.C|S\.C)$/

/** Cuts the blocks that hold passages into passages and the sentences around them; in order of the text. */
export function frameBlocks(document: Document, passages: readonly Passage[]): readonly Frame[] {
  const frames: Frame[] = []
  let from = 0
  while (from < passages.length) {
    const block = passages[from]?.block ?? 0
    let to = from
    while (passages[to]?.block === block) to++
    const span = document.blocks[block]?.span ?? { start: 0, end: 0 }
    frames.push(frameBlock(document.text, block, span, passages.slice(from, to)))
    from = to
  }
  return frames
}

function frameBlock(text: string, block: number, span: Span, passages: readonly Passage[]): Frame {
  const gaps: (readonly Piece[])[] = []
  let start = span.start
  for (const passage of passages) {
    gaps.push(cutPieces(text, { start, end: passage.outer.start }))
    start = passage.outer.end
  }
  gaps.push(cutPieces(text, { start, end: span.end }))
  return { block, span, passages, gaps }
}

/** Cuts text outside marks into sentences; white space around each is left out, and empty ones are dropped. */
export function cutPieces(text: string, span: Span): readonly Piece[] {
  const pieces: Piece[] = []
  const gap = text.slice(span.start, span.end)
  let start = 0
  for (const hit of gap.matchAll(ENDER)) {
    const end = hit.index + hit[0].length
    if (hit[0] === '.' && ABBREVIATION.test(gap.slice(Math.max(start, hit.index - 8), hit.index))) continue
    pushPiece(pieces, gap, { start, end }, span.start, true)
    start = end
  }
  pushPiece(pieces, gap, { start, end: gap.length }, span.start, false)
  return pieces
}

function pushPiece(pieces: Piece[], gap: string, { start, end }: Span, base: number, ended: boolean): void {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(gap.charAt(from))) from++
  while (to > from && /\s/.test(gap.charAt(to - 1))) to--
  if (to > from) pieces.push({ span: { start: base + from, end: base + to }, ended })
}
