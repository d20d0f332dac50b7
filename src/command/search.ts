import { searchCorpus } from '../search/search-corpus.ts'
import { type Command, justSay } from './command.ts'
import { MOST_LISTED, plainMessage, showListing } from './listing.ts'
import { repeatedWords } from './reader-words.ts'

/**
 * Less of what could be reached than this is a common word or a lone character of what was asked, not the thing itself:
 * best of five where words that the sources hold were told from words that they do not.
 */
const LEAST_SHARE = 0.25
const LEAST_OF_BEST = 0.4

/** Lists the items whose words fit best. */
export const search: Command = {
  id: 'search',
  run(context, argument) {
    const { reader, knowledge } = context
    if (argument === '') return justSay(context, plainMessage(context, reader.say('command.search-empty')))
    const words = repeatedWords(argument)
    const hits = searchCorpus(knowledge.index, argument, { top: MOST_LISTED * 4 })
    const least = Math.max(LEAST_SHARE, LEAST_OF_BEST * (hits[0]?.share ?? 0))
    const items = hits.flatMap((hit) => {
      if (hit.share < least) return []
      const item = hit.item === undefined ? undefined : knowledge.items.get(hit.item)
      return item === undefined ? [] : [item]
    })
    return showListing(context, {
      heading: reader.say('command.search-heading', { words }),
      above: [],
      items: [...new Set(items)].slice(0, MOST_LISTED),
      empty: reader.say('command.search-none', { words }),
      page: 1,
      line: 'search',
    })
  },
}
