import type { Inline } from './message.ts'
import { splitText } from './split-text.ts'

/** Makes a literal run of text. */
export function textRun(text: string, emphasis: 'none' | 'strong' | 'quiet' = 'none'): Inline {
  return { kind: 'text', text, emphasis }
}

/** The text of a line as a reader sees it, links by their label. */
export function textOf(runs: readonly Inline[]): string {
  return runs.map((run) => run.text).join('')
}

/**
 * Splits a line into lines of at most `limit` UTF-16 code units, where `splitText` would split its text.
 * A run that is cut goes on in the next line with the same emphasis or address.
 * @returns the line itself if it fits; none when it has no text.
 */
export function splitRuns(runs: readonly Inline[], limit: number): readonly (readonly Inline[])[] {
  const text = textOf(runs)
  if (text === '') return []
  if (text.length <= limit) return [runs]
  const pieces: (readonly Inline[])[] = []
  let start = 0
  for (const piece of splitText(text, limit)) {
    pieces.push(sliceRuns(runs, start, start + piece.length))
    start += piece.length
  }
  return pieces
}

function sliceRuns(runs: readonly Inline[], start: number, end: number): readonly Inline[] {
  const slice: Inline[] = []
  let offset = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    if (text !== '') slice.push({ ...run, text })
    offset += run.text.length
  }
  return slice
}
