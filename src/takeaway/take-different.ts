import { areAlike, wordSet } from './likeness.ts'
import { contentTerms } from './measure-words.ts'
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

/** What was taken, and what was not because it is like something that was. */
export interface Taken {
  readonly taken: readonly Ranked[]
  readonly repeated: ReadonlySet<Ranked>
}

/** A candidate that was not taken, with the reason. */
export interface Left {
  readonly entry: Ranked
  readonly reason: LeftOut['reason']
}

/** A candidate waiting for its turn. */
interface Waiting {
  readonly entry: Ranked
  /** Each once. */
  readonly terms: readonly number[]
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
/** What is no candidate's number and no turn's. */
const NOWHERE = -1

/**
 * Takes candidates, best first, so that no two are alike; a good one that repeats part of a better one comes later.
 *
 * @param ranked best first, see `rankCandidates`.
 * @returns what was taken, best first. Linear in the number of candidates for a given `most`.
 */
export function takeDifferent(reading: Reading, ranked: readonly Ranked[], options: TakeOptions): Taken {
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
  const seenIn = reading.arena.integers(reading.words.terms.size).fill(NOWHERE)
  const waiting = able.slice(0, weighed).map((entry) => toWaiting(reading, entry, seenIn))
  takeWeighed(waiting, take, { most, repetition: options.repetition, takenIn: seenIn.fill(NOWHERE) })
  for (const entry of able.slice(weighed)) {
    if (taken.length >= most) break
    take(entry)
  }
  return { taken, repeated }
}

/** What was not taken, best first, with the reasons; at most so many. */
export function leftOf(ranked: readonly Ranked[], { taken, repeated }: Taken, most: number): readonly Left[] {
  const chosen = new Set(taken)
  const left: Left[] = []
  for (const entry of ranked) {
    if (left.length === most) break
    if (chosen.has(entry)) continue
    left.push({ entry, reason: repeated.has(entry) ? 'repeats' : (entry.weakness ?? 'lower-score') })
  }
  return left
}

function strictly(ranked: readonly Ranked[]): readonly Ranked[] {
  const able = ranked.filter(({ weakness }) => weakness === undefined)
  // where nothing stands alone, what leans on its neighbours or is said by somebody still tells a reader something
  return able.length > 0 ? able : ranked.filter(({ weakness }) => weakness !== 'fragment').slice(0, 1)
}

function toWaiting(reading: Reading, entry: Ranked, seenIn: Int32Array): Waiting {
  const { span, candidate } = entry.measured
  return { entry, terms: contentTerms(reading, candidate, span, seenIn), covered: 0 }
}

/** What is taken from the waiting, and for each term of the document the turn in which it was taken last. */
interface WeighedOptions {
  readonly most: number
  readonly repetition: number
  readonly takenIn: Int32Array
}

function takeWeighed(waiting: readonly Waiting[], take: Take, { most, repetition, takenIn }: WeighedOptions): void {
  const left = [...waiting]
  let count = 0
  for (let turn = 0; count < most && left.length > 0; turn++) {
    const [next] = left.splice(bestOf(left, repetition), 1)
    if (next === undefined) return
    const isRepeated = take(next.entry) === count
    if (isRepeated) continue
    count++
    for (const term of next.terms) takenIn[term] = turn
    for (const other of left) other.covered = Math.max(other.covered, coverage(other.terms, next.terms, takenIn, turn))
  }
}

/** Index of the best; those that can stand alone come first, whatever they repeat, and the first of equals. */
function bestOf(waiting: readonly Waiting[], repetition: number): number {
  let best = 0
  for (let at = 1; at < waiting.length; at++) {
    const [other, leader] = [waiting[at], waiting[best]]
    if (other !== undefined && leader !== undefined && goesBefore(other, leader, repetition)) best = at
  }
  return best
}

function goesBefore(a: Waiting, b: Waiting, repetition: number): boolean {
  if (a.entry.isLast !== b.entry.isLast) return b.entry.isLast
  return a.entry.score - repetition * a.covered > b.entry.score - repetition * b.covered
}

function coverage(terms: readonly number[], by: readonly number[], takenIn: Int32Array, turn: number): number {
  let shared = 0
  for (const term of terms) if (takenIn[term] === turn) shared++
  return shared / Math.max(1, Math.min(terms.length, by.length))
}
