import type { Row } from './basis.ts'

/** All that can be chosen in one document, and how much the document counts. */
export interface WeighedRows {
  readonly rows: readonly Row[]
  readonly weight: number
}

/** What weights are to bring about. */
export type Aim = 'chosen' | 'gain' | 'both'

/** How weights are looked for. */
export interface DescentOptions {
  /**
   * `chosen`: make what people chose likely; `gain`: make the expected worth of the one chosen large; `both`: half of
   * that, and half make likely what is worth most.
   */
  readonly aim: Aim
  readonly epochs: number
  /** For each weight, the price of its square, per document. */
  readonly ridges: Float64Array
}

const BATCH = 32
/** Adam's rate at the start; it falls to 0. */
const FASTEST = 0.03
/** Brings the slopes of `gain` to the size of those of `chosen`. */
const GAIN_SCALE = 8

/** Shares of the two aims: the gain, and the likelihood of what is wanted. */
const SHARES: Readonly<Record<Aim, readonly [gain: number, wanted: number]>> = {
  chosen: [0, 1],
  gain: [1, 0],
  both: [0.5, 0.5],
}
/** How much more likely the best is to be than the next: best of 6, 10 and 15. */
const SHARPNESS = 10

/** Fits a softmax over each document's rows by Adam. The same input gives the same weights. */
export function descend(documents: readonly WeighedRows[], options: DescentOptions): Float64Array {
  const size = options.ridges.length
  const weights = new Float64Array(size)
  const adam = { momentum: new Float64Array(size), spread: new Float64Array(size), step: 0 }
  const usable = documents.filter(({ rows }) => rows.some(({ worth }) => worth > 0))
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = FASTEST * (1 - epoch / options.epochs)
    const shuffled = shuffle(usable, epoch)
    for (let from = 0; from < shuffled.length; from += BATCH) {
      const batch = shuffled.slice(from, from + BATCH)
      stepDown(weights, slopesOf(batch, weights, options), adam, rate)
    }
  }
  return weights
}

function slopesOf(batch: readonly WeighedRows[], weights: Float64Array, { aim, ridges }: DescentOptions): Float64Array {
  const slopes = new Float64Array(weights.length)
  for (const document of batch) addSlopes(document, weights, slopes, aim)
  return slopes.map((slope, at) => slope / batch.length + (ridges[at] ?? 0) * (weights[at] ?? 0))
}

interface Adam {
  readonly momentum: Float64Array
  readonly spread: Float64Array
  step: number
}

function stepDown(weights: Float64Array, slopes: Float64Array, adam: Adam, rate: number): void {
  adam.step++
  for (const [at, slope] of slopes.entries()) {
    const momentum = 0.9 * (adam.momentum[at] ?? 0) + 0.1 * slope
    const spread = 0.999 * (adam.spread[at] ?? 0) + 0.001 * slope * slope
    adam.momentum[at] = momentum
    adam.spread[at] = spread
    const pace = Math.sqrt(spread / (1 - 0.999 ** adam.step)) + 1e-8
    weights[at] = (weights[at] ?? 0) - (rate * momentum) / (1 - 0.9 ** adam.step) / pace
  }
}

/** The same order for the same epoch: runs can be repeated. */
function shuffle<T>(items: readonly T[], epoch: number): readonly T[] {
  let state = epoch + 1
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { item, key: state }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

function addSlopes({ rows, weight }: WeighedRows, weights: Float64Array, slopes: Float64Array, aim: Aim): void {
  const chances = softmax(rows.map((row) => scoreOf(row, weights)))
  const wanted = wantedOf(rows, aim)
  const expected = rows.reduce((sum, { worth }, at) => sum + worth * (chances[at] ?? 0), 0)
  const [forGain, forWanted] = SHARES[aim]
  for (const [place, { at, by, worth }] of rows.entries()) {
    const chance = chances[place] ?? 0
    const gain = GAIN_SCALE * chance * (worth - expected)
    const slope = weight * (forWanted * (chance - (wanted[place] ?? 0)) - forGain * gain)
    for (const [entry, index] of at.entries()) slopes[index] = (slopes[index] ?? 0) + slope * (by[entry] ?? 0)
  }
}

/** How likely each row should be. */
function wantedOf(rows: readonly Row[], aim: Aim): readonly number[] {
  if (aim === 'both') return softmax(rows.map(({ worth }) => SHARPNESS * worth))
  const total = rows.reduce((sum, { worth }) => sum + worth, 0)
  return rows.map(({ worth }) => worth / total)
}

function scoreOf({ at, by }: Row, weights: Float64Array): number {
  let sum = 0
  for (let entry = 0; entry < at.length; entry++) sum += (weights[at[entry] ?? 0] ?? 0) * (by[entry] ?? 0)
  return sum
}

function softmax(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
