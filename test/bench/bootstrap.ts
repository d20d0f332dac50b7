/** A difference between two systems on the same documents, with the middle 95 % of resampled differences. */
export interface Difference {
  readonly mean: number
  readonly low: number
  readonly high: number
}

const RESAMPLES = 1000

/**
 * Paired bootstrap over documents.
 *
 * @param ours a figure for each document, or its numerator.
 * @param theirs the same for the other system.
 * @param weights denominators; the figure is the ratio of the sums. One each by default.
 */
export function pairedBootstrap(
  ours: readonly number[],
  theirs: readonly number[],
  weights: readonly number[] = ours.map(() => 1),
): Difference {
  const differenceOf = (places: readonly number[]) => {
    let sum = 0
    let weight = 0
    for (const place of places) {
      sum += (ours[place] ?? 0) - (theirs[place] ?? 0)
      weight += weights[place] ?? 0
    }
    return weight === 0 ? 0 : sum / weight
  }
  return resample(ours.length, differenceOf)
}

/**
 * The difference on all documents, and its middle 95 % over resampled documents.
 *
 * @param count how many documents there are.
 * @param differenceOf the figure of one system less the other's on the documents at these places.
 */
export function resample(count: number, differenceOf: (places: readonly number[]) => number): Difference {
  const all = Array.from({ length: count }, (_, place) => place)
  let state = 42
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  const resampled = Array.from({ length: RESAMPLES }, () => differenceOf(all.map(draw))).sort((a, b) => a - b)
  const at = (share: number) => resampled[Math.floor(share * RESAMPLES)] ?? 0
  return { mean: differenceOf(all), low: at(0.025), high: at(0.975) }
}
