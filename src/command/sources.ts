import type { Citation } from '../corpus/corpus.ts'
import { sourceText } from '../message/citation-text.ts'
import type { MessageBlock } from '../message/message.ts'
import { textRun } from '../message/runs.ts'
import type { LanguageTag } from '../text/language.ts'
import { type Command, type CommandContext, justSay } from './command.ts'
import type { Knowledge } from './knowledge.ts'
import { plainMessage } from './listing.ts'

const MOST_SOURCES = 30

/** Lists where everything comes from, and how much of it. */
export const sources: Command = {
  id: 'sources',
  run(context) {
    const { reader, knowledge } = context
    const counted = countSources(knowledge)
    if (counted.size === 0) return justSay(context, plainMessage(context, reader.say('command.sources-empty')))
    const heading = reader.say('command.sources-heading')
    const blocks: MessageBlock[] = [
      { kind: 'heading', text: heading },
      ...[...counted.values()].slice(0, MOST_SOURCES).map(({ citation, count }): MessageBlock => {
        const name = nameOf(citation, context)
        const details = [textRun(reader.say('command.item-count', { count }), 'quiet')]
        return { kind: 'item', number: undefined, content: [textRun(name)], details, actions: [] }
      }),
    ]
    const summary = reader.say('command.listing-summary', { heading, count: counted.size })
    return justSay(context, { language: reader.language, summary, blocks })
  },
}

/** A source that nobody named for readers of Traditional characters is named to them in those, as its lines are. */
function nameOf(citation: Citation, { reader, knowledge }: Pick<CommandContext, 'reader' | 'knowledge'>): string {
  const name = sourceText(citation, reader.language)
  const document = knowledge.corpus.analyses.find((analysis) => analysis.document.id === citation.source)?.document
  const isForeign = citation.wordings === undefined && document?.language === 'zh-Hans'
  return isForeign && reader.language === 'zh-Hant' ? reader.toTraditional(name) : name
}

/** Names every source, for readers of a language; at most as many as the command lists. */
export function sourceTitles(knowledge: Knowledge, language: LanguageTag): readonly string[] {
  return [...countSources(knowledge).values()]
    .slice(0, MOST_SOURCES)
    .map(({ citation }) => sourceText(citation, language))
}

/** An item that stands in several sources counts for each: a loaded article is there although editors tell it all. */
function countSources({
  corpus,
}: Knowledge): ReadonlyMap<string, { readonly citation: Citation; readonly count: number }> {
  const counted = new Map<string, { readonly citation: Citation; count: number }>()
  for (const citation of corpus.items.flatMap((item) => [item.citation, ...(item.alsoIn ?? [])])) {
    const known = counted.get(citation.source)
    if (known === undefined) counted.set(citation.source, { citation, count: 1 })
    else known.count++
  }
  return counted
}
