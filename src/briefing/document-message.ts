import type { Analysis } from '../analysis/analysis.ts'
import { note } from '../message/blocks.ts'
import type { Message } from '../message/message.ts'
import type { Edition } from './edition.ts'
import { editionBlocks } from './edition-message.ts'
import type { Reader } from './reader.ts'

/**
 * Writes what is in one document: its title, its best takeaways and quotes, and how to ask about it.
 * @param edition composed from the document's own corpus.
 */
export function documentMessage(analysis: Analysis, edition: Edition, reader: Reader): Message {
  const { say, language } = reader
  const { document } = analysis
  const title = document.title ?? document.origin.name
  const count = { takeaways: edition.takeaways.length, quotes: edition.quotes.length }
  const isEmpty = count.takeaways + count.quotes === 0
  const summary = isEmpty ? say('edition.document-empty') : say('edition.document-summary', count)
  const intro = isEmpty ? summary : say('edition.document-subheading', count)
  return {
    language,
    summary,
    blocks: [
      { kind: 'heading', text: title },
      note(intro),
      ...editionBlocks(edition, reader),
      ...(edition.unseen > 0 ? [note(say('edition.document-more', { count: edition.unseen }))] : []),
      note(say('edition.document-footer')),
    ],
  }
}
