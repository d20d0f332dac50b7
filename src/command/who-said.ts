import { itemBlock } from '../briefing/item-block.ts'
import { note, paragraph } from '../message/blocks.ts'
import type { MessageBlock } from '../message/message.ts'
import { speakerOf } from './ask.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { who } from './who.ts'

/**
 * Says who an item is by, beside the item itself; where several were shown, which of them is meant.
 * @returns `undefined` when nobody is named for it.
 */
export function tellSpeaker(context: CommandContext, reference: string): CommandOutcome | undefined {
  const { reader, knowledge, fallback, thread } = context
  const speaker = speakerOf(context, reference)
  if (speaker === undefined) return undefined
  const name = speaker.name[reader.language]
  const item = knowledge.items.get(reference) ?? fallback?.items.get(reference)
  if (item === undefined) return who.run(context, name)
  const at = thread.posted.indexOf(reference)
  const number = at < 0 ? undefined : at + 1
  const known = speaker.role?.[reader.language] ?? ''
  const role = known === '' ? reader.say('command.who-no-role') : known
  const blocks: readonly MessageBlock[] = [
    { kind: 'heading', text: name },
    paragraph(role),
    itemBlock(item, reader, { number, sharedSource: undefined }),
    ...otherLines(context, at),
    {
      kind: 'actions',
      actions: [{ verb: 'command', label: reader.say('command.more-of', { name }), value: `who ${name}` }],
    },
  ]
  const summary = reader.say('command.who-summary', { name, role })
  return justSay(context, { language: reader.language, summary, blocks })
}

/** "That" may be any of several lines: it is said which one was taken, and how another is asked about. */
function otherLines({ reader, thread: { posted, last } }: CommandContext, at: number): readonly MessageBlock[] {
  const { from, to } = last ?? { from: 0, to: posted.length }
  if (at !== from || to - from < 2) return []
  return [note(reader.say('command.who-said-other', { number: at + 1, other: at + 2 }))]
}
