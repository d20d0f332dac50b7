import type { TimeWord } from './subscription-words.ts'

/** A piece of a reader's words; `start` is its offset in them. */
export type RequestPiece = PieceMeaning & { readonly start: number }

/** What a piece means. */
export type PieceMeaning =
  | { readonly kind: 'word'; readonly word: TimeWord; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number; readonly text: string }
  | {
      readonly kind: 'date'
      readonly year: number
      readonly month: number
      readonly day: number
      readonly text: string
    }
  /** `cron` is the pattern without the quotes that may stand around it. */
  | { readonly kind: 'cron'; readonly cron: string; readonly text: string }
  /** `no-clock`: written as times are, and clear to nobody, such as `9:5` or `9-17`. */
  | { readonly kind: 'no-clock' | 'unknown'; readonly text: string }
  /** `zone` is what a city's name stands for, or the text itself; empty for letters that several zones have. */
  | { readonly kind: 'zone'; readonly zone: string; readonly text: string }
  /** `parts` are those of its value; none when nothing stands behind the name. */
  | { readonly kind: 'option'; readonly name: string; readonly parts: readonly string[]; readonly text: string }

/** The words of pieces as their reader wrote them: together where they stood together. */
export function wordsOfPieces(pieces: readonly RequestPiece[]): string {
  const [first, ...others] = pieces
  let end = (first?.start ?? 0) + (first?.text.length ?? 0)
  return others.reduce((words, { start, text }) => {
    const gap = start > end ? ' ' : ''
    end = start + text.length
    return words + gap + text
  }, first?.text ?? '')
}
