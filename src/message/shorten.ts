import { characterBorderBefore } from './split-text.ts'

/**
 * Code units of a source's wording that one message shows: two screens of a phone, and some times the longest
 * quotation an editor may publish. Texts without full stops exist, and nobody reads a megabyte in a chat.
 */
export const LONGEST_WORDING = 1_500

/** Keeps the beginning of a text that is longer, up to a border between two characters, and marks with `…` that it goes on. */
export function shorten(text: string, limit: number = LONGEST_WORDING): string {
  if (text.length <= limit) return text
  return `${text.slice(0, characterBorderBefore(text, 1, limit)).trimEnd()}…`
}

/** Keeps the end of a text that is longer, from a border between two characters, and marks with `…` that it began before. */
export function shortenStart(text: string, limit: number = LONGEST_WORDING): string {
  if (text.length <= limit) return text
  return `…${text.slice(characterBorderBefore(text, 1, text.length - limit)).trimStart()}`
}
