import { isLatinLetter } from '../text/characters.ts'

/** Words that a sentence or clause may open with, by their first character, longest first. */
export type Openings = ReadonlyMap<string, readonly Opening[]>

/** One compiled opening. */
export interface Opening {
  readonly text: string
  /** `true` for a word that begins like an opening and is none (`并购` beside `并`). */
  readonly excepted: boolean
}

/** Compiles words, in any case; one that begins with `-` is an exception to the shorter ones. */
export function compileOpenings(words: readonly string[]): Openings {
  const openings = new Map<string, Opening[]>()
  for (const word of words) {
    const excepted = word.startsWith('-')
    const text = (excepted ? word.slice(1) : word).toLowerCase()
    const bucket = openings.get(text.charAt(0)) ?? []
    bucket.push({ text, excepted })
    openings.set(text.charAt(0), bucket)
  }
  for (const bucket of openings.values()) bucket.sort((a, b) => b.text.length - a.text.length)
  return openings
}

/**
 * Finds the opening that stands at a place; marks and brackets before it are the caller's to skip.
 *
 * @param lower folded and lower-cased text.
 * @returns where it ends, or `undefined` when none stands there. A Latin word must end there too.
 */
export function openingEnd(lower: string, at: number, openings: Openings): number | undefined {
  for (const { text, excepted } of openings.get(lower.charAt(at)) ?? []) {
    if (!lower.startsWith(text, at)) continue
    const end = at + text.length
    if (isLatinLetter(text.charCodeAt(text.length - 1)) && isLatinLetter(lower.charCodeAt(end))) continue
    return excepted ? undefined : end
  }
  return undefined
}
