import type { AskedBefore } from '../../briefing/memory.ts'
import { fitSummary } from '../../message/fit.ts'
import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import type { CommandContext, CommandOutcome } from '../command.ts'
import { plainMessage } from '../listing.ts'
import { sayLost } from '../lost-line.ts'
import { runThreadLine } from '../run-line.ts'
import { asAsked, wordsOf } from './as-asked.ts'
import { openReference } from './find-reference.ts'

/** A question about one item or passage. */
export interface QuestionAbout {
  readonly reference: string
  readonly question: string
}

/** How much of the item and of the question is repeated to the thread, in code points. */
const ITEM_SHOWN = 60
const QUESTION_SHOWN = 300

/**
 * Answers a question about an item: "he" is its speaker, "the source" its line, and what the question leaves out is
 * taken from its words. The question stands above the answer, because nobody else saw it asked.
 */
export function askAbout(context: CommandContext, { reference, question }: QuestionAbout): CommandOutcome {
  const { reader } = context
  const words = wordsOf(context, reference)
  const past: readonly AskedBefore[] = words === '' ? [] : [asAsked(context, reference, words)]
  const about = { ...context, thread: { ...context.thread, posted: [reference], asked: past } }
  const isLost = openReference(context, reference)?.changed !== undefined
  const outcome = isLost ? sayLost(context, reference) : runThreadLine(about, question)
  const values = { item: fitSummary(words, ITEM_SHOWN), question: fitSummary(question, QUESTION_SHOWN) }
  const asked: MessageBlock = {
    kind: 'paragraph',
    content: [textRun(reader.say(words === '' ? 'judge.asked' : 'judge.asked-about', values), 'strong')],
  }
  const { message } = outcome
  return { ...outcome, message: { ...message, blocks: [asked, ...message.blocks] } }
}

/** Where nobody can be asked for words at once: the next line in the thread is about the item. */
export function inviteQuestion(context: CommandContext, reference: string): CommandOutcome {
  const { reader } = context
  const words = wordsOf(context, reference)
  if (words === '') return sayLost(context, reference)
  const text = reader.say('judge.invite', { item: fitSummary(words, ITEM_SHOWN) })
  return {
    message: plainMessage(context, text),
    channel: context.channel,
    // numbers still mean what they meant
    posted: [],
    asked: asAsked(context, reference, words),
  }
}
