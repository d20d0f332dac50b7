import type { Reader } from '../briefing/reader.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import { note } from '../message/blocks.ts'
import { citationText } from '../message/citation-text.ts'
import { fitSummary } from '../message/fit.ts'
import type { Inline, MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { shorten, shortenStart } from '../message/shorten.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { itemActions } from './item-actions.ts'
import { itemAsShown, sayLost } from './lost-line.ts'
import { LONGEST_NEIGHBOUR, type OpenedLine } from './open-line.ts'
import { findItem, openReference } from './thread/find-reference.ts'

/** Shows an opened line between its neighbours; an item whose article is not at hand itself, and where it comes from. */
export function showLine(context: CommandContext, reference: string): CommandOutcome {
  const { reader } = context
  const opened = openReference(context, reference)
  if (opened === undefined || opened.changed !== undefined) return sayLost(context, reference)
  const place = reader.say('command.line-at', { source: citationText(opened.citation, reader.language) })
  const item = findItem(context, reference)
  const isAlone = opened.line === '' && item !== undefined
  return justSay(context, {
    language: reader.language,
    summary: isAlone ? fitSummary(place) : reader.say('command.line-summary'),
    blocks: [
      ...(isAlone ? itemAlone(item, reader) : [...lineBetween(opened, reader), note(place)]),
      ...itemActions(context, reference, 'with-why'),
    ],
  })
}

/** An item whose article is not at hand: its words and source again, who worded it, and where the article is. */
function itemAlone(item: CorpusItem, reader: Reader): readonly MessageBlock[] {
  const { url } = item.citation
  const worded = reader.say(item.kind === 'quote' ? 'command.line-quote' : 'command.line-editor')
  const whereabouts = reader.say(url === undefined ? 'command.line-nowhere' : 'command.line-elsewhere')
  return [
    itemAsShown(item, reader),
    note(worded),
    { kind: 'note', content: [textRun(whereabouts, 'quiet'), ...linkTo(url, reader)] },
  ]
}

function lineBetween(opened: OpenedLine, reader: Reader): readonly MessageBlock[] {
  const line = lineInText(opened).filter((run) => run.text.trim() !== '')
  return [{ kind: 'paragraph', content: [...line, ...linkTo(opened.citation.url, reader)] }]
}

function linkTo(url: string | undefined, reader: Reader): readonly Inline[] {
  return url === undefined ? [] : [textRun(' '), { kind: 'link', text: reader.say('command.open-source'), url }]
}

function lineInText({ before, line, after, isCut }: OpenedLine): Inline[] {
  const marked = `${isCut.before ? '…' : ''}${line}${isCut.after ? '…' : ''}`
  return [
    textRun(`${shortenStart(before, LONGEST_NEIGHBOUR)} `, 'quiet'),
    textRun(marked, 'strong'),
    textRun(` ${shorten(after, LONGEST_NEIGHBOUR)}`, 'quiet'),
  ]
}
