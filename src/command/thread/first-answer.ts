import type { Answer } from '../../answer/answer.ts'
import { answerQuestion } from '../../answer/answer-question.ts'
import { type PartKey, readQuestion } from '../../answer/read-question.ts'
import { hanTerm } from '../../search/index-passages.ts'
import type { LanguageTag } from '../../text/language.ts'
import type { CommandContext } from '../command.ts'
import type { Knowledge } from '../knowledge.ts'
import { isShort } from './short-question.ts'

/** What was found, and where. */
export interface Found {
  readonly answer: Answer
  /** Whether it is from other sources than the thread's own documents. */
  readonly isElsewhere: boolean
}

/** A question to a thread. */
export interface Asked {
  readonly question: string
  readonly language: LanguageTag
  /** References that are not to be shown again. */
  readonly shown: readonly string[]
  /** As in `AnswerRequest`. */
  readonly about?: string | undefined
  readonly isNameSought?: boolean
}

/** Most sentences of an answer: what a reader takes in at a glance. */
const MOST_SENTENCES = 3

/**
 * Asks a thread's own documents, and the workspace's sources where those do not answer. What is so short that it leans
 * on the thread is taken elsewhere only when its documents hold nothing on it; what names a thing of which they hold
 * no word is answered by whoever has it.
 */
export function firstAnswer(context: CommandContext, asked: Asked): Found {
  const { knowledge, fallback } = context
  const own = { answer: answerFrom(context, knowledge, asked), isElsewhere: false }
  if (fallback === undefined) return own
  const lacking = partsLacking(knowledge, asked.question)
  const isAnswered = own.answer.outcome === 'answered'
  if (isAnswered && lacking.length === 0) return own
  const other = { answer: answerFrom(context, fallback, asked), isElsewhere: true }
  if (other.answer.outcome !== 'answered') return own
  if (holdsAny(fallback, other.answer, lacking)) return other
  const leans = own.answer.outcome === 'nearest' && isShort(asked.question)
  return isAnswered || leans ? own : other
}

/** Words and names of a question that stand nowhere in what is asked. */
function partsLacking({ index: { index } }: Knowledge, question: string): readonly PartKey[] {
  const isHeld = (key: PartKey): boolean =>
    (typeof key === 'number' ? hanTerm(index, key) : index.words.get(key)) !== undefined
  return readQuestion(index, question)
    .parts.map(({ key }) => key)
    .filter((key) => !isHeld(key))
}

function holdsAny({ index: { index } }: Knowledge, { sentences }: Answer, parts: readonly PartKey[]): boolean {
  const [first] = sentences
  if (first === undefined || parts.length === 0) return false
  const { keys } = readQuestion(index, first.text)
  return parts.some((key) => keys.has(key))
}

function answerFrom({ thread }: CommandContext, { index }: Knowledge, asked: Asked): Answer {
  const earlier = thread.asked.flatMap(({ question }) => (question === asked.question ? [] : [question]))
  return answerQuestion({ ...asked, index, topK: MOST_SENTENCES, earlier })
}
