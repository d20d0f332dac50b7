import { readCourtesy } from '../answer/thread.ts'
import type { MessageBlock } from '../message/message.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { plainMessage } from './listing.ts'
import { threadWords } from './thread/thread-words.ts'

/** What a greeting is answered with beside a sentence: commands whose heading says what they show. */
const OFFERED = ['quotes', 'speakers', 'help'] as const

/**
 * Answers thanks and a nod in kind, and a greeting with what can be asked: they ask nothing, and no passage answers them.
 * @returns `undefined` for a line that says anything more.
 */
export function answerCourtesy(context: CommandContext, line: string): CommandOutcome | undefined {
  const { reader } = context
  const courtesy = readCourtesy(line, threadWords(context))
  if (courtesy === undefined) return undefined
  const message = plainMessage(context, reader.say(`command.courtesy-${courtesy}`))
  if (courtesy !== 'greeting') return justSay(context, message)
  const actions = OFFERED.map((command) => {
    return { verb: 'command' as const, label: reader.say(`command.${command}-heading`), value: command }
  })
  const blocks: readonly MessageBlock[] = [...message.blocks, { kind: 'actions', actions }]
  return justSay(context, { ...message, blocks })
}
