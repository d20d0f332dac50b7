import type { CorpusPassage } from '../search/corpus-passage.ts'
import type { Span } from '../text/span.ts'
import { amountOf, type EvidenceAmount, wordsIn } from './evidence-amount.ts'
import type { EvidenceReader } from './evidence-reader.ts'
import { type EvidenceShape, gapBetween, shapeOf } from './evidence-shape.ts'
import type { GroupCoverage } from './group-coverage.ts'
import { heldShares } from './held-shares.ts'
import { type Evidence, type HeldKeys, readEvidence } from './read-evidence.ts'
import { isInAny, opensLeaning, type ReadPassage, readNear } from './read-near.ts'
import type { Question } from './read-question.ts'
import type { ReadText } from './read-text.ts'
import { shownSpans } from './shown-kind.ts'

/** A passage to be judged. */
export interface JudgedPassage {
  readonly found: CorpusPassage
  /** The wording of it that is judged. */
  readonly text: string
  /** Whether that is in another language than the question. */
  readonly isForeign: boolean
  /** How much of the question it holds by groups of words that say the same; `undefined` without a dictionary. */
  readonly groups: GroupCoverage | undefined
  /** Whether it holds, in another language, what the question needs to be told. */
  readonly isWantedAbroad: boolean
}

/** What speaks for a passage as the answer to a question; every value from 0 to 1. */
export interface EvidenceScore extends EvidenceShape {
  /** The passage as every question reads it. */
  readonly read: ReadText
  readonly amount: EvidenceAmount
  /** Which parts and characters of the question stand in it. */
  readonly keys: HeldKeys
  /** Share of what the question names, by weight, that stands in the passage itself. */
  readonly coverage: number
  /** The same with its neighbours and heading. */
  readonly reach: number
  /** Share of what is named that stands within four sentences of it: whether the text is about it at all. */
  readonly surroundings: number
  /** Share of what is named that stands in the sentence before it, and in the one after. */
  readonly before: number
  readonly after: number
  /** Share of what the question names beyond the theme that stands in the passage: what tells it from its neighbours. */
  readonly specific: number
  /** Share of the question's Han characters that stand in the passage; `coverage` for a question without any. */
  readonly characters: number
  /** 1 when it holds what is asked for near what the question names, less when it holds it elsewhere. */
  readonly shown: number
  /** Whether the thing counted stands in the passage or around it; 1 when nothing is counted. */
  readonly wanted: number
  /** `coverage`, where a Latin word counts as well when one that begins like it stands there (invented, invention). */
  readonly akin: number
  /** `coverage`, `reach` and `surroundings` with other words that say the same. */
  readonly alike: number
  readonly alikeReach: number
  readonly alikeAround: number
  /** Share of the question that the corpus has no word for, be it in whatever language. */
  readonly strange: number
  /** 1 when it opens by pointing back ("These devices…", 该法令…), 1 when the next sentence does. */
  readonly leaning: number
  readonly followed: number
  /** What of the question stands in the sentence that it points back to, and in the one that points back to it. */
  readonly leaningBefore: number
  readonly followedAfter: number
  /** 1 for the first sentence of a document. */
  readonly first: number
}

/** How far from the thing counted its number may stand, in code units: `300 亿参数`, `30 billion parameters`. */
const NEAR = 16

/** In a language of its own, or without a dictionary, a passage is held against nothing but the question's own words. */
const NOTHING_ACROSS = { own: 0, before: 0, after: 0, reach: 0, surroundings: 0, strange: 0 }

/** Judges one passage. Linear in its length and its surroundings'. */
export function scoreEvidence(reader: EvidenceReader, passage: JudgedPassage): EvidenceScore {
  const { question, rules } = reader
  const { found, isForeign, groups } = passage
  const own = readEvidence(question, passage.text, rules)
  const near = readNear(reader, found)
  const [held, shown] = [heldShares(question, isForeign, { own, near }), shownSpans(question, own)]
  const shape = shapeOf(question, own, shown)
  const across = (isForeign ? groups : undefined) ?? NOTHING_ACROSS
  const coverage = Math.max(across.own, held.own)
  const [reach, surroundings] = [Math.max(across.reach, held.near), Math.max(across.surroundings, held.around)]
  const alike = groups ?? { ...NOTHING_ACROSS, own: coverage, reach, surroundings }
  const [leaning, followed] = [opensLeaning(own.read), Number(near.isFollowed)]
  return {
    read: own.read,
    keys: isForeign && groups !== undefined ? groups.keys : own.places,
    coverage,
    reach,
    surroundings,
    before: Math.max(across.before, held.before),
    after: Math.max(across.after, held.after),
    specific: Math.max(across.own, held.specific ?? coverage),
    characters: Math.max(across.own, characterShare(question, own) ?? coverage),
    shown: shownNear(question, own, shown),
    wanted: Number(holdsWanted(question, passage, { own, near })),
    akin: Math.max(across.own, held.akin),
    alike: alike.own,
    alikeReach: alike.reach,
    alikeAround: alike.surroundings,
    strange: alike.strange,
    amount: amountOf(question, groups?.held ?? coverage * wordsIn(question), { own, near }),
    leaning,
    followed,
    leaningBefore: leaning * Math.max(alike.before, held.before),
    followedAfter: followed * Math.max(alike.after, held.after),
    first: Number(found.kind === 'sentence' && found.sentence === 0),
    fresh: shape.fresh,
    run: shape.run,
    nearness: shape.nearness,
    beside: shape.beside,
    length: shape.length,
    news: shape.news,
  }
}

/** The post of whoever speaks stands behind an item, and is none that the item tells of. */
function holdsWanted({ asks, wanted }: Question, passage: JudgedPassage, { own, near }: ReadPassage): boolean {
  if (wanted.size === 0) return true
  if (passage.isForeign && passage.isWantedAbroad) return true
  const isOwnOnly = asks.has('who') && passage.found.kind === 'item'
  return [...wanted].some((key) => own.places.has(key) || (!isOwnOnly && isInAny(near.beside, key)))
}

function characterShare({ characters }: Question, own: Evidence): number | undefined {
  let [all, found] = [0, 0]
  for (const [unit, weight] of characters) {
    all += weight
    if (own.places.has(unit)) found += weight
  }
  return all === 0 ? undefined : found / all
}

function shownNear(question: Question, own: Evidence, shown: readonly Span[]): number {
  if (shown.length === 0) return 0
  const wanted = [...question.wanted].flatMap((key) => own.places.get(key) ?? [])
  if (wanted.some((place) => shown.some((span) => gapBetween(place, span) <= NEAR))) return 1
  return question.wanted.size === 0 ? 0.8 : 0.4
}
