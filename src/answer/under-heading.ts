import type { Document, Section } from '../document/document.ts'
import { referenceOf, type SentencePassage } from '../search/corpus-passage.ts'
import type { SearchIndex } from '../search/index-passages.ts'
import { containsSpan, sliceSpan } from '../text/span.ts'
import type { AnswerRequest } from './answer-request.ts'
import { isReadableBy } from './answer-sentence.ts'
import { type PartKey, type Question, readQuestion } from './read-question.ts'

/** A heading of more things than were asked about, and one besides, is about something else: "Risk models of insurers". */
const MOST_BESIDE = 1
/** Words, or pairs of Han characters; a whole sentence is not what a heading says. */
const MOST_ASKED = 5

/**
 * Finds what a document puts under a heading that names just what is asked: "Risks", or 二、风险, for "What are the
 * risks?". Its lines need not say the word again, so that none of them is found by it.
 *
 * What an editor or the engine selected of a section goes before its other lines; in the order of the text.
 * @returns at most `topK` sentences that were not shown; none for a question that asks who, when, how many and the like.
 */
export function underHeading(
  { index, language, topK, shown }: Pick<AnswerRequest, 'index' | 'language' | 'topK' | 'shown'>,
  question: Question,
): readonly SentencePassage[] {
  const asked = thingsIn(question)
  const isList = [...question.asks].every((kind) => kind === 'list')
  if (!isList || asked.size === 0 || asked.size > MOST_ASKED) return []
  const isHeaded = headingCheck(index.index, asked)
  const found = index.passages.filter(
    (passage): passage is SentencePassage =>
      passage.kind === 'sentence' && isHeaded(passage) && !shown.includes(referenceOf(passage)),
  )
  const readable = found.filter((passage) => isReadableBy(passage, language))
  const lines = readable.length > 0 ? readable : found
  const chosen = [...lines].sort((a, b) => Number(isSelected(b)) - Number(isSelected(a))).slice(0, topK)
  return lines.filter((passage) => chosen.includes(passage))
}

function isSelected({ item }: SentencePassage): boolean {
  return item !== undefined
}

function headingCheck(index: SearchIndex, asked: ReadonlySet<PartKey>): (passage: SentencePassage) => boolean {
  const known = new Map<Section, boolean>()
  return ({ document, section }) => {
    if (section?.heading === undefined) return false
    const before = known.get(section)
    if (before !== undefined) return before
    const isOf = names(index, document, section.heading, asked)
    known.set(section, isOf)
    return isOf
  }
}

function names(
  index: SearchIndex,
  { text }: Document,
  heading: NonNullable<Section['heading']>,
  asked: ReadonlySet<PartKey>,
): boolean {
  const things = thingsIn(readQuestion(index, sliceSpan(text, heading)))
  return things.size <= asked.size + MOST_BESIDE && [...asked].every((key) => things.has(key))
}

/** What is named: concepts in whatever words and language, and what is in none of them. */
function thingsIn({ parts }: Question): ReadonlySet<PartKey> {
  const concepts = parts.filter(({ key }) => String(key).startsWith('#'))
  const isIn = ({ span }: Question['parts'][number]): boolean => concepts.some((one) => containsSpan(one.span, span))
  return new Set([...concepts, ...parts.filter((part) => !isIn(part))].map(({ key }) => key))
}
