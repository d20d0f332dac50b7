import { searchCorpus } from '../search/search-corpus.ts'
import { type Command, justSay } from './command.ts'
import { MOST_LISTED, plainMessage, showListing } from './listing.ts'

/** Lists the items whose words fit best. */
export const search: Command = {
  id: 'search',
  run(context, argument) {
    const { reader, knowledge } = context
    if (argument === '') return justSay(context, plainMessage(context, reader.say('command.search-empty')))
    const words = argument.slice(0, 80)
    const items = searchCorpus(knowledge.index, argument, { top: MOST_LISTED * 4 }).flatMap((hit) => {
      const item = hit.item === undefined ? undefined : knowledge.items.get(hit.item)
      return item === undefined ? [] : [item]
    })
    return showListing(context, {
      heading: reader.say('command.search-heading', { words }),
      items: [...new Set(items)].slice(0, MOST_LISTED),
      empty: reader.say('command.search-none', { words }),
      page: 1,
      line: 'search',
    })
  },
}
