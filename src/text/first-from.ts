import type { Span } from './span.ts'

/**
 * The first index of a rising column, from one index to before another, whose number is a place or more; the latter when
 * none is.
 *
 * Places within a text are smaller than 2³¹. Takes the logarithm of the range, and the same steps whatever it finds: no
 * processor guesses which half of a column a place is in, so that reckoning with both costs less than choosing one.
 */
export function firstFrom(column: ArrayLike<number>, start: number, end: number, place: number): number {
  let first = start
  for (let left = end - start; left > 0; ) {
    const half = (left + 1) >> 1
    const isBelow = ((column[first + half - 1] ?? 0) - place) >>> 31
    first += half & -isBelow
    left -= half
  }
  return first
}

/** The same, in no time where all of the range is a place or more, or none, as with the words of a sentence that is asked for whole. */
export function firstWithin(column: ArrayLike<number>, { start, end }: Span, place: number): number {
  if (start >= end || Number(column[start]) >= place) return start
  return Number(column[end - 1]) < place ? end : firstFrom(column, start, end, place)
}
