import { type Command, justSay } from '../command.ts'
import { plainMessage } from '../listing.ts'

/**
 * Says what to type instead: what "undo" means is what was done last, and that may have been somebody else's, or long
 * ago.
 */
export const undo: Command = {
  id: 'undo',
  run(context) {
    const { reader, commandName } = context
    return justSay(context, plainMessage(context, reader.say('subscription.undo', { command: commandName })))
  },
}
