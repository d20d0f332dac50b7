import { sliceSpan } from '../text/span.ts'
import { lastPlaceBefore, type People, type Person, type Place } from './people.ts'

/** Two names farther apart, in code units, stand in two sentences. */
export const LONGEST_SENTENCE = 300
/** How far back, in places, a pronoun looks for its person. */
const FARTHEST_PLACES = 40

/** The first person of the nearest sentence before a place that names somebody who fits. */
export function subjectBefore(text: string, places: readonly Place[], stop: RegExp): Near | undefined {
  let found: Place | undefined
  const named = new Set<Person>()
  for (const place of places) {
    if (found !== undefined) {
      const between = { start: place.span.end, end: found.span.start }
      if (between.end - between.start > LONGEST_SENTENCE || stop.test(sliceSpan(text, between))) break
    }
    found = place
    named.add(place.person)
  }
  return found && { place: found, isOnly: named.size === 1 }
}

/** Where the person whom a pronoun may stand for is named, and whether nobody else is named there or since. */
export interface Near {
  readonly place: Place
  readonly isOnly: boolean
}

/** Places before a position, nearest first, as far back as is worth looking. */
export function placesBefore({ places }: People, position: number): Place[] {
  const last = lastPlaceBefore(places, position)
  return places.slice(Math.max(0, last - FARTHEST_PLACES + 1), last + 1).reverse()
}
