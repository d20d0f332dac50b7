import type { Analysis } from '../analysis/analysis.ts'
import { titleOf } from '../document/title-of.ts'
import { note } from '../message/blocks.ts'
import type { Message, MessageBlock } from '../message/message.ts'
import { countText } from './count-text.ts'
import type { Edition } from './edition.ts'
import { editionBlocks, numberedItems } from './edition-message.ts'
import type { Reader } from './reader.ts'

/**
 * Writes what is in one document: its title, its best takeaways and quotes, and how to ask about it.
 * @param edition composed from the document's own corpus.
 */
export function documentMessage(analysis: Analysis, edition: Edition, reader: Reader): Message {
  const { say, language } = reader
  const { document } = analysis
  const title = titleOf(document)
  const isEmpty = numberedItems(edition).length === 0
  const countsBy = (between: string) => ({ counts: countText(edition, reader, between) })
  const summary = say(
    isEmpty ? 'edition.document-empty' : 'edition.document-summary',
    countsBy(say('edition.count-and')),
  )
  const intro = isEmpty ? summary : say('edition.document-subheading', countsBy(' · '))
  return {
    language,
    summary,
    blocks: [
      { kind: 'heading', text: title },
      note(intro),
      ...editionBlocks(edition, reader),
      ...moreNote(edition, reader),
      note(say('edition.document-footer')),
    ],
  }
}

/** Says what the message leaves away, so that a reader who counts misses nothing. */
function moreNote({ unseen, leftOut }: Edition, { say }: Reader): readonly MessageBlock[] {
  if (unseen === 0) return []
  const isRepeated = leftOut.length === unseen && leftOut.every(({ reason }) => reason.name === 'repeats')
  return [note(say(isRepeated ? 'edition.document-repeats' : 'edition.document-more', { count: unseen }))]
}
