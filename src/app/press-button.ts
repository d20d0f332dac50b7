import { type CommandContext, type CommandOutcome, justSay } from '../command/command.ts'
import { explainItem } from '../command/explain-item.ts'
import { judgeItem } from '../command/judge-item.ts'
import { plainMessage } from '../command/listing.ts'
import { runCommandLine, runThreadLine } from '../command/run-line.ts'
import { showLine } from '../command/show-line.ts'
import { inviteQuestion } from '../command/thread/ask-about.ts'
import type { Action } from '../message/message.ts'

/** Does what a pressed button says. @param user who pressed it, as the platform names them. */
export function pressButton(
  context: CommandContext,
  { verb, value }: Pick<Action, 'verb' | 'value'>,
  user: string,
): CommandOutcome {
  switch (verb) {
    case 'like':
    case 'dislike':
    case 'more':
    case 'less':
      return judgeItem(context, { item: value, verdict: verb, user })
    case 'ask-about':
      return inviteQuestion(context, value)
    case 'share':
      // what there is to share is known only where private answers are given
      return justSay(context, plainMessage(context, context.reader.say('judge.share-gone')))
    case 'show-line':
      return showLine(context, value)
    case 'why':
      return explainItem(context, value)
    case 'command':
      return runCommandLine(context, value)
    case 'ask':
      return runThreadLine(context, value)
  }
}
