import type { CorpusPassage } from '../search/corpus-passage.ts'
import { passageTexts } from '../search/corpus-passage.ts'
import type { SearchRules } from '../search/search-rules.ts'
import { madeOnce } from '../text/made-once.ts'
import { type Span, sliceSpan } from '../text/span.ts'
import type { EvidenceReader } from './evidence-reader.ts'
import { type EvidenceShape, gapBetween, shapeOf } from './evidence-shape.ts'
import { AROUND, type GroupCoverage } from './group-coverage.ts'
import { type Evidence, readEvidence } from './read-evidence.ts'
import type { PartKey, Question, QuestionPart } from './read-question.ts'
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
  /** Which parts and characters of the question stand in it. */
  readonly keys: ReadonlySet<PartKey>
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
/** A word that no dictionary brings over says little about a passage in another language. */
const FOREIGN_SHARE = 0.4
/** Words that begin with as many equal letters are akin. */
const AKIN_LETTERS = 5

/** Judges one passage. Linear in its length and its surroundings'. */
export function scoreEvidence(reader: EvidenceReader, passage: JudgedPassage): EvidenceScore {
  const { question, rules } = reader
  const own = readEvidence(question, passage.text, rules)
  const near = readNear(reader, passage.found)
  const shareOf = (parts: readonly QuestionPart[], isIn: (key: PartKey) => boolean): number =>
    weighedShare(parts, passage.isForeign, isIn)
  const { groups } = passage
  const across = passage.isForeign ? groups : undefined
  const share = (isIn: (key: PartKey) => boolean, least = 0): number => Math.max(least, shareOf(question.parts, isIn))
  const isOwn = (key: PartKey): boolean => own.places.has(key)
  const isNear = (key: PartKey): boolean => isOwn(key) || isInAny(near.beside, key)
  const coverage = share(isOwn, across?.own)
  const reach = share(isNear, across?.reach)
  const isAround = (key: PartKey): boolean => isNear(key) || isInAny(near.around, key)
  const surroundings = share(isAround, across?.surroundings)
  const beyond = question.parts.filter(({ key }) => !near.theme.has(key))
  const shown = shownSpans(question, own)
  return {
    keys: across?.keys ?? new Set(own.places.keys()),
    coverage,
    reach,
    surroundings,
    before: share((key) => near.before.has(key), across?.before),
    after: share((key) => near.after.has(key), across?.after),
    specific: beyond.length === 0 ? coverage : Math.max(across?.own ?? 0, shareOf(beyond, isOwn)),
    characters: Math.max(across?.own ?? 0, characterShare(question, own) ?? coverage),
    shown: shownNear(question, own, shown),
    wanted: holdsWanted(question, passage, { isOwn, isNear }) ? 1 : 0,
    akin: share(akinTo(own), across?.own),
    ...alikeOf(groups ?? { own: coverage, reach, surroundings }),
    strange: groups?.strange ?? 0,
    ...leaningSigns(opensLeaning(own.folded, rules), near, {
      before: share((key) => near.before.has(key), groups?.before),
      after: share((key) => near.after.has(key), groups?.after),
    }),
    first: passage.found.kind === 'sentence' && passage.found.sentence === 0 ? 1 : 0,
    ...shapeOf(question, own, shown),
  }
}

/** The share of some parts, by weight, that stands somewhere. */
function weighedShare(parts: readonly QuestionPart[], isForeign: boolean, isIn: (key: PartKey) => boolean): number {
  let [all, found] = [0, 0]
  for (const { key, weight: own, isPlain } of parts) {
    const weight = isPlain && isForeign ? own * FOREIGN_SHARE : own
    all += weight
    if (isIn(key)) found += weight
  }
  return all === 0 ? 0 : found / all
}

function isInAny(all: readonly ReadonlySet<PartKey>[], key: PartKey): boolean {
  for (const keys of all) if (keys.has(key)) return true
  return false
}

function alikeOf({ own, reach, surroundings }: Pick<GroupCoverage, 'own' | 'reach' | 'surroundings'>) {
  return { alike: own, alikeReach: reach, alikeAround: surroundings }
}

function leaningSigns(
  leaning: number,
  { isFollowed }: Near,
  beside: { readonly before: number; readonly after: number },
): Pick<EvidenceScore, 'leaning' | 'followed' | 'leaningBefore' | 'followedAfter'> {
  const followed = isFollowed ? 1 : 0
  return { leaning, followed, leaningBefore: leaning * beside.before, followedAfter: followed * beside.after }
}

interface Held {
  readonly isOwn: (key: PartKey) => boolean
  readonly isNear: (key: PartKey) => boolean
}

/** The post of whoever speaks stands behind an item, and is none that the item tells of. */
function holdsWanted({ asks, wanted }: Question, passage: JudgedPassage, { isOwn, isNear }: Held): boolean {
  if (wanted.size === 0) return true
  if (passage.isForeign && passage.isWantedAbroad) return true
  const isIn = asks.has('who') && passage.found.kind === 'item' ? isOwn : isNear
  return [...wanted].some(isIn)
}

const beginningsOf: (read: ReadText) => ReadonlySet<string> = madeOnce(
  ({ folded }) => new Set((folded.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.slice(0, AKIN_LETTERS))),
)

function akinTo({ read, places }: Evidence): (key: PartKey) => boolean {
  const beginnings = beginningsOf(read)
  return (key) => places.has(key) || (typeof key === 'string' && beginnings.has(key.slice(0, AKIN_LETTERS)))
}

/** How far into a sentence its opening reaches, in code units. */
const OPENING = 12

/** 1 when a sentence opens with a word that points back. */
function opensLeaning(folded: string, rules: SearchRules): number {
  const opening = folded.slice(0, OPENING).toLowerCase()
  const word = /^[^\p{L}]*([a-z]+)/u.exec(opening)?.[1]
  if (word !== undefined) return rules.pointsBack.has(word) ? 1 : 0
  const first = opening.replace(/^[^\p{L}]+/u, '')
  return rules.pointsBack.has(first.slice(0, 1)) || rules.pointsBack.has(first.slice(0, 2)) ? 1 : 0
}

interface Near {
  readonly before: ReadonlySet<PartKey>
  readonly after: ReadonlySet<PartKey>
  readonly theme: ReadonlySet<PartKey>
  /** Neighbours, heading, names behind an item. */
  readonly beside: readonly ReadonlySet<PartKey>[]
  readonly around: readonly ReadonlySet<PartKey>[]
  /** Whether the next sentence opens by pointing back. */
  readonly isFollowed: boolean
}

function readNear(reader: EvidenceReader, found: CorpusPassage): Near {
  const { context, theme: themeText } = passageTexts(found)
  const theme = reader.text(themeText)
  if (found.kind === 'item') {
    const none = reader.text('')
    return { before: none, after: none, theme, beside: [theme, reader.text(context)], around: [], isFollowed: false }
  }
  const at = (distance: number): ReadonlySet<PartKey> => reader.sentence(found.document, found.sentence + distance)
  const [before, after] = [at(-1), at(1)]
  const around: ReadonlySet<PartKey>[] = []
  for (let distance = -AROUND; distance <= AROUND; distance++) around.push(at(distance))
  const next = found.document.sentences[found.sentence + 1]?.span
  const following =
    next === undefined
      ? ''
      : reader.rules.fold(sliceSpan(found.document.text, { ...next, end: Math.min(next.end, next.start + OPENING) }))
  const isFollowed = following !== '' && opensLeaning(following, reader.rules) === 1
  return { before, after, theme, beside: [theme, before, after], around, isFollowed }
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
