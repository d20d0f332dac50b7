import type { AnswerSentence } from '../../answer/answer.ts'
import { sentenceBlocks } from '../../answer/answer-message.ts'
import { answerSentence } from '../../answer/answer-sentence.ts'
import { note, paragraph } from '../../message/blocks.ts'
import { fitSummary } from '../../message/fit.ts'
import { isReadable, type LanguageTag } from '../../text/language.ts'
import { askAgain, outcomeOf } from '../ask.ts'
import { type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { chooseLanguage } from '../lang.ts'
import { findPassage, openReference } from './find-reference.ts'

/**
 * Shows what a thread was shown last once more, for a reader of another language: the same items under the same numbers.
 * A source's own line stays as it is, and the message says so: nobody's words are translated here.
 */
export function sayAgain(context: CommandContext, language: LanguageTag): CommandOutcome {
  const reader = context.readerOf(language)
  const { last, posted } = context.thread
  const from = last?.from ?? 0
  const shown = shownLast(context)
  const sentences = shown.flatMap((reference) => sentenceAgain(context, reference, language))
  if (sentences.length === 0) return withoutItems(context, language)
  const heading = reader.say('answer.again', { count: sentences.length })
  const hasForeign = sentences.some((sentence) => isForeign(sentence, language))
  const hasOtherScript = sentences.some(({ language: own }) => own === 'zh-Hant' && language === 'zh-Hans')
  const count = shown.filter((reference) => openReference(context, reference)?.changed !== undefined).length
  const blocks = [
    ...(isNearest(context) ? [paragraph(reader.say('answer.nearest'))] : []),
    ...sentenceBlocks(sentences, reader, from + 1),
    ...(count > 0 ? [note(reader.say('answer.again-lost', { count }))] : []),
    ...(hasForeign ? [note(reader.say('answer.not-translated'))] : []),
    ...(hasOtherScript ? [note(reader.say('answer.not-converted'))] : []),
  ]
  const numbered = [...posted.slice(0, from), ...sentences.map(({ reference }) => reference)]
  const outcome = justSay(context, { language, summary: fitSummary(heading), blocks }, numbered)
  // "more" goes on in the list, whatever language it was said in
  return last?.next === undefined ? outcome : { ...outcome, page: { from, next: last.next } }
}

/** What an answer showed last; all that has a number where the thread began with it. */
function shownLast({ thread: { posted, last } }: CommandContext): readonly string[] {
  return last === undefined ? posted : posted.slice(last.from, last.to)
}

/** Whether what is shown again was the closest passage only. */
function isNearest(context: CommandContext): boolean {
  const asked = context.thread.asked.at(-1)
  const shown = shownLast(context)
  const isShown = asked?.answers.length === shown.length && shown.every((one, index) => one === asked.answers[index])
  return asked !== undefined && isShown && outcomeOf(context, asked) === 'nearest'
}

/** Nothing was shown: the last question is taken up in that language, or the language is all that was meant. */
function withoutItems(context: CommandContext, language: LanguageTag): CommandOutcome {
  const asked = context.thread.asked.at(-1)
  return asked === undefined ? chooseLanguage(context, language) : askAgain(context, asked, language)
}

function sentenceAgain(context: CommandContext, reference: string, language: LanguageTag): readonly AnswerSentence[] {
  const found = findPassage(context, reference)
  return found === undefined ? [] : [answerSentence(found, language, 1)]
}

function isForeign({ language, translation }: AnswerSentence, reader: LanguageTag): boolean {
  return translation === undefined && !isReadable(language, reader)
}
