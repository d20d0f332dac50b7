import { SHOWN_CONFIDENCE } from '../quote/shown-confidence.ts'
import type { Command } from './command.ts'
import { byWeight, readPage, showListing } from './listing.ts'
import { findPeople, listPeople } from './people.ts'
import { LONGEST_WORDS } from './reader-words.ts'
import { showReported } from './reported.ts'
import { unknownPerson } from './unknown-person.ts'

/** Lists quotes: all, or one speaker's. */
export const quotes: Command = {
  id: 'quotes',
  run(context, argument) {
    const { knowledge, reader, vocabulary } = context
    const { subject, page } = readPage(argument)
    const all = knowledge.corpus.items.filter((item) => item.kind === 'quote' && item.confidence >= SHOWN_CONFIDENCE)
    if (subject === '') {
      return showListing(context, {
        heading: reader.say('command.quotes-heading'),
        above: [],
        items: all.sort(byWeight),
        empty: reader.say('command.quotes-empty'),
        page,
        line: 'quotes',
      })
    }
    const found = findPeople(listPeople(context), subject, vocabulary.fold)
    const names = found.map(({ speaker }) => speaker.name[reader.language])
    if (found.length === 0) return showReported(context, subject) ?? unknownPerson(context, subject, 'quotes')
    const ids = new Set(found.map(({ speaker }) => speaker.id))
    const name = names.join(reader.say('edition.topic-separator'))
    return showListing(context, {
      heading: reader.say('command.quotes-of-heading', { name }),
      above: [],
      items: all.filter((item) => item.speaker !== undefined && ids.has(item.speaker.id)).sort(byWeight),
      empty: reader.say('command.quotes-of-empty', { name }),
      page,
      line: `quotes ${subject.slice(0, LONGEST_WORDS)}`,
    })
  },
}
