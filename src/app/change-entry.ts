import type { Command } from '../command/command.ts'
import { sayAtDesk } from '../command/subscription/at-desk.ts'
import { pause, resume } from '../command/subscription/pause.ts'
import { postNow } from '../command/subscription/post-now.ts'
import { unsubscribe } from '../command/subscription/unsubscribe.ts'
import type { Message } from '../message/message.ts'
import { answerAt } from './answer-at.ts'
import type { BotParts } from './bot-parts.ts'
import type { EntryChange } from './home.ts'
import type { Place } from './place.ts'

const COMMANDS: Readonly<Record<EntryChange, Command>> = { pause, resume, end: unsubscribe, now: postNow }

/**
 * Does with one subscription what its command would do. It is named by its id and not by its number, which may be
 * another one's by the time a button is pressed.
 */
export async function changeEntry(
  parts: BotParts,
  place: Place,
  { id, change }: { readonly id: string; readonly change: EntryChange },
): Promise<Message> {
  const outcome = await answerAt(parts, place, {
    words: '',
    isAtDesk: true,
    run: (context) => {
      const { entries = [], damaged = [] } = context.desk ?? {}
      const at = [...entries.map(({ subscription }) => subscription.id), ...damaged].indexOf(id)
      if (at < 0) return sayAtDesk(context, 'subscription.entry-gone')
      return COMMANDS[change].run(context, String(at + 1))
    },
  })
  return outcome.message
}
