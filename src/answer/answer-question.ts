import { isReadable } from '../briefing/item-text.ts'
import { likeness, shinglesOf } from '../briefing/likeness.ts'
import { type CorpusPassage, passageTexts } from '../search/corpus-passage.ts'
import { PERSON } from '../search/name-phrases.ts'
import { type CorpusIndex, searchCorpus } from '../search/search-corpus.ts'
import { LONGEST_QUESTION } from '../search/search-index.ts'
import { detectLanguage, type LanguageTag } from '../text/language.ts'
import type { Answer } from './answer.ts'
import { answerSentence, isReadableBy, type Wording, wordingsOf } from './answer-sentence.ts'
import { confidenceOf, fitOf, outcomeOf } from './judge.ts'
import { type Question, readQuestion } from './read-question.ts'
import { type EvidenceScore, scoreEvidence } from './score-evidence.ts'

/** A question to the sources. */
export interface AnswerRequest {
  /** As a reader wrote it; what stands past `LONGEST_QUESTION` code units is not read. */
  readonly question: string
  readonly index: CorpusIndex
  /** The reader's: an editor's wording in it is preferred where it says the same. */
  readonly language: LanguageTag
  /** Most sentences of the answer; at least 1. */
  readonly topK: number
}

/** How many passages the index hands over to be judged one by one. */
const CANDIDATES = 24
/** A further sentence is shown when it fits nearly as well as the first, or half as well in a list. */
const ALSO_FITS = 0.88
const ALSO_LISTED = 0.65
/** Two sentences that share this much say the same. */
const SAME = 0.6

/** A passage that was judged. */
interface Candidate {
  readonly passage: CorpusPassage
  readonly wording: Wording
  readonly evidence: EvidenceScore
  readonly score: number
}

/**
 * Answers a question by the sentences of a corpus, word for word. Pure: the same request, the same answer.
 * Never fails: a question without words, or of 10 MB, gets an answer with the outcome `none` or a shorter reading.
 */
export function answerQuestion({ question, index, language, topK }: AnswerRequest): Answer {
  const read = readQuestion(index.index, question)
  const about = index.mainTopics
  const none: Answer = { outcome: 'none', sentences: [], confidence: 0, about }
  if (read.parts.length === 0) return none
  const candidates = judge(read, { question, index, language, topK })
  const [best] = candidates
  if (best === undefined) return none
  const confidence = confidenceOf(read, best.evidence)
  const outcome = outcomeOf(confidence)
  if (outcome === 'none') return { ...none, confidence }
  const chosen = outcome === 'nearest' ? [best] : choose(read, candidates, topK)
  const sentences = chosen.map(({ passage, score }) => answerSentence(passage, language, Math.min(1, score)))
  return { outcome, sentences, confidence, about }
}

function judge(question: Question, request: AnswerRequest): readonly Candidate[] {
  const { index, language } = request
  const asked = detectLanguage(request.question.slice(0, LONGEST_QUESTION))
  // An extracted item is a part of a sentence that is found as well, so half of what is found may fall away.
  const hits = searchCorpus(index, request.question, { top: CANDIDATES * 2 })
  const highest = hits[0]?.score ?? 1
  return hits
    .filter(({ found }) => found.kind === 'sentence' || found.item.from === 'editor')
    .slice(0, CANDIDATES)
    .flatMap(({ found, score }) =>
      wordingsOf(found).map((wording) => {
        const isForeign = !isReadable(wording.language, asked)
        const { context, theme } = passageTexts(found)
        const evidence = scoreEvidence(question, { text: wording.text, context, theme, isForeign }, index.index.rules)
        const preference = preferenceFor(found, isForeign, isReadableBy(found, language))
        return { passage: found, wording, evidence, score: fitOf(question, evidence, score / highest) + preference }
      }),
    )
    .sort((a, b) => b.score - a.score)
}

/** Where two passages say the same: an editor's words, then the reader's language, then the question's. */
function preferenceFor(found: CorpusPassage, isForeign: boolean, isReaders: boolean): number {
  return (found.kind === 'item' ? 0.02 : 0) + (isReaders ? 0.05 : 0) + (isForeign ? 0 : 0.03)
}

/**
 * Takes the best sentence and those beside it that add something.
 * Where views are asked for and nobody is named, each voice is heard once.
 */
function choose(question: Question, candidates: readonly Candidate[], topK: number): readonly Candidate[] {
  const isList = question.asks.has('list') || question.asks.has('said')
  const isPoll = question.asks.has('said') && !question.parts.some(({ key }) => String(key).startsWith(`#${PERSON}`))
  const best = candidates[0]?.score ?? 0
  const chosen: { readonly candidate: Candidate; readonly shingles: ReturnType<typeof shinglesOf> }[] = []
  for (const candidate of candidates) {
    if (chosen.length >= topK || candidate.score < best * (isList ? ALSO_LISTED : ALSO_FITS)) break
    const shingles = shinglesOf(candidate.wording.text)
    const repeats = chosen.some(
      (other) =>
        saysTheSame(other.candidate, candidate) ||
        likeness(other.shingles, shingles) >= SAME ||
        (isPoll && haveOneVoice(other.candidate, candidate)),
    )
    if (!repeats) chosen.push({ candidate, shingles })
  }
  return chosen.map(({ candidate }) => candidate)
}

/** An editor's item and the line it is drawn from, or two wordings of one item. */
function saysTheSame(a: Candidate, b: Candidate): boolean {
  return a.passage === b.passage || (a.passage.item !== undefined && a.passage.item === b.passage.item)
}

function haveOneVoice(a: Candidate, b: Candidate): boolean {
  const speaker = a.passage.item?.speaker?.id
  return speaker !== undefined && speaker === b.passage.item?.speaker?.id
}
