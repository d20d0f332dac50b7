import type { Span } from './span.ts'

/**
 * The first index of a rising column, of its first `count`, whose number is a place or more; `count` when none is.
 *
 * Places within a text are smaller than 2³¹. Takes the logarithm of `count`, and the same steps whatever it finds: no
 * processor guesses which half of a column a place is in, so that reckoning with both costs less than choosing one.
 */
export function firstFrom(column: ArrayLike<number>, count: number, place: number): number {
  return firstBehind(column, 0, count, place)
}

/**
 * The same of a range of a column: an index from `start` on; `end` when none of the range is a place or more. Takes no
 * time where all of the range is, or none, as with the words of a sentence that is asked for whole.
 */
export function firstWithin(column: ArrayLike<number>, { start, end }: Span, place: number): number {
  if (start >= end || Number(column[start]) >= place) return start
  if (Number(column[end - 1]) < place) return end
  return firstBehind(column, start, end, place)
}

function firstBehind(column: ArrayLike<number>, start: number, end: number, place: number): number {
  let first = start
  for (let left = end - start; left > 0; ) {
    const half = (left + 1) >> 1
    const isBelow = ((column[first + half - 1] ?? 0) - place) >>> 31
    first += half & -isBelow
    left -= half
  }
  return first
}
