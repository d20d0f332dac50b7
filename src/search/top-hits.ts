/** The best places so far, the worst of them on top; parallel to what they score. */
interface Heap {
  readonly places: Uint32Array
  readonly scores: Float32Array
  size: number
}

/**
 * Picks the places of the highest scores, best first, without sorting the rest: one pass and a small heap.
 * Equal scores come in order of place, so that the answer never depends on chance.
 * @param scores 0 or less is no hit.
 */
export function topPlaces(scores: Float32Array, most: number): readonly number[] {
  const room = Math.min(most, scores.length)
  if (room === 0) return []
  const heap: Heap = { places: new Uint32Array(room), scores: new Float32Array(room), size: 0 }
  // what does not come above the worst of those kept is passed over at the price of one comparison
  let least = 0
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] ?? 0
    if (score <= least) continue
    if (heap.size < room) sinkUp(heap, score, place)
    else sinkDown(heap, score, place)
    if (heap.size === room) least = heap.scores[0] ?? 0
  }
  const found = Array.from(heap.places.subarray(0, heap.size))
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
}

/** Adds one at the end, and takes it as far up as it is worse than what is there. */
function sinkUp(heap: Heap, score: number, place: number): void {
  let at = heap.size++
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isWorse(score, place, heap, parent)) break
    move(heap, parent, at)
    at = parent
  }
  put(heap, at, score, place)
}

/** Puts one in the place of the worst, and takes it as far down as what is there is worse. */
function sinkDown(heap: Heap, score: number, place: number): void {
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    if (left >= heap.size) break
    const right = left + 1
    const isRight = right < heap.size && isWorse(heap.scores[right] ?? 0, heap.places[right] ?? 0, heap, left)
    const worst = isRight ? right : left
    if (isWorse(score, place, heap, worst)) break
    move(heap, worst, at)
    at = worst
  }
  put(heap, at, score, place)
}

/** Whether a score at a place comes behind what stands in a heap. */
function isWorse(score: number, place: number, { scores, places }: Heap, at: number): boolean {
  const other = scores[at] ?? 0
  return score < other || (score === other && place > (places[at] ?? 0))
}

function move({ scores, places }: Heap, from: number, to: number): void {
  scores[to] = scores[from] ?? 0
  places[to] = places[from] ?? 0
}

function put({ scores, places }: Heap, at: number, score: number, place: number): void {
  scores[at] = score
  places[at] = place
}
