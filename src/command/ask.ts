import type { Answer } from '../answer/answer.ts'
import { answerMessage } from '../answer/answer-message.ts'
import { answerQuestion } from '../answer/answer-question.ts'
import { detectLanguage, type LanguageTag } from '../text/language.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from './command.ts'
import type { Knowledge } from './knowledge.ts'
import { plainMessage } from './listing.ts'

/** Most sentences of an answer: what a reader takes in at a glance. */
const MOST_SENTENCES = 3
/** How much of a question tells its language. */
const LANGUAGE_SAMPLE = 200

/** Answers a question with sentences of the sources, each cited. */
export const ask: Command = {
  id: 'ask',
  run(context, argument) {
    if (argument !== '') return askQuestion(context, argument)
    const { reader } = context
    const example = reader.say('command.ask-example')
    return justSay(context, plainMessage(context, reader.say('command.ask-empty', { example })))
  },
}

/**
 * Answers a question in the language it is asked in.
 * A thread's own documents are asked first; when they do not answer, the workspace's sources are.
 */
export function askQuestion(context: CommandContext, question: string): CommandOutcome {
  const reader = context.readerOf(questionLanguage(question, context.reader.language))
  const answer = firstAnswer(context, question, reader.language)
  const message = answerMessage(answer, question, reader)
  return justSay(
    context,
    message,
    answer.sentences.map((sentence) => sentence.reference),
  )
}

function firstAnswer(context: CommandContext, question: string, language: LanguageTag): Answer {
  const own = answerFrom(context.knowledge, question, language)
  if (own.outcome === 'answered' || context.fallback === undefined) return own
  const other = answerFrom(context.fallback, question, language)
  return other.outcome === 'answered' ? other : own
}

function answerFrom({ index }: Knowledge, question: string, language: LanguageTag): Answer {
  return answerQuestion({ question, index, language, topK: MOST_SENTENCES })
}

/** Chinese questions are answered in the reader's own script where that is Chinese; a few Latin words decide nothing. */
function questionLanguage(question: string, reader: LanguageTag): LanguageTag {
  const sample = question.slice(0, LANGUAGE_SAMPLE)
  const hasHan = /\p{Script=Han}/u.test(sample)
  if (hasHan) return reader === 'en' ? detectLanguage(sample) : reader
  return sample.trim().split(/\s+/).length >= 3 ? 'en' : reader
}
