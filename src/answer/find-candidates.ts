import type { Wording } from '../briefing/displayed-text.ts'
import type { Group } from '../search/across/group.ts'
import { isHanText, questionGroups } from '../search/across/question-groups.ts'
import { askedPart, LONGEST_QUESTION } from '../search/asked-part.ts'
import { type CorpusPassage, sourceOf } from '../search/corpus-passage.ts'
import { rememberNewest } from '../search/remember-newest.ts'
import { type CorpusHit, type CorpusIndex, searchCorpus } from '../search/search-corpus.ts'
import { detectLanguage, isReadable, type LanguageTag } from '../text/language.ts'
import { wordingsOf } from './answer-sentence.ts'
import { createEvidenceReader } from './evidence-reader.ts'
import { type AskedSources, type FoundSource, findSources } from './find-sources.ts'
import { type CoverageAt, coverageAbroad, coverageAtHome, wantedAbroad } from './group-coverage.ts'
import type { Question } from './read-question.ts'
import { type EvidenceScore, type JudgedPassage, scoreEvidence } from './score-evidence.ts'

/** A passage that may answer a question, judged. */
export interface Candidate {
  readonly passage: CorpusPassage
  /** Its place in the index. */
  readonly place: number
  readonly wording: Wording
  /** Whether that wording is in a language that the question is not in. */
  readonly isForeign: boolean
  /** Its score in the index, as a share of the highest; from 0 to 1. */
  readonly found: number
  /** The same as a share of what a passage could reach. */
  readonly share: number
  /** How well the question is found in its whole source. */
  readonly source: FoundSource
  /** Whether the corpus has no other. */
  readonly isOnlySource: boolean
  /** How well what was asked before is found there; all 0 outside threads. */
  readonly recalled: FoundSource
  /** The same of the question and what was asked before, added up as `AskedSources` says. */
  readonly together: FoundSource
  /** As in `AskedSources`. */
  readonly staying: AskedSources['staying']
  /** How much of its source was found by its sentences, as a share of the source most was found of. */
  readonly support: number
  /** How much better the best of its source is found than the best of any other: what has an equal is less sure. */
  readonly lead: number
  readonly evidence: EvidenceScore
}

/** A question, and what was asked before it. */
export interface Asking {
  readonly asked: string
  /** The same taken apart. */
  readonly question: Question
  readonly earlier: readonly string[]
}

/**
 * What earlier turns, and its own source, can raise a passage by, as shares of the best that the question itself finds.
 * It only chooses what is judged: of questions to the news in a thread, one in a hundred more has its text among that.
 */
const RECALL_SHARE = 1.6
const SOURCE_SHARE = 0.5
/** In a thread, so many of the best sentences of each source are judged first. */
const SENTENCES_KEPT = 4

/** How many passages the index hands over, and how many of those are judged one by one. */
const LOOKED_AT = 96
const CANDIDATES = 24

/** Who compares five things asks the same five times. */
const remembered = rememberNewest<CorpusIndex, readonly Candidate[]>(1)

/** Finds and judges the passages that may answer, in the order of the index; none when it knows no word of the question. */
export function findCandidates(index: CorpusIndex, asking: Asking): readonly Candidate[] {
  const { asked, question, earlier } = asking
  return remembered(index, JSON.stringify([asked, question.folded, earlier]), () => findAnew(index, asking))
}

function findAnew(index: CorpusIndex, { asked: words, question, earlier }: Asking): readonly Candidate[] {
  const asked: LanguageTag = detectLanguage(words.slice(0, LONGEST_QUESTION))
  const isHan = isHanText(askedPart(index.index.rules, words))
  const abroad = once(() => questionGroups(index.index, words, isHan))
  const sources = findSources(index, { words, earlier, groups: abroad })
  const { recalled, together, staying } = sources
  const also = [...new Set([...sources.own.places, ...recalled.places, ...together.places])]
  const own = searchCorpus(index, words, { top: LOOKED_AT, also, groups: abroad })
  const highest = own[0]?.score ?? 0
  if (highest === 0 && recalled.places.length === 0) return []
  const hits = inOrder(own, sources)
  const standing = standingOf(own)
  const isOnlySource = index.sources.ids.length === 1
  const evidenceOf = evidenceFor(index, { words, question, abroad })
  return hits
    .filter(({ found }) => found.kind === 'sentence' || found.item.from === 'editor')
    .slice(0, CANDIDATES)
    .flatMap(({ found, place, score, share }) =>
      wordingsOf(found).map((wording) => {
        const isForeign = !isReadable(wording.language, asked)
        const { support, lead } = standing(sourceOf(found))
        return {
          passage: found,
          place,
          wording,
          isForeign,
          found: highest === 0 ? 0 : score / highest,
          share,
          source: sources.own.of(found),
          recalled: recalled.of(found),
          together: together.of(found),
          isOnlySource,
          staying,
          support,
          lead,
          evidence: evidenceOf(found, place, { text: wording.text, isForeign }),
        }
      }),
    )
}

/** What is made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Grouping {
  readonly words: string
  readonly question: Question
  readonly abroad: () => readonly Group[]
}

/** Scores a wording of a passage, which stands at a place of the index, as evidence. */
function evidenceFor(index: CorpusIndex, grouping: Grouping) {
  const reader = createEvidenceReader(grouping.question, index.index.rules)
  const groups = groupsOf(index, grouping)
  const wanted = once(() => wantedAbroad(index, grouping.question))
  return (found: CorpusPassage, place: number, { text, isForeign }: Pick<JudgedPassage, 'text' | 'isForeign'>) =>
    scoreEvidence(reader, {
      found,
      text,
      isForeign,
      groups: groups(isForeign)?.(place),
      isWantedAbroad: isForeign && wanted()(place),
    })
}

/** How passages at home and abroad are covered; each is made when first needed. */
function groupsOf(
  index: CorpusIndex,
  { words, question, abroad }: Grouping,
): (isForeign: boolean) => CoverageAt | undefined {
  const atHome = once(() => coverageAtHome(index, words))
  const elsewhere = once(() => coverageAbroad(index, { groups: abroad(), words, read: question }))
  return (isForeign) => (isForeign ? elsewhere() : atHome())
}

/** How sources stand beside each other by all of their sentences that were looked at. */
function standingOf(hits: readonly CorpusHit[]): (source: string) => Pick<Candidate, 'support' | 'lead'> {
  const sums = new Map<string, number>()
  const bests = new Map<string, number>()
  for (const { found, score, share } of hits) {
    const source = sourceOf(found)
    sums.set(source, (sums.get(source) ?? 0) + score)
    bests.set(source, Math.max(bests.get(source) ?? 0, share))
  }
  const most = Math.max(...sums.values())
  const [best = 0, second = 0] = [...bests.values()].sort((a, b) => b - a)
  return (source) => {
    const own = bests.get(source) ?? 0
    return {
      support: most > 0 ? (sums.get(source) ?? 0) / most : 0,
      lead: own - (own === best ? second : best),
    }
  }
}

/**
 * A passage stands by its own score, its source's, and that of what was asked before. Earlier turns help by at most a
 * share of what the question finds by itself, so that a new subject is not dragged back; and the best few of every
 * source come before the rest of any, so that what is new has room beside what was spoken of.
 */
function inOrder(own: readonly CorpusHit[], { own: sources, recalled, together }: AskedSources): readonly CorpusHit[] {
  const most = own[0]?.score ?? 1
  const ranked = own
    .map((hit) => {
      const before = Math.max(recalled.of(hit.found).beside, together.of(hit.found).beside)
      const raised = SOURCE_SHARE * sources.of(hit.found).beside + RECALL_SHARE * before
      return { hit, rank: hit.score + most * raised }
    })
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
  if (recalled.places.length === 0) return ranked.map(({ hit }) => hit)
  const taken = new Map<string, number>()
  const isAmongFew = ranked.map(({ hit }) => {
    const before = taken.get(sourceOf(hit.found)) ?? 0
    taken.set(sourceOf(hit.found), before + 1)
    return before < SENTENCES_KEPT
  })
  const few = ranked.filter((_, i) => isAmongFew[i] === true)
  return [...few, ...ranked.filter((_, i) => isAmongFew[i] === false)].map(({ hit }) => hit)
}
