import type { MessageBlock } from '../../message/message.ts'
import { textRun } from '../../message/runs.ts'
import { type Command, justSay } from '../command.ts'
import { atDesk, notChosen } from './at-desk.ts'
import { damagedBlock, entryBlock } from './entry-block.ts'

/** Lists the channel's subscriptions with their numbers. */
export const subscriptions: Command = {
  id: 'subscriptions',
  run: (context, argument) =>
    atDesk(context, argument, (given, desk) => {
      const { reader, commandName } = given
      const { entries, damaged } = desk
      const count = entries.length + damaged.length
      if (count === 0) return notChosen(given, desk, 'none')
      const heading = reader.say('subscription.heading', { count })
      const hint = textRun(reader.say('subscription.hint', { command: commandName }), 'quiet')
      const blocks: MessageBlock[] = [
        { kind: 'heading', text: heading },
        ...entries.map((entry, index) => entryBlock(entry, { number: index + 1, nowMs: desk.nowMs }, reader)),
        ...damaged.map((id, index) => damagedBlock(id, entries.length + index + 1, reader)),
        { kind: 'note', content: [hint] },
      ]
      return justSay(given, { language: reader.language, summary: heading, blocks })
    }),
}
