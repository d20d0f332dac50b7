import { isReadable } from '../briefing/item-text.ts'
import type { CorpusPassage } from '../search/corpus-passage.ts'
import { type CorpusIndex, searchCorpus } from '../search/search-corpus.ts'
import { LONGEST_QUESTION } from '../search/search-index.ts'
import { detectLanguage, type LanguageTag } from '../text/language.ts'
import { type Wording, wordingsOf } from './answer-sentence.ts'
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
  readonly evidence: EvidenceScore
}

/** How many passages the index hands over to be judged one by one. */
const CANDIDATES = 24

/** Finds and judges the passages that may answer, in the order of the index; none when it knows no word of the question. */
export function findCandidates(index: CorpusIndex, question: string, read: Question): readonly Candidate[] {
  const asked: LanguageTag = detectLanguage(question.slice(0, LONGEST_QUESTION))
  // An extracted item is a part of a sentence that is found as well, so half of what is found may fall away.
  const hits = searchCorpus(index, question, { top: CANDIDATES * 2 })
  const highest = hits[0]?.score ?? 1
  const reader = createEvidenceReader(read, index.index.rules)
  return hits
    .filter(({ found }) => found.kind === 'sentence' || found.item.from === 'editor')
    .slice(0, CANDIDATES)
    .flatMap(({ found, score }) =>
      wordingsOf(found).map((wording) => {
        const isForeign = !isReadable(wording.language, asked)
        const evidence = scoreEvidence(reader, { found, text: wording.text, isForeign })
        return { passage: found, wording, isForeign, found: score / highest, evidence }
      }),
    )
}
