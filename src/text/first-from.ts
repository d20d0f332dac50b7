/**
 * The first index of a rising column, of its first `count`, whose number is a place or more; `count` when none is.
 *
 * Places within a text are smaller than 2³¹. Takes the logarithm of `count`, and the same steps whatever it finds: no
 * processor guesses which half of a column a place is in, so that reckoning with both costs less than choosing one.
 */
export function firstFrom(column: ArrayLike<number>, count: number, place: number): number {
  let first = 0
  for (let left = count; left > 0; ) {
    const half = (left + 1) >> 1
    const isBelow = ((column[first + half - 1] ?? 0) - place) >>> 31
    first += half & -isBelow
    left -= half
  }
  return first
}
