import { afterEdition } from '../briefing/after-edition.ts'
import { composeEdition } from '../briefing/compose-edition.ts'
import { DEFAULT_PREFERENCES, type Edition } from '../briefing/edition.ts'
import { editionMessage, numberedItems } from '../briefing/edition-message.ts'
import { correctionsOf } from '../corpus/corrections.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'

/** Shows the edition of the reader's day: the same one however often, and in whichever language, it is asked for. */
export const today: Command = {
  id: 'today',
  run(context) {
    const { edition } = context.channel
    return edition?.date === context.date ? show(context, asItStands(edition, context)) : showNext(context)
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

/** What was withdrawn since is shown no more, and what was corrected is shown as it stands. */
function asItStands(edition: Edition, { knowledge, fallback }: CommandContext): Edition {
  const { corpus, items } = fallback ?? knowledge
  const corrected = new Map(correctionsOf(corpus.packs).map(({ item }) => [item, items.get(item)]))
  if (corrected.size === 0) return edition
  const standing = (choices: Edition['takeaways']): Edition['takeaways'] =>
    choices.flatMap((choice) => {
      const item = corrected.has(choice.item.id) ? corrected.get(choice.item.id) : choice.item
      return item === undefined ? [] : [{ ...choice, item }]
    })
  return { ...edition, takeaways: standing(edition.takeaways), quotes: standing(edition.quotes) }
}

function show(context: CommandContext, edition: Edition): CommandOutcome {
  const message = editionMessage(edition, context.reader)
  return { message, channel: afterEdition(context.channel, edition), posted: numberedItems(edition) }
}
