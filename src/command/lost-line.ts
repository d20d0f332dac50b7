import { itemBlock } from '../briefing/item-block.ts'
import type { Reader } from '../briefing/reader.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import { note, paragraph } from '../message/blocks.ts'
import { citationText } from '../message/citation-text.ts'
import type { MessageBlock } from '../message/message.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { plainMessage } from './listing.ts'
import type { OpenedLine } from './open-line.ts'
import { openReference, postedItem } from './thread/find-reference.ts'

/**
 * Says that what a reference names is not to be had: that its source was edited since, with the words as they were posted
 * where the channel remembers them; or that there is no such source.
 */
export function sayLost(context: CommandContext, reference: string): CommandOutcome {
  const { reader } = context
  const opened = openReference(context, reference)
  const said = changedText(opened, reader)
  if (opened === undefined || said === undefined) {
    return justSay(context, plainMessage(context, reader.say('failure.item-not-found')))
  }
  const posted = postedItem(context, reference)
  const source = reader.say('command.line-at', { source: citationText(opened.citation, reader.language) })
  const before = posted === undefined ? [] : [note(reader.say('command.line-as-posted')), itemAsShown(posted, reader)]
  return justSay(context, {
    language: reader.language,
    summary: said,
    blocks: [paragraph(said), ...before, note(source)],
  })
}

/** Says that a source was edited since a reference to it was made; `undefined` when its words are there. */
export function changedText(opened: OpenedLine | undefined, { say }: Reader): string | undefined {
  if (opened?.changed === undefined) return undefined
  return say(opened.changed === 'gone' ? 'command.line-changed' : 'command.line-untold')
}

/** An item as a digest shows it, without its buttons and number. */
export function itemAsShown(item: CorpusItem, reader: Reader): MessageBlock {
  const block = itemBlock(item, reader, { number: undefined, sharedSource: undefined })
  return 'actions' in block && 'details' in block ? { ...block, actions: [] } : block
}
