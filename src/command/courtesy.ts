import { isCourtesy } from '../answer/thread.ts'
import type { MessageBlock } from '../message/message.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { plainMessage } from './listing.ts'

/** What a courtesy is answered with beside a sentence: commands whose heading says what they show. */
const OFFERED = ['quotes', 'speakers', 'help'] as const

/**
 * Answers a greeting or a word of thanks with what can be asked: it asks nothing itself, and no passage answers it.
 * @returns `undefined` for a line that says anything more.
 */
export function answerCourtesy(context: CommandContext, line: string): CommandOutcome | undefined {
  const { reader, knowledge } = context
  const { rules } = knowledge.index.index
  if (!isCourtesy(line, { tree: rules.thread, fold: rules.fold })) return undefined
  const message = plainMessage(context, reader.say('command.courtesy'))
  const actions = OFFERED.map((command) => {
    return { verb: 'command' as const, label: reader.say(`command.${command}-heading`), value: command }
  })
  const blocks: readonly MessageBlock[] = [...message.blocks, { kind: 'actions', actions }]
  return justSay(context, { ...message, blocks })
}
