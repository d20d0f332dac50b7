import { LEFT_OUT_TOLD } from '../briefing/after-edition.ts'
import { displayedText } from '../briefing/displayed-text.ts'
import type { EditionChoice, EditionReason } from '../briefing/edition.ts'
import { shownText } from '../briefing/item-text.ts'
import type { Reader } from '../briefing/reader.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import { note } from '../message/blocks.ts'
import { citationText } from '../message/citation-text.ts'
import { fitSummary } from '../message/fit.ts'
import type { MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import { toldScore } from '../takeaway/told-parts.ts'
import { type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { itemActions } from './item-actions.ts'
import { changedText, sayLost } from './lost-line.ts'
import { findItem, openReference, postedItem } from './thread/find-reference.ts'

/** Parts of a score that are told; the smaller ones say little. */
const MOST_PARTS = 4
/** How much is told of each item that an edition left out, in code points. */
const LEFT_OUT_SHOWN = 80

/** Says in words why an item was chosen: by whom, what made its score, and what spoke for it in the last edition. */
export function explainItem(context: CommandContext, id: string): CommandOutcome {
  const { reader, channel } = context
  const item = findItem(context, id) ?? postedItem(context, id)
  if (item === undefined) return sayLost(context, id)
  const changed = changedText(openReference(context, id), reader)
  const choice = [...(channel.edition?.takeaways ?? []), ...(channel.edition?.quotes ?? [])].find(
    (candidate) => candidate.item.id === id,
  )
  const inEdition = (choice?.why ?? []).filter(({ name }) => name !== 'chosen-editor' && name !== 'chosen-weight')
  const lines = [
    originLine(item, reader),
    ...inEdition.map((reason) => reasonLine(reason, reader)),
    ...partLines(item, reader),
  ]
  if (item.kind === 'quote' && item.from === 'extracted' && item.speaker !== undefined) {
    const speaker = item.speaker.name[reader.language]
    lines.push(reader.say('command.why-speaker', { speaker, percent: Math.round(item.confidence * 100) }))
  }
  const heading = reader.say('command.why-heading')
  return justSay(context, {
    language: reader.language,
    summary: `${heading}: ${lines[0] ?? ''}`,
    blocks: [
      { kind: 'paragraph', content: [textRun(heading, 'strong')] },
      ...lines.map((line): MessageBlock => ({ kind: 'paragraph', content: [textRun(line)] })),
      ...leftOutBlocks(context, choice),
      ...(changed === undefined ? [] : [note(changed)]),
      ...itemActions(context, id, 'without-why'),
    ],
  })
}

/** What stood behind an edition's choice: the best of what it left out, each with the reason. */
function leftOutBlocks(
  { channel: { edition }, reader }: CommandContext,
  choice: EditionChoice | undefined,
): readonly MessageBlock[] {
  if (edition === undefined || choice === undefined || edition.leftOut.length === 0) return []
  const lines = edition.leftOut.slice(0, LEFT_OUT_TOLD).map(({ item, reason }): MessageBlock => {
    const words = fitSummary(displayedText(shownText(item, reader.language), reader), LEFT_OUT_SHOWN)
    return { kind: 'note', content: [textRun(`${words} — ${reasonLine(reason, reader)}`, 'quiet')] }
  })
  const heading = textRun(reader.say('command.why-left-out', { number: edition.number }), 'strong')
  return [{ kind: 'paragraph', content: [heading] }, ...lines]
}

/** Says one reason of an edition's choice. */
function reasonLine({ name, values }: EditionReason, reader: Reader): string {
  const topic = typeof values.topic === 'string' ? { topic: reader.topicTitle(values.topic) } : {}
  return reader.say(`edition.${name}`, { ...values, ...topic })
}

function originLine(item: CorpusItem, reader: Reader): string {
  const source = citationText(item.citation, reader.language)
  if (item.from === 'editor') return reader.say('command.why-editor', { source })
  return reader.say('command.why-extracted', { title: item.citation.title, percent: Math.round(item.weight * 100) })
}

function partLines(item: CorpusItem, reader: Reader): readonly string[] {
  return toldScore(item.parts)
    .inFavour.slice(0, MOST_PARTS)
    .map((part) => reader.say(`why.${part.name}`))
}
