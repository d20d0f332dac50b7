/** Values by name; a name that is not there is 0. */
export type Values = Readonly<Record<string, number>>

/** Several candidates, of which some are right: what makes the right ones come first is learnt from. */
export interface Choice {
  readonly signs: readonly Values[]
  readonly right: readonly boolean[]
}

/** One thing that is so or not. */
export interface Fact {
  readonly signs: Values
  readonly isSo: boolean
  /** How much it counts beside others; above 0, 1 when not given. */
  readonly worth?: number
  /** Log-odds that are added to what the signs say and are not learnt; 0 when not given. */
  readonly given?: number
}

const STEPS = 300
/** The last steps are small, so that the weights settle. */
const SETTLING = 0.7
const SETTLED_SHARE = 0.2
/** How hard weights are pulled to where they start: to 0, or to what was learnt from all languages. */
const SHRINK = 0.002
const SHRINK_TO_SHARED = 0.003

/** Learns weights whose sums put right candidates first: a softmax regression. */
export function learnChoices(choices: readonly Choice[], shared?: Values): Values {
  const told = choices.filter(({ right }) => right.includes(true) && right.includes(false))
  const names = namesOf(told.flatMap(({ signs }) => signs))
  const rows = told.map(({ signs, right }) => ({ values: signs.map((one) => row(one, names)), right }))
  return climb({ names, shared, count: rows.length, shrink: shrinkTo(shared) }, (weights, slopes) => {
    for (const { values, right } of rows) {
      const sums = values.map((one) => dot(one, weights))
      const most = Math.max(...sums)
      const odds = sums.map((one) => Math.exp(one - most))
      const all = odds.reduce((sum, one) => sum + one, 0)
      const good = odds.reduce((sum, one, i) => sum + (right[i] === true ? one : 0), Number.MIN_VALUE)
      for (const [i, one] of values.entries()) {
        add(slopes, one, (right[i] === true ? (odds[i] ?? 0) / good : 0) - (odds[i] ?? 0) / all)
      }
    }
  })
}

/**
 * Learns the log-odds that something is so, with a `constant`: a logistic regression.
 * @param pull how hard weights are pulled to where they start, shared among the facts: the more facts there are, the
 * freer the weights; as hard for any number of facts when not given.
 */
export function learnFacts(facts: readonly Fact[], shared?: Values, pull?: number): Values {
  const all = facts.map((fact) => ({ worth: 1, given: 0, ...fact, signs: { ...fact.signs, constant: 1 } }))
  const names = namesOf(all.map(({ signs }) => signs))
  const rows = all.map((fact) => ({ ...fact, values: row(fact.signs, names) }))
  const count = rows.reduce((sum, { worth }) => sum + worth, 0)
  const shrink = pull === undefined ? shrinkTo(shared) : pull / count
  return climb({ names, shared, count, shrink }, (weights, slopes) => {
    for (const { values, isSo, worth, given } of rows) {
      add(slopes, values, worth * ((isSo ? 1 : 0) - 1 / (1 + Math.exp(-dot(values, weights) - given))))
    }
  })
}

/**
 * The same weights, moved and stretched so that they say how often facts of any worth are so: what puts facts in order
 * is learnt from those that count most, how sure one can be from all alike.
 */
export function calibrate(weights: Values, facts: readonly Fact[]): Values {
  const constant = weights.constant ?? 0
  const sums = facts.map(({ signs, isSo, given = 0 }): Fact => {
    return { signs: { sum: weigh(signs, weights) + constant }, isSo, given }
  })
  const { sum = 1, constant: moved = 0 } = learnFacts(sums, { sum: 1, constant: 0 })
  const stretched = Object.entries(weights).map(([name, weight]) => [name, weight * sum] as const)
  return { ...Object.fromEntries(stretched), constant: constant * sum + moved }
}

/** The sum of values by weights. */
export function weigh(signs: Values, weights: Values): number {
  return Object.entries(signs).reduce((total, [name, value]) => total + value * (weights[name] ?? 0), 0)
}

type AddSlopes = (weights: Float64Array, slopes: Float64Array) => void

interface Climb {
  readonly names: readonly string[]
  /** Where weights start; at 0 when not given. */
  readonly shared: Values | undefined
  readonly count: number
  readonly shrink: number
}

function shrinkTo(shared: Values | undefined): number {
  return shared === undefined ? SHRINK : SHRINK_TO_SHARED
}

/** Adam, with weights that are pulled to where they start. */
function climb({ names, shared, count, shrink }: Climb, addSlopes: AddSlopes): Values {
  const start = Float64Array.from(names, (name) => shared?.[name] ?? 0)
  const weights = start.slice()
  const [mean, spread] = [new Float64Array(names.length), new Float64Array(names.length)]
  for (let step = 1; step <= STEPS; step++) {
    const slopes = new Float64Array(names.length)
    addSlopes(weights, slopes)
    const rate = 0.1 * (step < STEPS * SETTLING ? 1 : SETTLED_SHARE)
    for (let i = 0; i < names.length; i++) {
      const pull = (slopes[i] ?? 0) / count - shrink * ((weights[i] ?? 0) - (start[i] ?? 0))
      const m = 0.9 * (mean[i] ?? 0) + 0.1 * pull
      const v = 0.999 * (spread[i] ?? 0) + 0.001 * pull * pull
      mean[i] = m
      spread[i] = v
      weights[i] = (weights[i] ?? 0) + (rate * (m / (1 - 0.9 ** step))) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0]))
}

function namesOf(signs: readonly Values[]): readonly string[] {
  return [...new Set(signs.flatMap((one) => Object.keys(one)))].sort()
}

function row(signs: Values, names: readonly string[]): Float64Array {
  return Float64Array.from(names, (name) => signs[name] ?? 0)
}

function dot(values: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i] ?? 0) * (weights[i] ?? 0)
  return sum
}

function add(slopes: Float64Array, values: Float64Array, share: number): void {
  for (let i = 0; i < values.length; i++) slopes[i] = (slopes[i] ?? 0) + share * (values[i] ?? 0)
}
