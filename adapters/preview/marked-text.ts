import type { Span } from '../../src/index.ts'
import type { WirePiece } from './wire.ts'

/** A mark over a document's text. */
export interface Mark {
  readonly id: string
  readonly span: Span
}

interface Edge {
  readonly at: number
  readonly mark: number
  readonly opens: boolean
}

/**
 * Cuts a stretch of text into runs that lie under the same marks.
 *
 * The runs joined are the stretch itself. Marks may overlap in any way; those that reach out of the stretch are cut
 * at its ends, and empty ones are dropped. The time grows with the length of the text and the number of marks within.
 * @param marks the earlier of two marks that start together is the outer one.
 */
export function cutPieces(text: string, stretch: Span, marks: readonly Mark[]): readonly WirePiece[] {
  const edges = edgesOf(stretch, marks)
  const pieces: WirePiece[] = []
  const open = new Set<number>()
  let from = stretch.start
  for (const { at, mark, opens } of edges) {
    if (at > from) pieces.push(pieceOf(text, { start: from, end: at }, open, marks))
    from = at
    if (opens) open.add(mark)
    else open.delete(mark)
  }
  if (stretch.end > from) pieces.push(pieceOf(text, { start: from, end: stretch.end }, open, marks))
  return pieces
}

function edgesOf(stretch: Span, marks: readonly Mark[]): readonly Edge[] {
  const edges = marks.flatMap(({ span }, mark) => {
    const start = Math.max(span.start, stretch.start)
    const end = Math.min(span.end, stretch.end)
    if (start >= end) return []
    return [
      { at: start, mark, opens: true },
      { at: end, mark, opens: false },
    ]
  })
  return edges.sort((a, b) => a.at - b.at || Number(a.opens) - Number(b.opens) || a.mark - b.mark)
}

function pieceOf(text: string, span: Span, open: ReadonlySet<number>, marks: readonly Mark[]): WirePiece {
  const ids = [...open].flatMap((index) => marks[index]?.id ?? [])
  return { text: text.slice(span.start, span.end), start: span.start, marks: ids }
}
