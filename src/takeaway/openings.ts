import { isLatinLetter } from '../text/characters.ts'
import { codeUnitsOf, standsAt } from '../text/code-units.ts'

/** Words that a sentence or clause may open with. */
export interface Openings {
  /** Those that may stand where a place of `bucketOf` leads, longest first; none in the first bucket. */
  readonly buckets: readonly (readonly Opening[])[]
  /** By `traceOf` their first two code units, of which the second is 0 where there is only one. */
  readonly bucketOf: Uint16Array
}

/** One compiled opening. */
export interface Opening {
  readonly units: Uint16Array
  /** It ends in a Latin letter, so that a word must end there too. */
  readonly isLatin: boolean
  /** `true` for a word that begins like an opening and is none (`并购` beside `并`). */
  readonly excepted: boolean
}

/** A power of two; words that fall together are told apart by their code units. */
const TRACES = 2048

/** Compiles words, in any case; one that begins with `-` is an exception to the shorter ones. */
export function compileOpenings(words: readonly string[]): Openings {
  const buckets: Opening[][] = [[]]
  const bucketOf = new Uint16Array(TRACES)
  for (const word of words) {
    const excepted = word.startsWith('-')
    const units = codeUnitsOf((excepted ? word.slice(1) : word).toLowerCase())
    const trace = traceOf(units[0] ?? 0, units[1] ?? 0)
    const bucket = bucketOf[trace] || buckets.push([]) - 1
    buckets[bucket]?.push({ units, isLatin: isLatinLetter(units[units.length - 1] ?? 0), excepted })
    bucketOf[trace] = bucket
  }
  for (const bucket of buckets) bucket.sort((a, b) => b.units.length - a.units.length)
  return { buckets, bucketOf }
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
  const found = longestAt(units, at, openings, traceOf(first, units[at + 1] ?? 0))
  return (found ?? longestAt(units, at, openings, traceOf(first, 0)))?.end
}

/** Two code units in few bits. */
function traceOf(first: number, second: number): number {
  return ((first << 5) ^ second) & (TRACES - 1)
}

interface Found {
  /** Where the opening ends; `undefined` for a word that only begins like one. */
  readonly end: number | undefined
}

function longestAt(units: Uint16Array, at: number, openings: Openings, trace: number): Found | undefined {
  const bucket = openings.bucketOf[trace] ?? 0
  if (bucket === 0) return undefined
  for (const opening of openings.buckets[bucket] ?? []) {
    const end = at + opening.units.length
    if (!standsAt(opening.units, units, at)) continue
    if (opening.isLatin && isLatinLetter(units[end] ?? 0)) continue
    return { end: opening.excepted ? undefined : end }
  }
  return undefined
}
