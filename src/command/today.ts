import { composeEdition } from '../briefing/compose-edition.ts'
import { DEFAULT_PREFERENCES, type Edition } from '../briefing/edition.ts'
import { editionMessage, numberedItems } from '../briefing/edition-message.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'

/** Shows the edition of the reader's day: the same one however often, and in whichever language, it is asked for. */
export const today: Command = {
  id: 'today',
  run(context) {
    const { edition } = context.channel
    return edition?.date === context.date ? show(context, edition) : showNext(context)
  },
}

/** Shows a further edition of what the channel has not seen. */
export const more: Command = {
  id: 'more',
  run(context) {
    return showNext(context)
  },
}

function showNext(context: CommandContext): CommandOutcome {
  const { channel, knowledge, reader, date } = context
  const edition = composeEdition({
    corpus: knowledge.corpus,
    seen: new Set(channel.seen),
    preferences: { ...DEFAULT_PREFERENCES, language: reader.language },
    number: (channel.edition?.number ?? 0) + 1,
    date,
    opinions: channel.opinions,
  })
  return show(context, edition)
}

function show(context: CommandContext, edition: Edition): CommandOutcome {
  const items = numberedItems(edition)
  const message = editionMessage(edition, context.reader)
  if (items.length === 0) return { message, channel: context.channel, posted: [] }
  const seen = [...new Set([...context.channel.seen, ...items])]
  return { message, channel: { ...context.channel, seen, edition }, posted: items }
}
