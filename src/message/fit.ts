import { harmlessLine } from './harmless-text.ts'
import { characterBorderBefore } from './split-text.ts'

/** Code points that a summary may have: what a lock screen shows of a notification. */
export const SUMMARY_CODE_POINTS = 150

/** Counts a text's characters as Unicode code points; a lone surrogate counts as one. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/**
 * Fits a text into one line of at most `limit` code points for a notification or a screen reader.
 * A longer text is cut between two characters as a reader counts them, and ends in `…`.
 * @param limit at least 2.
 */
export function fitSummary(text: string, limit: number = SUMMARY_CODE_POINTS): string {
  const line = harmlessLine(text)
  if (countCodePoints(line) <= limit) return line
  let latest = 0
  let kept = 0
  for (const character of line) {
    if (++kept === limit) break
    latest += character.length
  }
  return `${line.slice(0, characterBorderBefore(line, 1, latest)).trimEnd()}…`
}
