import type { Group } from '../search/across/group.ts'
import { homeGroups, isHanText, questionGroups } from '../search/across/question-groups.ts'
import { askedPart } from '../search/asked-part.ts'
import { standsIn } from '../search/best-sentence.ts'
import type { SearchIndex } from '../search/index-passages.ts'
import type { CorpusIndex } from '../search/search-corpus.ts'
import { sliceSpan } from '../text/span.ts'
import { type PartKey, type Question, tellingOf } from './read-question.ts'

/** How much of a question stands in a passage and around it, by groups of words that say the same; every share from 0 to 1. */
export interface GroupCoverage {
  readonly own: number
  readonly before: number
  readonly after: number
  /** With its neighbours, and with four sentences on each side. */
  readonly reach: number
  readonly surroundings: number
  /** Share of what no passage could hold, as the corpus has no word for it: the same for every passage. */
  readonly strange: number
  /** How many groups of words that say the same stand in it, each as far as it surely does; 0 or more. */
  readonly held: number
  /** Which groups of words that say the same stand in it. */
  readonly keys: ReadonlySet<PartKey>
}

/** How many sentences on each side are a passage's surroundings. */
export const AROUND = 4
/** From a passage to its surroundings, itself among them. */
const DISTANCES = Array.from({ length: 2 * AROUND + 1 }, (_, i) => i - AROUND)
/** A question of two long sentences speaks of as many things. */
const MOST_GROUPS = 40
/** A group that is held more surely than this stands in the passage. */
const SURE = 0.3

/** What is asked. */
type AskedIndex = Pick<CorpusIndex, 'index' | 'passages'>

/** Tells how much of a question stands at a place of the index. */
export type CoverageAt = (place: number) => GroupCoverage

/** A question to passages in another language. */
interface AskedAbroad {
  readonly words: string
  readonly read: Question
  /** As `questionGroups` makes them. */
  readonly groups: readonly Group[]
}

/**
 * Tells how much of a question a passage in another language holds, by all the ways the dictionary has of saying it.
 * What cannot be said in words of the corpus counts as missing: else a passage that has the only word that can would
 * seem to hold the whole question.
 */
export function coverageAbroad(corpus: AskedIndex, { words, read, groups: all }: AskedAbroad): CoverageAt {
  const isHan = isHanText(askedPart(corpus.index.rules, words))
  const groups = all.filter(({ ways }) => ways.length > 0)
  const spoken = isHan ? Math.ceil(read.characters.size / 2) : read.parts.length
  return coverageBy(corpus, groups, Math.max(0, spoken - groups.length))
}

/**
 * Tells whether a passage in another language, or its neighbours, hold what a question needs to be told: the thing
 * counted, or the post. Always so where it needs nothing, or nothing that the dictionary could bring over.
 */
export function wantedAbroad(corpus: AskedIndex, read: Question): (place: number) => boolean {
  const spans = read.parts.filter(({ key }) => read.wanted.has(key)).map(({ span }) => span)
  if (spans.length === 0) return () => true
  const wanted = spans.map((span) => sliceSpan(read.folded, span)).join(' ')
  const { index } = corpus
  const groups = questionGroups(index, wanted, isHanText(askedPart(index.rules, wanted)))
  const bare = { ...read, parts: [], characters: new Map() }
  const coverage = coverageAbroad(corpus, { words: wanted, read: bare, groups })
  return (place) => coverage(place).reach > 0
}

/** `coverageAbroad` for passages in the question's language, with the words that the dictionary gives for the same; `undefined` without one. */
export function coverageAtHome(corpus: AskedIndex, question: string): CoverageAt | undefined {
  const { index } = corpus
  if (index.rules.dictionary === undefined) return undefined
  const groups = homeGroups(index, question, isHanText(askedPart(index.rules, question)))
  const known = groups.filter(({ ways }) => ways.length > 0)
  return coverageBy(corpus, known, groups.length - known.length)
}

function coverageBy({ index, passages }: AskedIndex, spoken: readonly Group[], unknown: number): CoverageAt {
  const groups = heldGroups(index, spoken, unknown)
  const documentAt = (place: number): string | undefined => {
    const passage = passages[place]
    return passage?.kind === 'sentence' ? passage.document.id : undefined
  }
  const coverageAnew: CoverageAt = (place) => {
    const document = documentAt(place)
    const held = (distance: number): Held | undefined =>
      document !== undefined && documentAt(place + distance) === document ? groups.heldIn(place + distance) : undefined
    const own = groups.heldIn(place)
    // without a document around it, it stands alone
    const around = document === undefined ? [own] : DISTANCES.map(held)
    const [before, after] = document === undefined ? ALONE : [around[AROUND - 1], around[AROUND + 1]]
    const shares = groups.shares({ own, before, after, around })
    return { ...shares, strange: groups.strange, held: sumOf(own), keys: surelyIn(own) }
  }
  // an item is judged by each of its wordings
  const known = new Map<number, GroupCoverage>()
  return (place) => {
    const coverage = known.get(place) ?? coverageAnew(place)
    known.set(place, coverage)
    return coverage
  }
}

function sumOf(held: Held): number {
  let sum = 0
  for (const one of held) sum += one
  return sum
}

const GROUP_KEYS = Array.from({ length: MOST_GROUPS }, (_, i) => `~${i}`)

function surelyIn(held: Held): ReadonlySet<PartKey> {
  const keys = new Set<PartKey>()
  for (let i = 0; i < held.length; i++) if ((held[i] ?? 0) >= SURE) keys.add(GROUP_KEYS[i] ?? i)
  return keys
}

/** How surely each group stands in a passage; from 0 to 1. */
type Held = readonly number[]

const ALONE: readonly undefined[] = []

/** What a passage holds, and what those around it do; `undefined` where there is none. */
interface HeldAround {
  readonly own: Held
  readonly before: Held | undefined
  readonly after: Held | undefined
  readonly around: readonly (Held | undefined)[]
}

interface HeldGroups {
  readonly heldIn: (place: number) => Held
  /** Shares of the question. */
  readonly shares: (held: HeldAround) => Pick<GroupCoverage, 'own' | 'before' | 'after' | 'reach' | 'surroundings'>
  /** Share of the question that the corpus has no word for. */
  readonly strange: number
}

/** A word tells as much as it does itself where it is sure, else as the commonest of what may be meant. */
function worthOf(index: SearchIndex, ways: Group['ways']): number {
  const sure = ways.find(({ weight }) => weight >= 1)
  if (sure !== undefined) return Math.max(...sure.terms.map((term) => tellingOf(index, term)))
  return Math.min(...ways.map(({ terms }) => tellingOf(index, terms[0])))
}

/** Of a page that was pasted, what tells most must do: every group is looked for in each passage and all around it. */
function mostWorth<T extends { readonly worth: number }>(groups: readonly T[]): readonly T[] {
  return [...groups].sort((a, b) => b.worth - a.worth).slice(0, MOST_GROUPS)
}

/** How surely a passage has one of the ways of saying a thing, which come surest first. */
function surestIn(index: SearchIndex, ways: Group['ways'], place: number): number {
  for (const { terms, weight } of ways) if (standAllIn(index, terms, place)) return Math.min(1, weight)
  return 0
}

function standAllIn(index: SearchIndex, terms: readonly number[], place: number): boolean {
  for (const term of terms) if (!standsIn(index, term, place)) return false
  return true
}

function heldGroups(index: SearchIndex, known: readonly Group[], unknown: number): HeldGroups {
  const weighted = known.map(({ weight, ways }) => ({ ways, worth: weight * worthOf(index, ways) }))
  const telling = weighted.length <= MOST_GROUPS ? weighted : mostWorth(weighted)
  const groups = telling.map(({ ways, worth }) => ({ ways: [...ways].sort((a, b) => b.weight - a.weight), worth }))
  const lacking = unknown * tellingOf(index, undefined)
  const all = lacking + groups.reduce((sum, { worth }) => sum + worth, 0)
  const cache = new Map<number, Held>()
  const heldIn = (place: number): Held => {
    const before = cache.get(place)
    if (before !== undefined) return before
    const held = groups.map(({ ways }) => surestIn(index, ways, place))
    cache.set(place, held)
    return held
  }
  const shares: HeldGroups['shares'] = (passages) => {
    const sums = sumsOf(groups, passages)
    const shareOf = (held: number): number => (all === 0 ? 0 : held / all)
    return {
      own: shareOf(sums.own),
      before: shareOf(sums.before),
      after: shareOf(sums.after),
      reach: shareOf(sums.reach),
      surroundings: shareOf(sums.surroundings),
    }
  }
  return { heldIn, shares, strange: all === 0 ? 0 : lacking / all }
}

/** What of some groups stands in passages, by what each tells; of several passages the one that holds it most surely. */
function sumsOf(groups: readonly { readonly worth: number }[], { own, before, after, around }: HeldAround) {
  const sums = { own: 0, before: 0, after: 0, reach: 0, surroundings: 0 }
  for (let i = 0; i < groups.length; i++) {
    const worth = groups[i]?.worth ?? 0
    const [here, last, next] = [own[i] ?? 0, before?.[i] ?? 0, after?.[i] ?? 0]
    let most = 0
    for (const passage of around) most = Math.max(most, passage?.[i] ?? 0)
    sums.own += worth * here
    sums.before += worth * last
    sums.after += worth * next
    sums.reach += worth * Math.max(here, last, next)
    sums.surroundings += worth * most
  }
  return sums
}
