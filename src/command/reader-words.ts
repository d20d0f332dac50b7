import { shorten } from '../message/shorten.ts'

/** So much of what a reader wrote is read for a name, and repeated to them, in code units. */
export const LONGEST_WORDS = 80

/** What a reader wrote, as it is repeated to them: what is longer is cut between two characters. */
export function repeatedWords(written: string): string {
  return shorten(written.trim(), LONGEST_WORDS)
}
