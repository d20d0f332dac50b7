import type { Wording } from '../briefing/displayed-text.ts'
import { type CorpusPassage, sourceOf } from '../search/corpus-passage.ts'
import { type CorpusHit, type CorpusIndex, searchCorpus } from '../search/search-corpus.ts'
import { LONGEST_QUESTION } from '../search/search-index.ts'
import { detectLanguage, isReadable, type LanguageTag } from '../text/language.ts'
import { wordingsOf } from './answer-sentence.ts'
import { createEvidenceReader } from './evidence-reader.ts'
import { type CoverageAt, coverageAbroad, coverageAtHome, wantedAbroad } from './group-coverage.ts'
import type { Question } from './read-question.ts'
import { type EvidenceScore, scoreEvidence } from './score-evidence.ts'

/** A passage that may answer a question, judged. */
export interface Candidate {
  readonly passage: CorpusPassage
  readonly wording: Wording
  /** Whether that wording is in a language that the question is not in. */
  readonly isForeign: boolean
  /** Its score in the index, as a share of the highest; from 0 to 1. */
  readonly found: number
  /** The same as a share of what a passage could reach. */
  readonly share: number
  /** How much its document was what the thread was about, beside other documents; 0 outside threads. */
  readonly recalled: number
  /** How well what was asked before is found in its document, as a share of what could be. */
  readonly recalledShare: number
  readonly evidence: EvidenceScore
}

/** A question, and what was asked before it. */
export interface Asking {
  readonly asked: string
  /** The same taken apart. */
  readonly question: Question
  readonly earlier: readonly string[]
}

/** What earlier turns can raise a passage by, as a share of the best that the question itself finds. */
const RECALL_SHARE = 0.8
/** So many documents that the thread was about are looked through, and so many of the best sentences of each kept. */
const RECALLED_DOCUMENTS = 4
const RECALLED_SENTENCES = 4

/** How many passages the index hands over to be judged one by one. */
const CANDIDATES = 24

/** Finds and judges the passages that may answer, in the order of the index; none when it knows no word of the question. */
export function findCandidates(index: CorpusIndex, { asked: words, question, earlier }: Asking): readonly Candidate[] {
  const asked: LanguageTag = detectLanguage(words.slice(0, LONGEST_QUESTION))
  // An extracted item is a part of a sentence that is found as well, so half of what is found may fall away.
  const recall = recallOf(index, earlier)
  const own = searchCorpus(index, words, { top: CANDIDATES * 2, also: recall.places })
  const highest = own[0]?.score ?? 0
  if (highest === 0 && recall.places.length === 0) return []
  const hits = withRecalled(own, recall)
  const reader = createEvidenceReader(question, index.index.rules)
  const groups = groupsOf(index, words, question)
  let wanted: ReturnType<typeof wantedAbroad> | undefined
  const isWantedAbroad = (place: number): boolean => {
    wanted ??= wantedAbroad(index, question)
    return wanted(place)
  }
  return hits
    .filter(({ found }) => found.kind === 'sentence' || found.item.from === 'editor')
    .slice(0, CANDIDATES)
    .flatMap(({ found, place, score, share }) =>
      wordingsOf(found).map((wording) => {
        const isForeign = !isReadable(wording.language, asked)
        const evidence = scoreEvidence(reader, {
          found,
          text: wording.text,
          isForeign,
          groups: groups(isForeign)?.(place),
          isWantedAbroad: isForeign && isWantedAbroad(place),
        })
        const [recalled, recalledShare] = recall.of(found)
        const relative = highest === 0 ? 0 : score / highest
        return { passage: found, wording, isForeign, found: relative, share, recalled, recalledShare, evidence }
      }),
    )
}

/** How passages at home and abroad are covered; each is made when first needed. */
function groupsOf(
  index: CorpusIndex,
  words: string,
  question: Question,
): (isForeign: boolean) => CoverageAt | undefined {
  let home: CoverageAt | undefined
  let abroad: CoverageAt | undefined
  return (isForeign) => {
    if (isForeign) {
      abroad ??= coverageAbroad(index, words, question)
      return abroad
    }
    home ??= coverageAtHome(index, words)
    return home
  }
}

interface Recall {
  /** Sentences of the documents that were found best. */
  readonly places: readonly number[]
  /** How well a passage's document was found: beside the best, and as a share of what could be; from 0 to 1. */
  readonly of: (passage: CorpusPassage) => readonly [recalled: number, recalledShare: number]
}

function recallOf(index: CorpusIndex, earlier: readonly string[]): Recall {
  const hits = earlier.length === 0 ? [] : searchCorpus(index, earlier.join('\n'), { top: CANDIDATES })
  const best = hits[0]?.score ?? 1
  const sources = new Map<string, readonly [number, number]>()
  for (const { found, score, share } of hits) {
    if (!sources.has(sourceOf(found))) sources.set(sourceOf(found), [score / best, share])
  }
  const places = [...sources.keys()].slice(0, RECALLED_DOCUMENTS).flatMap((id) => {
    const { start, end } = index.documentPlaces.get(id) ?? { start: 0, end: 0 }
    return Array.from({ length: end - start }, (_, i) => start + i)
  })
  return { places, of: (passage) => sources.get(sourceOf(passage)) ?? [0, 0] }
}

/** Earlier turns help by at most a share of what the question finds by itself, so that a new subject is not dragged back. */
function withRecalled(own: readonly CorpusHit[], recall: Recall): readonly CorpusHit[] {
  if (recall.places.length === 0) return own
  const most = (own[0]?.score ?? 1) * RECALL_SHARE
  const taken = new Map<string, number>()
  return [...own]
    .sort((a, b) => b.score - a.score)
    .filter(({ found, score }) => {
      const [recalled] = recall.of(found)
      const before = taken.get(sourceOf(found)) ?? 0
      taken.set(sourceOf(found), before + 1)
      return recalled > 0 ? before < RECALLED_SENTENCES || score >= most : score > 0
    })
    .map((hit) => ({ hit, rank: hit.score + most * recall.of(hit.found)[0] }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ hit }) => hit)
}
