import { type Figures, figuresOf, NO_FIGURES, tellSame } from './figures.ts'
import { areAlike, type WordSet, wordSet } from './likeness.ts'
import { hasLoneMark } from './lone-marks.ts'
import { contentTerms, type TermLists } from './measure-words.ts'
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
  /** Each once; read when it is first compared, which most never are. */
  terms: readonly number[] | undefined
  /** Largest share of its terms that one of the first `compared` that were taken has, from 0 to 1. */
  covered: number
  compared: number
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
 * @returns what was taken, best first. Linear in the number of candidates for a given `most`.
 */
export function takeDifferent(reading: Reading, ranked: readonly Ranked[], options: TakeOptions): Taken {
  const able = options.strict ? strictly(reading, ranked) : ranked
  const most = Math.min(options.most, able.length)
  const weighed = most > MOST_WEIGHED ? 0 : WEIGHED_PER_TAKEAWAY * most + MORE_WEIGHED
  const taken: Ranked[] = []
  const takenWords: WordSet[] = []
  const takenFigures: Figures[] = []
  const repeated = new Set<Ranked>()
  const take: Take = (entry) => {
    const words = wordSet(reading.lexed, entry.measured.span, reading.arena)
    const figures = options.strict ? figuresOf(reading, entry) : NO_FIGURES
    const isRepeated =
      takenWords.some((others) => areAlike(words, others)) || takenFigures.some((others) => tellSame(figures, others))
    if (isRepeated) repeated.add(entry)
    else {
      takenWords.push(words)
      takenFigures.push(figures)
      taken.push(entry)
    }
    return taken.length
  }
  const waiting = able.slice(0, weighed).map((entry) => ({ entry, terms: undefined, covered: 0, compared: 0 }))
  takeWeighed(waiting, take, createPile(reading, options.repetition), most)
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

function strictly(reading: Reading, ranked: readonly Ranked[]): readonly Ranked[] {
  const able = ranked.filter(({ weakness }) => weakness === undefined)
  if (able.length > 0) return able
  // where nothing stands alone, what leans on its neighbours or is said by somebody still tells a reader something
  const leaning = ranked.filter(({ weakness }) => weakness !== 'fragment')
  const whole = leaning.find(({ measured: { span } }) => !hasLoneMark(reading, span))
  return whole === undefined ? leaning.slice(0, 1) : [whole]
}

/** What was taken, for those who wait to be compared with. */
interface Pile {
  readonly reading: Reading
  readonly taken: Waiting[]
  readonly repetition: number
  readonly lists: TermLists
  /** For each term the last comparison that it was in. */
  readonly comparedIn: Int32Array
  comparisons: number
}

function createPile(reading: Reading, repetition: number): Pile {
  const { arena, words } = reading
  const lists = { lastOf: arena.integers(words.terms.size), count: 0 }
  return { reading, taken: [], repetition, lists, comparedIn: arena.integers(words.terms.size), comparisons: 0 }
}

function takeWeighed(left: Waiting[], take: Take, pile: Pile, most: number): void {
  while (pile.taken.length < most && left.length > 0) {
    const [next] = left.splice(bestOf(left, pile), 1)
    if (next === undefined) return
    const isRepeated = take(next.entry) === pile.taken.length
    if (!isRepeated) pile.taken.push(next)
  }
}

/** Index of the best; those that can stand alone come first, whatever they repeat, and the first of equals. */
function bestOf(waiting: readonly Waiting[], pile: Pile): number {
  let best = 0
  for (let at = 1; at < waiting.length; at++) {
    const [other, leader] = [waiting[at], waiting[best]]
    if (other !== undefined && leader !== undefined && goesBefore(other, leader, pile)) best = at
  }
  return best
}

/** Most are never compared with what was taken: without any price for repeating they score too little already. */
function goesBefore(a: Waiting, b: Waiting, pile: Pile): boolean {
  if (a.entry.isLast !== b.entry.isLast) return b.entry.isLast
  const least = worthOf(b, pile)
  return a.entry.score > least && worthOf(a, pile) > least
}

/** The score less the price for what it repeats, which only rises with what is taken. */
function worthOf(waiting: Waiting, pile: Pile): number {
  for (; waiting.compared < pile.taken.length; waiting.compared++) {
    const by = pile.taken[waiting.compared]
    if (by !== undefined) waiting.covered = Math.max(waiting.covered, coverage(waiting, by, pile))
  }
  return waiting.entry.score - pile.repetition * waiting.covered
}

function coverage(waiting: Waiting, taken: Waiting, pile: Pile): number {
  const [terms, by] = [termsOf(waiting, pile), termsOf(taken, pile)]
  const comparison = ++pile.comparisons
  for (const term of by) pile.comparedIn[term] = comparison
  let shared = 0
  for (const term of terms) if (pile.comparedIn[term] === comparison) shared++
  return shared / Math.max(1, Math.min(terms.length, by.length))
}

function termsOf(waiting: Waiting, { reading, lists }: Pile): readonly number[] {
  const { span, candidate } = waiting.entry.measured
  waiting.terms ??= contentTerms(reading, candidate, span, lists)
  return waiting.terms
}
