import { itemBlock } from '../../briefing/item-block.ts'
import type { Citation } from '../../corpus/corpus.ts'
import { note, paragraph } from '../../message/blocks.ts'
import type { MessageBlock } from '../../message/message.ts'
import { overlapsSpan } from '../../text/span.ts'
import { type CommandContext, type CommandOutcome, justSay } from '../command.ts'
import { showLine } from '../show-line.ts'
import { findItem, openReference, speakerOf } from './find-reference.ts'

/**
 * Says who an item is by, beside the item itself; where several were shown, which of them is meant. A line that is no
 * item is shown with whom its source gives the words to, or with the word that it names nobody.
 */
export function tellSpeaker(context: CommandContext, reference: string): CommandOutcome {
  const { reader, thread } = context
  const speaker = speakerOf(context, reference)
  if (speaker === undefined) return tellLine(context, reference)
  const name = speaker.name[reader.language]
  const item = findItem(context, reference)
  const at = thread.posted.indexOf(reference)
  const number = at < 0 ? undefined : at + 1
  const known = speaker.role?.[reader.language] ?? ''
  const role = known === '' ? reader.say('command.who-no-role') : known
  const blocks: readonly MessageBlock[] = [
    { kind: 'heading', text: name },
    paragraph(role),
    ...(item === undefined
      ? showLine(context, reference).message.blocks
      : [itemBlock(item, reader, { number, sharedSource: undefined })]),
    ...otherLines(context, at),
    {
      kind: 'actions',
      actions: [{ verb: 'command', label: reader.say('command.more-of', { name }), value: `who ${name}` }],
    },
  ]
  const summary = reader.say('command.who-summary', { name, role })
  return justSay(context, { language: reader.language, summary, blocks })
}

function tellLine(context: CommandContext, reference: string): CommandOutcome {
  const { reader } = context
  const outcome = showLine(context, reference)
  const opened = openReference(context, reference)
  if (opened === undefined || opened.changed !== undefined) return outcome
  const name = namedFor(context, opened.citation)
  const said = name === undefined ? reader.say('command.who-said-nobody') : reader.say('command.who-said-by', { name })
  const { message } = outcome
  return { ...outcome, message: { ...message, summary: said, blocks: [paragraph(said), ...message.blocks] } }
}

/** Whom a document gives the words of a passage to; `undefined` when it names nobody, or several. */
function namedFor({ knowledge, fallback }: CommandContext, { source, span }: Citation): string | undefined {
  const analyses = [...knowledge.corpus.analyses, ...(fallback?.corpus.analyses ?? [])]
  const quotes = analyses.find(({ document }) => document.id === source)?.quotes.quotes ?? []
  const within = quotes.filter(({ parts }) => span !== undefined && parts.some((part) => overlapsSpan(part, span)))
  const names = new Set(within.map(({ attribution }) => attribution?.name))
  return names.size === 1 ? [...names][0] : undefined
}

/** "That" may be any of several lines: it is said which one was taken, and how another is asked about. */
function otherLines({ reader, thread: { posted, last } }: CommandContext, at: number): readonly MessageBlock[] {
  const { from, to } = last ?? { from: 0, to: posted.length }
  if (at !== from || to - from < 2) return []
  return [note(reader.say('command.who-said-other', { number: at + 1, other: at + 2 }))]
}
