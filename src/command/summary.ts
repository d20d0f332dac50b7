import { paragraph } from '../message/blocks.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { byWeight, MOST_LISTED, plainMessage, showListing } from './listing.ts'
import { today } from './today.ts'

/**
 * Answers who wants everything summed up. Nothing is written here that no source says: of a thread's own text the
 * weightiest lines are shown, and elsewhere it is said what shows them.
 */
export function tellSummary(context: CommandContext): CommandOutcome {
  const { reader, knowledge, fallback } = context
  const takeaways = knowledge.corpus.items.filter(({ kind }) => kind === 'takeaway').sort(byWeight)
  if (fallback === undefined || takeaways.length === 0) return offerToday(context)
  return showListing(context, {
    heading: reader.say('command.summary-heading'),
    above: [paragraph(reader.say('command.summary-own'))],
    items: takeaways.slice(0, MOST_LISTED),
    empty: '',
    page: 1,
    line: '',
  })
}

function offerToday(context: CommandContext): CommandOutcome {
  const { reader } = context
  const message = plainMessage(context, reader.say('command.summary-none'))
  const actions = [{ verb: 'command' as const, label: reader.say('command.summary-today'), value: today.id }]
  return justSay(context, { ...message, blocks: [...message.blocks, { kind: 'actions', actions }] })
}
