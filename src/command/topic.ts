import { isItemReadable } from '../briefing/item-text.ts'
import type { CorpusItem } from '../corpus/corpus.ts'
import { SHOWN_CONFIDENCE } from '../quote/shown-confidence.ts'
import type { Command, CommandContext, CommandOutcome } from './command.ts'
import { byWeight, plainMessage, readPage, showListing } from './listing.ts'
import { repeatedWords } from './reader-words.ts'

/** Lists what there is on a topic; without one, names the topics. */
export const topic: Command = {
  id: 'topic',
  run(context, argument) {
    const { subject, page } = readPage(argument)
    const meaning = context.vocabulary.meanings.get(context.vocabulary.fold(subject))
    if (meaning?.kind === 'topic') return showTopic(context, meaning.topic, page)
    return { message: plainMessage(context, topicsText(context, argument)), channel: context.channel, posted: [] }
  },
}

/** Lists what there is on one topic: takeaways and quotes together, those the reader can read first. */
export function showTopic(context: CommandContext, topicId: string, page = 1): CommandOutcome {
  const { knowledge, reader } = context
  const title = reader.topicTitle(topicId)
  const items = knowledge.corpus.items
    .filter((item) => item.topics.includes(topicId) && item.confidence >= SHOWN_CONFIDENCE)
    .sort((a, b) => rank(b, topicId, reader.language) - rank(a, topicId, reader.language) || byWeight(a, b))
  return showListing(context, {
    heading: reader.say('command.topic-heading', { topic: title }),
    above: [],
    items,
    empty: reader.say('command.topic-empty', { topic: title }),
    page,
    line: `topic ${topicId}`,
  })
}

/** What an item is mainly about comes before what it touches, and what can be read before what cannot. */
function rank(item: CorpusItem, topicId: string, language: CommandContext['reader']['language']): number {
  return (isItemReadable(item, language) ? 2 : 0) + (item.topics[0] === topicId ? 1 : 0)
}

function topicsText(context: CommandContext, argument: string): string {
  const { knowledge, reader } = context
  const titles = knowledge.topics.map(({ id }) => reader.topicTitle(id)).join(reader.say('edition.topic-separator'))
  const isAsked = argument !== ''
  return isAsked
    ? reader.say('command.topic-unknown', { topic: repeatedWords(argument), topics: titles })
    : reader.say('command.topics', { topics: titles })
}
