import { areAlike, countShared, wordSet } from './likeness.ts'
import { contentTerms } from './measure.ts'
import type { Ranked } from './rank.ts'
import type { Reading } from './reading.ts'
import type { LeftOut } from './takeaway.ts'

/** How many to take, and what repeating costs. */
export interface TakeOptions {
  readonly most: number
  /** Take only what can stand alone; one that cannot when there is nothing else. */
  readonly strict: boolean
  /** See `UnitRules.repetition`. */
  readonly repetition: number
}

/** A candidate that was not taken, with the reason. */
export interface Left {
  readonly entry: Ranked
  readonly reason: LeftOut['reason']
}

/** A candidate waiting for its turn. */
interface Waiting {
  readonly entry: Ranked
  readonly terms: ReadonlySet<number>
  /** Largest share of its terms that one taken before it has, from 0 to 1. */
  covered: number
}

/** Takes one unless it is like one taken before; says how many are taken. */
type Take = (entry: Ranked) => number

/** For more takeaways than this, repetition is not weighed any more: it costs time for each pair. */
const MOST_WEIGHED = 50
/** So many candidates for each takeaway are weighed against each other, and a few more. */
const WEIGHED_PER_TAKEAWAY = 4
const MORE_WEIGHED = 20

/**
 * Takes candidates, best first, so that no two are alike; a good one that repeats part of a better one comes later.
 *
 * @param ranked best first, see `rankCandidates`.
 * @returns what was taken, and the others best first. Linear in the number of candidates for a given `most`.
 */
export function takeDifferent(
  reading: Reading,
  ranked: readonly Ranked[],
  options: TakeOptions,
): { readonly taken: readonly Ranked[]; readonly left: readonly Left[] } {
  const able = options.strict ? strictly(ranked) : ranked
  const most = Math.min(options.most, able.length)
  const weighed = most > MOST_WEIGHED ? 0 : WEIGHED_PER_TAKEAWAY * most + MORE_WEIGHED
  const taken: Ranked[] = []
  const takenWords: ReadonlySet<string>[] = []
  const repeated = new Set<Ranked>()
  const take: Take = (entry) => {
    const words = wordSet(reading.lower, entry.measured.span)
    if (takenWords.some((others) => areAlike(words, others))) repeated.add(entry)
    else {
      takenWords.push(words)
      taken.push(entry)
    }
    return taken.length
  }
  takeWeighed(
    able.slice(0, weighed).map((entry) => toWaiting(reading, entry)),
    take,
    { ...options, most },
  )
  for (const entry of able.slice(weighed)) {
    if (taken.length >= most) break
    take(entry)
  }
  const chosen = new Set(taken)
  const left: Left[] = ranked
    .filter((entry) => !chosen.has(entry))
    .map((entry) => ({ entry, reason: repeated.has(entry) ? 'repeats' : (entry.weakness ?? 'lower-score') }))
  return { taken, left }
}

function strictly(ranked: readonly Ranked[]): readonly Ranked[] {
  const able = ranked.filter(({ weakness }) => weakness === undefined)
  return able.length > 0 ? able : ranked.slice(0, 1)
}

function toWaiting(reading: Reading, entry: Ranked): Waiting {
  const { span, candidate } = entry.measured
  return { entry, terms: contentTerms(reading, candidate, span), covered: 0 }
}

function takeWeighed(waiting: readonly Waiting[], take: Take, { most, repetition }: TakeOptions): void {
  const left = new Set(waiting)
  let count = 0
  while (count < most && left.size > 0) {
    const next = bestOf(left, repetition)
    left.delete(next)
    const isRepeated = take(next.entry) === count
    if (isRepeated) continue
    count++
    for (const other of left) other.covered = Math.max(other.covered, coverage(other.terms, next.terms))
  }
}

/** Those that can stand alone come first, whatever they repeat. */
function bestOf(waiting: ReadonlySet<Waiting>, repetition: number): Waiting {
  const worth = ({ entry, covered }: Waiting) => entry.score - repetition * covered
  return [...waiting].reduce((best, other) => {
    const weaker = Number(other.entry.isLast) - Number(best.entry.isLast)
    if (weaker !== 0) return weaker < 0 ? other : best
    return worth(other) > worth(best) ? other : best
  })
}

function coverage(terms: ReadonlySet<number>, by: ReadonlySet<number>): number {
  return countShared(terms, by) / Math.max(1, Math.min(terms.size, by.size))
}
