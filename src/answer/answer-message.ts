import { displayedText, isConverted } from '../briefing/displayed-text.ts'
import { showLineAction } from '../briefing/item-block.ts'
import type { Reader } from '../briefing/reader.ts'
import { note, paragraph } from '../message/blocks.ts'
import { citationText } from '../message/citation-text.ts'
import { fitSummary } from '../message/fit.ts'
import type { Action, Inline, Message, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { isReadable } from '../text/language.ts'
import type { Answer, AnswerSentence } from './answer.ts'

/** How much of a question is repeated to its asker, in code points. */
const QUESTION_SHOWN = 60

/**
 * Writes an answer for a reader: every sentence numbered, with its source and a button that opens the line.
 * The nearest passage is named as no more than that; where the sources hold nothing, what they are about is offered.
 */
export function answerMessage(answer: Answer, question: string, reader: Reader): Message {
  const shown = fitSummary(question, QUESTION_SHOWN)
  const summary = fitSummary(summaryOf(answer, shown, reader))
  return { language: reader.language, summary, blocks: blocksOf(answer, shown, reader) }
}

function summaryOf(
  { outcome, sentences, unsaidBy: voice, untoldOf, asksWhether }: Answer,
  question: string,
  reader: Reader,
): string {
  if (voice !== undefined)
    return reader.say(outcome === 'none' ? 'answer.unsaid-none' : 'answer.unsaid-summary', { voice })
  if (outcome === 'nearest' && untoldOf.length > 0 && !asksWhether)
    return reader.say('answer.untold-summary', { name: namesOf(untoldOf, reader) })
  if (outcome !== 'answered') return reader.say(`answer.${outcome}-summary`, { question })
  const count = sentences.length
  return reader.say(asksWhether ? 'answer.settles-summary' : 'answer.answered-summary', { question, count })
}

function blocksOf(answer: Answer, question: string, reader: Reader): readonly MessageBlock[] {
  const { outcome, unsaidBy: voice, asksWhether } = answer
  const lines = sentenceBlocks(answer.sentences, reader)
  if (outcome === 'answered')
    return [
      ...(asksWhether ? [paragraph(reader.say('answer.settles'))] : []),
      ...lines,
      ...untoldBlocks(answer, reader),
    ]
  if (outcome === 'nearest') {
    const caveat = voice === undefined ? nearestText(answer, reader) : reader.say('answer.unsaid', { voice })
    return [paragraph(caveat), ...lines, note(reader.say('answer.nearest-advice'))]
  }
  const nothing =
    voice === undefined ? reader.say('answer.none', { question }) : reader.say('answer.unsaid-none', { voice })
  return [paragraph(nothing), ...aboutBlocks(answer, reader)]
}

/** What a dictionary found in another language is mostly the answer from even odds on, and never surely. */
const EVEN_ODDS = 0.5

/** Of several things that were asked about, those of which it is not told. */
function untoldBlocks({ untoldOf }: Answer, reader: Reader): readonly MessageBlock[] {
  return untoldOf.length === 0 ? [] : [note(reader.say('answer.untold-part', { name: namesOf(untoldOf, reader) }))]
}

function namesOf(names: readonly string[], reader: Reader): string {
  return names.join(reader.say('edition.topic-separator'))
}

function nearestText({ confidence, sentences: [first], untoldOf, asksWhether }: Answer, reader: Reader): string {
  if (asksWhether) return reader.say('answer.unsettled')
  if (untoldOf.length > 0) return reader.say('answer.untold', { name: namesOf(untoldOf, reader) })
  const isAbroad = first !== undefined && !isReadable(first.language, reader.language)
  if (!isAbroad || confidence < EVEN_ODDS) return reader.say('answer.nearest')
  return reader.say(first.language === 'en' ? 'answer.maybe-in-english' : 'answer.maybe-in-chinese')
}

/** Sentences numbered from `first` on, each with its source and a button that opens the line. */
export function sentenceBlocks(
  sentences: readonly AnswerSentence[],
  reader: Reader,
  first = 1,
): readonly MessageBlock[] {
  return sentences.map((sentence, index) => sentenceBlock(sentence, first + index, reader))
}

/** What can be asked instead: the topics there are, as buttons. */
function aboutBlocks({ about }: Answer, reader: Reader): readonly MessageBlock[] {
  if (about.length === 0) return [note(reader.say('answer.none-advice'))]
  const titles = about.map(reader.topicTitle)
  const topics = titles.join(reader.say('edition.topic-separator'))
  const actions = about.map((topic): Action => ({ verb: 'command', label: reader.topicTitle(topic), value: topic }))
  return [
    paragraph(reader.say('answer.none-about', { topics })),
    { kind: 'actions', actions },
    note(reader.say('answer.none-advice')),
  ]
}

function sentenceBlock(sentence: AnswerSentence, number: number, reader: Reader): MessageBlock {
  const content = [textRun(displayedText(sentence, reader))]
  const details = [textRun(detailsText(sentence, reader), 'quiet')]
  const actions = [showLineAction(sentence.reference, reader, number)]
  if (sentence.kind !== 'quote') return { kind: 'item', number, content, details, actions }
  const attribution = attributionOf(sentence, reader)
  return { kind: 'quote', number, content, translation: translationOf(sentence, reader), attribution, details, actions }
}

function attributionOf({ speaker }: AnswerSentence, reader: Reader): readonly Inline[] {
  if (speaker === undefined) return [textRun(reader.say('edition.unnamed-speaker'), 'quiet')]
  const role = speaker.role?.[reader.language] ?? ''
  const name = textRun(speaker.name[reader.language], 'strong')
  return role === '' ? [name] : [name, textRun(` · ${role}`)]
}

function translationOf({ translation }: AnswerSentence, reader: Reader): readonly Inline[] {
  if (translation === undefined) return []
  const text = displayedText(translation, reader)
  return [textRun(reader.say('edition.translation', { text }))]
}

function detailsText(sentence: AnswerSentence, reader: Reader): string {
  const cited = citationText(sentence.citation, reader.language)
  const source = [...unnamedSpeaker(sentence, reader), cited].join(' · ')
  return isConverted(sentence, reader) ? `${source} · ${reader.say('edition.converted')}` : source
}

/**
 * Whose words a sentence of a text is, and what they are, where it does not say so itself: the one before may, or the
 * next. A card of a quote says it above.
 */
function unnamedSpeaker({ kind, speaker, text }: AnswerSentence, reader: Reader): readonly string[] {
  if (kind !== 'sentence' || speaker === undefined) return []
  const { name, role } = speaker
  if (Object.values(name).some((one) => one !== '' && text.includes(one))) return []
  return [name[reader.language], role?.[reader.language] ?? ''].filter((part) => part !== '')
}
