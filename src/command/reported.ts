import type { AnswerSentence } from '../answer/answer.ts'
import { sentenceBlocks } from '../answer/answer-message.ts'
import { answerSentence } from '../answer/answer-sentence.ts'
import { paragraph } from '../message/blocks.ts'
import { SHOWN_CONFIDENCE } from '../quote/shown-confidence.ts'
import type { SentencePassage } from '../search/corpus-passage.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { readNames, squeeze } from './people.ts'
import { LONGEST_WORDS } from './reader-words.ts'

/** What a reader takes in at a glance. */
const MOST_SENTENCES = 5

/**
 * Shows what the sources report that somebody said who is nowhere quoted word for word, and so has no item.
 * @returns `undefined` when they report nothing of anybody of that name.
 */
export function showReported(context: CommandContext, name: string): CommandOutcome | undefined {
  const { reader, vocabulary } = context
  const { fold } = vocabulary
  const wanted = squeeze(fold(name.slice(0, LONGEST_WORDS)).trim().toLowerCase())
  const told = reportedBy(context, (called) => {
    const folded = squeeze(fold(called).toLowerCase())
    return folded === wanted || readNames(context.knowledge, folded).includes(wanted)
  })
  const [first] = told
  if (first === undefined) return undefined
  const sentences = told.slice(0, MOST_SENTENCES).map(({ passage }) => answerSentence(passage, reader.language, 1))
  return sayReported(context, first.name, sentences)
}

interface Reported {
  readonly name: string
  readonly passage: SentencePassage
}

/** The sentences that report what somebody said, each once, in the order of the sources. */
function reportedBy({ knowledge }: CommandContext, isMeant: (name: string) => boolean): readonly Reported[] {
  const { index, corpus } = knowledge
  return corpus.analyses.flatMap(({ document, quotes }) => {
    const said = quotes.quotes.flatMap(({ attribution, parts: [part] }) => {
      const isShown =
        attribution !== undefined && attribution.confidence >= SHOWN_CONFIDENCE && isMeant(attribution.name)
      return isShown && part !== undefined ? [{ name: attribution.name, start: part.start }] : []
    })
    if (said.length === 0) return []
    const { start, end } = index.documentPlaces.get(document.id) ?? { start: 0, end: 0 }
    return index.passages.slice(start, end).flatMap((passage) => {
      if (passage.kind !== 'sentence') return []
      const span = document.sentences[passage.sentence]?.span ?? { start: 0, end: 0 }
      const one = said.find((quote) => span.start <= quote.start && quote.start < span.end)
      return one === undefined ? [] : [{ name: one.name, passage }]
    })
  })
}

function sayReported(context: CommandContext, name: string, sentences: readonly AnswerSentence[]): CommandOutcome {
  const { reader } = context
  const summary = reader.say('command.reported-summary', { name, count: sentences.length })
  const blocks = [paragraph(reader.say('command.reported-only', { name })), ...sentenceBlocks(sentences, reader)]
  const posted = sentences.map(({ reference }) => reference)
  return justSay(context, { language: reader.language, summary, blocks }, posted)
}
