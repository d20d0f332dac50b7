/**
 * Finds the last of an ordered list that starts at a place or before it.
 * @param starts gives where each starts; rising.
 * @returns its index, -1 when all start later. Takes the logarithm of the list's length.
 */
export function lastStarting(length: number, starts: (index: number) => number, place: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts(middle) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}
