import { sentenceBlocks } from '../../answer/answer-message.ts'
import { answerSentence } from '../../answer/answer-sentence.ts'
import { readEvidence } from '../../answer/read-evidence.ts'
import { type Question, readQuestion } from '../../answer/read-question.ts'
import { shownSpans } from '../../answer/shown-kind.ts'
import { fitSummary } from '../../message/fit.ts'
import { passageTexts, type SentencePassage } from '../../search/corpus-passage.ts'
import { questionLanguage } from '../../text/question-language.ts'
import { type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { plainMessage } from '../listing.ts'
import { findPassage } from './find-reference.ts'
import { namesIn } from './whom.ts'

/** A question that is this short leans on the line that was shown before it: 赔了多少？, "how many people?". */
const LEANING_HAN = 8
const LEANING_WORDS = 4
/** Where the rest of a statement stands: mostly behind it. Distances in sentences. */
const PLACES = [0, 1, 2, -1, 3, -2]
/** A cause is named at once or not at all. */
const PLACES_OF_CAUSE = [1, -1, 2]

/**
 * Answers a bare "why?" from the lines beside the one that was shown last, never with that line itself.
 * @returns `undefined` for any other question, and where no line of a document was shown last.
 */
export function tellWhy(context: CommandContext, question: string): CommandOutcome | undefined {
  const asked = readQuestion(context.knowledge.index.index, question)
  const shown = lineShownLast(context)
  if (shown === undefined || !asked.asks.has('why') || asked.parts.length > 0) return undefined
  const isCause = (passage: SentencePassage): boolean => tells(context, asked, passage)
  const cause = neighbours(context, shown, PLACES_OF_CAUSE).find(isCause)
  const reader = context.readerOf(questionLanguage(question, context.reader.language))
  if (cause !== undefined) return sayLine({ ...context, reader }, question, cause)
  const said = isCause(shown) ? 'answer.why-same' : 'answer.why-none'
  return justSay(context, plainMessage({ reader }, reader.say(said)))
}

/**
 * Answers a short question from the line that was shown last and those beside it: one that shares a word with it and
 * holds what is asked for. To be tried where the sources as a whole do not answer.
 */
export function answerBeside(context: CommandContext, question: string): CommandOutcome | undefined {
  const shown = lineShownLast(context)
  if (shown === undefined || !isShort(question) || namesIn(context, question).length > 0) return undefined
  const asked = readQuestion(context.knowledge.index.index, question)
  const found = neighbours(context, shown, PLACES).find(
    (passage) => shares(context, asked, passage) && tells(context, asked, passage),
  )
  const reader = context.readerOf(questionLanguage(question, context.reader.language))
  return found && sayLine({ ...context, reader }, question, found)
}

/** Tells whether a question is so short that it leans on what was said before it. */
export function isShort(question: string): boolean {
  const han = question.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han <= LEANING_HAN : question.trim().split(/\s+/).length <= LEANING_WORDS
}

function lineShownLast(context: CommandContext): SentencePassage | undefined {
  const reference = context.thread.asked.at(-1)?.answers[0]
  const passage = reference === undefined ? undefined : findPassage(context, reference)
  if (passage?.kind !== 'item') return passage
  return sentencesOf(context, passage.item.citation.source).find(({ item }) => item?.id === passage.item.id)
}

/** The running text of a document. */
function sentencesOf({ knowledge, fallback }: CommandContext, document: string): readonly SentencePassage[] {
  for (const { index } of fallback === undefined ? [knowledge] : [knowledge, fallback]) {
    const place = index.documentPlaces.get(document)
    if (place === undefined) continue
    return index.passages.slice(place.start, place.end).filter((one) => one.kind === 'sentence')
  }
  return []
}

/** Sentences at distances from a line, those of running text only. */
function neighbours(
  context: CommandContext,
  { document, sentence }: SentencePassage,
  places: readonly number[],
): readonly SentencePassage[] {
  const own = sentencesOf(context, document.id)
  return places.flatMap((place) => own.find((one) => one.sentence === sentence + place) ?? [])
}

/** Whether a line holds a word of a question, or of a Chinese one a character. */
function shares({ knowledge }: CommandContext, asked: Question, passage: SentencePassage): boolean {
  const { rules } = knowledge.index.index
  const isParticle = (key: number | string): boolean =>
    typeof key === 'number' && rules.stopPhraseSet.has(String.fromCharCode(key))
  const telling = [...asked.keys].filter((key) => !isParticle(key))
  const { places } = readEvidence(asked, passageTexts(passage).text, rules)
  return telling.length === 0 || telling.some((key) => places.has(key))
}

/** Whether a line holds a thing of the kind that is asked for. */
function tells({ knowledge }: CommandContext, asked: Question, passage: SentencePassage): boolean {
  return shownSpans(asked, readEvidence(asked, passageTexts(passage).text, knowledge.index.index.rules)).length > 0
}

function sayLine(context: CommandContext, question: string, passage: SentencePassage): CommandOutcome {
  const { reader } = context
  const sentence = answerSentence(passage, reader.language, 1)
  const message = {
    language: reader.language,
    summary: fitSummary(sentence.text),
    blocks: sentenceBlocks([sentence], reader),
  }
  const posted = [sentence.reference]
  return { ...justSay(context, message, posted), asked: { question, answers: posted } }
}
