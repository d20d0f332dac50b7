import type { Wording } from '../briefing/displayed-text.ts'
import { type CorpusPassage, sourceOf } from '../search/corpus-passage.ts'
import { type CorpusHit, type CorpusIndex, searchCorpus } from '../search/search-corpus.ts'
import { LONGEST_QUESTION } from '../search/search-index.ts'
import { detectLanguage, isReadable, type LanguageTag } from '../text/language.ts'
import { wordingsOf } from './answer-sentence.ts'
import { coverageAbroad } from './coverage-abroad.ts'
import { createEvidenceReader } from './evidence-reader.ts'
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
  /** How much its document was what the thread was about; 0 outside threads. */
  readonly recalled: number
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

/** How many passages the index hands over to be judged one by one. */
const CANDIDATES = 24

/** Finds and judges the passages that may answer, in the order of the index; none when it knows no word of the question. */
export function findCandidates(index: CorpusIndex, { asked: words, question, earlier }: Asking): readonly Candidate[] {
  const asked: LanguageTag = detectLanguage(words.slice(0, LONGEST_QUESTION))
  // An extracted item is a part of a sentence that is found as well, so half of what is found may fall away.
  const own = searchCorpus(index, words, { top: CANDIDATES * 2 })
  const recall = recallOf(index, earlier)
  const hits = withRecalled(own, recall)
  const highest = hits[0]?.score ?? 1
  const reader = createEvidenceReader(question, index.index.rules)
  let abroad: ((place: number) => number) | undefined
  const across = (place: number): number => {
    abroad ??= coverageAbroad(index.index, words, question)
    return abroad(place)
  }
  return hits
    .filter(({ found }) => found.kind === 'sentence' || found.item.from === 'editor')
    .slice(0, CANDIDATES)
    .flatMap(({ found, place, score }) =>
      wordingsOf(found).map((wording) => {
        const isForeign = !isReadable(wording.language, asked)
        const evidence = scoreEvidence(reader, {
          found,
          text: wording.text,
          across: isForeign ? across(place) : undefined,
        })
        return { passage: found, wording, isForeign, found: score / highest, recalled: recall.of(found), evidence }
      }),
    )
}

interface Recall {
  readonly hits: readonly CorpusHit[]
  /** From 0 to 1. */
  readonly of: (passage: CorpusPassage) => number
}

function recallOf(index: CorpusIndex, earlier: readonly string[]): Recall {
  const hits = earlier.length === 0 ? [] : searchCorpus(index, earlier.join('\n'), { top: CANDIDATES })
  const best = hits[0]?.score ?? 1
  const sources = new Map<string, number>()
  for (const { found, score } of hits) {
    sources.set(sourceOf(found), Math.max(sources.get(sourceOf(found)) ?? 0, score / best))
  }
  return { hits, of: (passage) => sources.get(sourceOf(passage)) ?? 0 }
}

/** Earlier turns help by at most a share of what the question finds by itself, so that a new subject is not dragged back. */
function withRecalled(own: readonly CorpusHit[], recall: Recall): readonly CorpusHit[] {
  if (recall.hits.length === 0) return own
  const most = (own[0]?.score ?? 1) * RECALL_SHARE
  const passages = new Map(
    [...own, ...recall.hits.map((hit) => ({ ...hit, score: 0 }))].reverse().map((hit) => [hit.id, hit]),
  )
  return [...passages.values()]
    .map((hit) => ({ ...hit, score: hit.score + most * recall.of(hit.found) }))
    .sort((a, b) => b.score - a.score)
}
