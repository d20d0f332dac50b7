import type { Answer } from '../../answer/answer.ts'
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
import { firstAnswer } from './first-answer.ts'
import { pointsBack } from './follow-up.ts'
import { isShort } from './short-question.ts'
import { namesIn } from './whom.ts'

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
  const cause = neighbours(context, shown, PLACES_OF_CAUSE).find((one) => isCauseOf(context, asked, { one, shown }))
  const reader = context.readerOf(questionLanguage(question, context.reader.language))
  if (cause !== undefined) return sayLine({ ...context, reader }, question, cause)
  const said = tells(context, asked, shown) ? 'answer.why-same' : 'answer.why-none'
  return justSay(context, plainMessage({ reader }, reader.say(said)))
}

const ASKING = /[?？][”"’'」』)）\s]*$/

/**
 * Whether a sentence gives the reason of another one: what it explains is told before its "because", and must be of the
 * same thing, unless it begins with the reason at once. A question gives none.
 */
function isCauseOf(
  { knowledge: { index } }: CommandContext,
  asked: Question,
  { one, shown }: { readonly one: SentencePassage; readonly shown: SentencePassage },
): boolean {
  const { text } = passageTexts(one)
  const cues = shownSpans(asked, readEvidence(asked, text, index.index.rules)).map(({ start }) => start)
  if (cues.length === 0 || ASKING.test(text)) return false
  const keysOf = (words: string): readonly string[] =>
    readQuestion(index.index, words).parts.flatMap(({ key }) => (String(key).startsWith('#') ? [] : [String(key)]))
  const explained = keysOf(text.slice(0, Math.min(...cues)))
  const told = new Set(keysOf(passageTexts(shown).text))
  return explained.length === 0 || explained.some((key) => told.has(key))
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
  // the last question is answered again for it: hardly any line comes as far as this
  if (found === undefined || isOnlyNearest(context)) return undefined
  const reader = context.readerOf(questionLanguage(question, context.reader.language))
  return sayLine({ ...context, reader }, question, found)
}

/**
 * Tells whether a short line that points back ("how large is it?") is met by another text than the one shown last, of
 * which it does not speak: whatever is large there, it is not "it".
 */
export function isStray(context: CommandContext, question: string, { sentences: [first] }: Answer): boolean {
  const isPointing = isShort(question) && pointsBack(question, context.knowledge.index.index.rules)
  const shown = isPointing ? lineShownLast(context) : undefined
  return shown !== undefined && first !== undefined && first.citation.source !== shown.document.id
}

/** Whether the line that was shown last was called no more than the nearest: what stands beside it is then of something else. */
function isOnlyNearest(context: CommandContext): boolean {
  const asked = context.thread.asked.at(-1)
  if (asked === undefined) return false
  const { answer } = firstAnswer(context, { question: asked.question, language: context.reader.language, shown: [] })
  return answer.outcome === 'nearest' && answer.sentences[0]?.reference === asked.answers[0]
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
