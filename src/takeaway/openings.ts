import { isLatinLetter } from '../text/characters.ts'
import { codeUnitsOf, standsAt } from '../text/code-units.ts'

/** Words that a sentence or clause may open with, by their first two code units (see `keyOf`), longest first. */
export type Openings = ReadonlyMap<number, readonly Opening[]>

/** One compiled opening. */
export interface Opening {
  readonly units: Uint16Array
  /** It ends in a Latin letter, so that a word must end there too. */
  readonly isLatin: boolean
  /** `true` for a word that begins like an opening and is none (`并购` beside `并`). */
  readonly excepted: boolean
}

/** Compiles words, in any case; one that begins with `-` is an exception to the shorter ones. */
export function compileOpenings(words: readonly string[]): Openings {
  const openings = new Map<number, Opening[]>()
  for (const word of words) {
    const excepted = word.startsWith('-')
    const units = codeUnitsOf((excepted ? word.slice(1) : word).toLowerCase())
    const key = keyOf(units[0] ?? 0, units[1] ?? 0)
    const bucket = openings.get(key) ?? []
    bucket.push({ units, isLatin: isLatinLetter(units[units.length - 1] ?? 0), excepted })
    openings.set(key, bucket)
  }
  for (const bucket of openings.values()) bucket.sort((a, b) => b.units.length - a.units.length)
  return openings
}

/**
 * Finds the opening that stands at a place; marks and brackets before it are the caller's to skip.
 *
 * @param units of a folded and lower-cased text.
 * @returns where it ends, or `undefined` when none stands there. A Latin word must end there too.
 */
export function openingEnd(units: Uint16Array, at: number, openings: Openings): number | undefined {
  const first = units[at] ?? 0
  // the one character that an opening may be is shorter than all that begin with it, and comes last
  const found = longestAt(units, at, openings.get(keyOf(first, units[at + 1] ?? 0)))
  return (found ?? longestAt(units, at, openings.get(keyOf(first, 0))))?.end
}

/** By which openings are found: their first two code units, the second 0 where there is only one. */
function keyOf(first: number, second: number): number {
  return first * 0x10000 + second
}

interface Found {
  /** Where the opening ends; `undefined` for a word that only begins like one. */
  readonly end: number | undefined
}

function longestAt(units: Uint16Array, at: number, bucket: readonly Opening[] | undefined): Found | undefined {
  if (bucket === undefined) return undefined
  for (const opening of bucket) {
    const end = at + opening.units.length
    if (!standsAt(opening.units, units, at)) continue
    if (opening.isLatin && isLatinLetter(units[end] ?? 0)) continue
    return { end: opening.excepted ? undefined : end }
  }
  return undefined
}
