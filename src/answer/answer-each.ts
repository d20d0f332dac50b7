import { findPhrases } from '../search/phrase-tree.ts'
import { blankSpans, sliceSpan } from '../text/span.ts'
import type { Answer, AnswerSentence } from './answer.ts'
import type { AnswerRequest } from './answer-request.ts'
import { type AskedSubject, askedSubjects } from './asked-subject.ts'
import { readQuestion } from './read-question.ts'

/** Nobody compares more things at once. */
const MOST_COMPARED = 5

/** Answers a question about one thing. */
export type AnswerOne = (request: AnswerRequest) => Answer

/**
 * Answers a question that asks the same of several things, such as "Compare A and B on cost", for each of them by itself,
 * so that what is told of one does not stand for the other.
 *
 * @returns a line for each of which it is told, in the order of the question, and the names of the others;
 *   `undefined` for any other question, and where it is told of none.
 */
export function answerEach(request: AnswerRequest, answerOne: AnswerOne): Answer | undefined {
  if (request.about !== undefined) return undefined
  const subjects = comparedIn(request)
  if (subjects.length < 2) return undefined
  const { asked, names } = withoutNames(request, subjects)
  const answers = names.map((about) => ({ about, answer: answerOne({ ...request, question: asked, about }) }))
  const told = answers.filter(({ answer }) => answer.outcome === 'answered')
  const [first] = told
  if (first === undefined) return undefined
  const sentences = told.flatMap(({ answer }) => answer.sentences.slice(0, 1))
  const untoldOf = answers.filter(({ answer }) => answer.outcome !== 'answered').map(({ about }) => about)
  const confidence = Math.min(...told.map(({ answer }) => answer.confidence))
  return { ...first.answer, sentences: eachOnce(sentences), confidence, untoldOf }
}

function comparedIn({ question: words, index }: AnswerRequest): readonly AskedSubject[] {
  const question = readQuestion(index.index, words)
  const isComparing = question.asks.has('list') || findPhrases(index.index.rules.comparing, question.folded).length > 0
  if (!isComparing) return []
  const subjects = askedSubjects(question, index.index)
  return subjects.length <= MOST_COMPARED ? subjects : []
}

/** A question with its names and the words that compare blanked. */
function withoutNames({ question, index }: AnswerRequest, subjects: readonly AskedSubject[]) {
  const { rules } = index.index
  const names = subjects.map(({ span }) => sliceSpan(question, span))
  const spans = [...subjects, ...findPhrases(rules.comparing, rules.fold(question))].map(({ span }) => span)
  return { asked: blankSpans(question, spans), names }
}

function eachOnce(sentences: readonly AnswerSentence[]): readonly AnswerSentence[] {
  return sentences.filter(({ reference }, at) => sentences.findIndex((one) => one.reference === reference) === at)
}
