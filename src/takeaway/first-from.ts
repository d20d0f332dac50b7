/**
 * The first index of a range of a rising column whose number is a place or more; the range's end when none is.
 * Takes the logarithm of the range's length, and no time for whole sentences, which most ranges are.
 */
export function firstFrom(column: ArrayLike<number>, start: number, end: number, place: number): number {
  if (start >= end || Number(column[start]) >= place) return start
  if (Number(column[end - 1]) < place) return end
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (Number(column[middle]) < place) low = middle + 1
    else high = middle
  }
  return low
}
