/**
 * Picks the places of the highest scores, best first, without sorting the rest: one pass and a small heap.
 * Equal scores come in order of place, so that the answer never depends on chance.
 * @param scores 0 or less is no hit.
 */
export function topPlaces(scores: Float32Array, most: number): readonly number[] {
  const heap: number[] = []
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0)
    return difference < 0 || (difference === 0 && a > b)
  }
  // what does not come above the worst of those kept is passed over at the price of one comparison
  let least = 0
  for (let place = 0; place < scores.length; place++) {
    if ((scores[place] ?? 0) <= least) continue
    if (heap.length < most) {
      heap.push(place)
      siftUp(heap, isWorse)
    } else {
      heap[0] = place
      siftDown(heap, isWorse)
    }
    if (heap.length === most) least = scores[heap[0] ?? 0] ?? 0
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1))
}

type IsWorse = (a: number, b: number) => boolean

function siftUp(heap: number[], isWorse: IsWorse): void {
  let at = heap.length - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!swapIf(heap, at, parent, isWorse)) return
    at = parent
  }
}

function siftDown(heap: number[], isWorse: IsWorse): void {
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    if (left >= heap.length) return
    const right = left + 1
    const worst = right < heap.length && isWorse(heap[right] ?? 0, heap[left] ?? 0) ? right : left
    if (!swapIf(heap, worst, at, isWorse)) return
    at = worst
  }
}

/** Swaps two places of the heap when the lower is worse than the upper, and tells whether it did. */
function swapIf(heap: number[], lower: number, upper: number, isWorse: IsWorse): boolean {
  const [a, b] = [heap[lower] ?? 0, heap[upper] ?? 0]
  if (!isWorse(a, b)) return false
  heap[lower] = b
  heap[upper] = a
  return true
}
