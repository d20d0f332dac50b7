import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import { type Command, justSay } from '../command.ts'
import { atDesk, notChosen } from './at-desk.ts'
import { entryBlock } from './entry-block.ts'

/** Lists the channel's subscriptions with their numbers. */
export const subscriptions: Command = {
  id: 'subscriptions',
  run: (context, argument) =>
    atDesk(context, argument, (given, desk) => {
      const { reader, commandName } = given
      if (desk.entries.length === 0) return notChosen(given, desk, 'none')
      const heading = reader.say('subscription.heading', { count: desk.entries.length })
      const hint = textRun(reader.say('subscription.hint', { command: commandName }), 'quiet')
      const blocks: MessageBlock[] = [
        { kind: 'heading', text: heading },
        ...desk.entries.map((entry, index) => entryBlock(entry, index + 1, reader)),
        { kind: 'note', content: [hint] },
      ]
      return justSay(given, { language: reader.language, summary: heading, blocks })
    }),
}
